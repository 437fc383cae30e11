"""What would come in: cards as they are written in the source, and what a person should know beforehand."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from kiwork.errors import KiworkError
from kiwork.intake.columns import Field, Layout, Shape, heading_score, lay_out
from kiwork.intake.decoding import Source
from kiwork.intake.kinds import CHALLENGE, Kind, kind_named
from kiwork.intake.lists import numbered_texts
from kiwork.intake.table import (
    NO_SEPARATOR,
    SEPARATORS,
    HeadingScore,
    Table,
    TableRow,
    read_table,
    table_of,
)
from kiwork.models.kinds import CardKind, Dimension
from kiwork.models.text import EmptyTextError, clean, required

MOST_MENTIONS = 100_000
"""All cards of one source together may have been said this often."""

_CONTROL_LETTERS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
# "1.000" may be a thousand or one: it is told as no number.
_COUNT = re.compile(r"[x×]? ?(\d{1,9})(?:[.,]0{1,2})? ?(?:[x×]|mal|times)?", re.IGNORECASE)
_BETWEEN_TAGS = re.compile(r"[;|\n]")
_BETWEEN_SOURCES = " · "


class RaggedRowError(KiworkError):
    """A row has other columns than the heading row."""


class TooManyMentionsError(KiworkError):
    """The counts of a source are beyond belief; perhaps they are not counts of mentions."""


class NothingToImportError(KiworkError):
    """The source has no row with a text."""


@dataclass(frozen=True)
class Defaults:
    """What holds for every card whose row says nothing else; an empty name is none."""

    kind: Kind = CHALLENGE
    topic_field: str = ""
    workshop: str = ""


@dataclass(frozen=True)
class PlannedCard:
    """A card as the source has it: everything it belongs to by name; "" is none."""

    line: int
    text: str
    kind: CardKind
    parked: bool = False
    topic_field: str = ""
    cluster: str = ""
    workshop: str = ""
    tags: tuple[tuple[Dimension, str], ...] = ()
    original: str = ""
    language: str = ""
    mentions: int = 1
    source: str = ""


@dataclass
class Remarks:
    """What a person should know about a source: what was left out, guessed or changed."""

    rows_above: int = 0
    empty_rows: int = 0
    other_kinds: Counter[str] = field(default_factory=Counter)
    odd_counts: int = 0
    cleaned: int = 0
    clusters_without_topic_field: int = 0
    unused_columns: list[str] = field(default_factory=list)


COUNTED_REMARKS = ("rows_above", "empty_rows", "odd_counts", "cleaned", "clusters_without_topic_field")
"""The remarks that are numbers of rows, in the order they are told."""


@dataclass(frozen=True)
class Plan:
    """The cards of a source in order, how it was read, and remarks; nothing is in the file yet."""

    name: str
    cards: tuple[PlannedCard, ...]
    remarks: Remarks
    encoding: str = ""
    separator: str = ""
    columns: Mapping[Field, str] = field(default_factory=dict)
    shape: Shape | None = None


def plan_list(source: Source, defaults: Defaults) -> Plan:
    """Plan a plain list: a card a line. Raises NothingToImportError and the errors of `lists`."""
    rows = (_Row(line, {Field.TEXT: text}, {Field.TEXT: text}) for line, text in numbered_texts(source.text))
    return _plan(source, rows, _with_workshop(source, defaults), Remarks())


def plan_table(
    source: Source, given: Mapping[Field, str], defaults: Defaults, *, headings: bool | None = None
) -> Plan:
    """Plan a table; `given` names the column of a field, by heading or number from 1 on.

    `headings` says whether the first row holds headings, if a person said so. Raises RaggedRowError,
    TooManyMentionsError, NothingToImportError and the errors of `table` and `columns`.
    """
    table = read_table(source.text, source.name, _score(given, headings=headings))
    return _plan_laid_out(source, table, lay_out(table, given, headings=headings), defaults)


def plan_rows(
    name: str,
    rows: Sequence[Sequence[str]],
    given: Mapping[Field, str],
    defaults: Defaults,
    *,
    headings: bool | None = None,
) -> Plan:
    """Plan rows that were read already, as from the clipboard; as `plan_table` otherwise."""
    table = table_of(rows, name, _score(given, headings=headings))
    return _plan_laid_out(Source(name, "", ""), table, lay_out(table, given, headings=headings), defaults)


def _score(given: Mapping[Field, str], *, headings: bool | None) -> HeadingScore:
    """Where a person says that there are no headings, none are looked for."""
    return partial(heading_score, given=given) if headings is not False else lambda _cells: 0


def _plan_laid_out(source: Source, table: Table, layout: Layout, defaults: Defaults) -> Plan:
    remarks = Remarks(rows_above=table.above, unused_columns=layout.unused)
    columns = {name: _column_title(layout, index) for name, index in layout.columns.items()}
    rows = _rows(source.name, layout, table.width)
    separator = "" if table.separator == NO_SEPARATOR else table.separator
    plan = _plan(
        source, rows, _with_workshop(source, defaults), remarks, separator=separator, columns=columns
    )
    return replace(plan, shape=Shape(table.rows[0].cells, bool(layout.headings), layout.columns[Field.TEXT]))


@dataclass(frozen=True)
class _Row:
    line: int
    cells: Mapping[Field, str]
    raw: Mapping[Field, str]

    def name(self, of: Field, default: str = "") -> str:
        """Return the one-line name in a cell."""
        return " ".join(self.cells.get(of, "").split()) or default


def _with_workshop(source: Source, defaults: Defaults) -> Defaults:
    return Defaults(defaults.kind, defaults.topic_field, defaults.workshop or clean(source.title))


def _column_title(layout: Layout, index: int) -> str:
    return layout.headings[index] if layout.headings else str(index + 1)


def _rows(name: str, layout: Layout, width: int) -> Iterator[_Row]:
    for row in layout.rows:
        _refuse_ragged(name, row, width, layout.columns[Field.TEXT])
        raw = {of: row.cells[index] for of, index in layout.columns.items() if index < len(row.cells)}
        yield _Row(row.line, {of: clean(cell) for of, cell in raw.items()}, raw)


def _refuse_ragged(name: str, row: TableRow, width: int, text_column: int) -> None:
    too_long = any(cell.strip() for cell in row.cells[width:])
    too_short = len(row.cells) <= text_column and any(cell.strip() for cell in row.cells)
    if too_long or too_short or _has_another_separator(row, width):
        raise RaggedRowError(file=name, line=row.line, n=len(row.cells), width=width)


def _has_another_separator(row: TableRow, width: int) -> bool:
    if len(row.cells) >= width:
        return False
    found = (sum(cell.count(separator) for cell in row.cells) for separator in SEPARATORS)
    return width - len(row.cells) in found


def _plan(
    source: Source,
    rows: Iterable[_Row],
    defaults: Defaults,
    remarks: Remarks,
    *,
    separator: str = "",
    columns: Mapping[Field, str] | None = None,
) -> Plan:
    cards = tuple(card for row in rows if (card := _card(row, defaults, remarks)))
    if not cards:
        raise NothingToImportError(file=source.name)
    mentions = sum(card.mentions for card in cards)
    if mentions > len(cards) + MOST_MENTIONS:
        raise TooManyMentionsError(file=source.name, n=mentions)
    return Plan(source.name, cards, remarks, source.encoding, separator, columns or {})


def _card(row: _Row, defaults: Defaults, remarks: Remarks) -> PlannedCard | None:
    original = row.cells.get(Field.ORIGINAL, "")
    text = _readable(row.cells.get(Field.TEXT, "")) or _readable(original)
    if not text:
        remarks.empty_rows += 1
        return None
    remarks.cleaned += any(_CONTROL_LETTERS.search(cell) is not None for cell in row.raw.values())
    topic_field = row.name(Field.TOPIC_FIELD, defaults.topic_field)
    kind, own_kind = _kind(row, defaults, remarks)
    cluster, own_cluster = _cluster(row, topic_field, remarks)
    return PlannedCard(
        line=row.line,
        text=text,
        kind=kind.kind,
        parked=kind.parked,
        topic_field=topic_field,
        cluster=cluster,
        workshop=row.name(Field.WORKSHOP, defaults.workshop),
        tags=tuple(_tags(row)),
        original=original,
        language=row.cells.get(Field.LANGUAGE, ""),
        mentions=_mentions(row, remarks),
        source=_BETWEEN_SOURCES.join(filter(None, (row.cells.get(Field.SOURCE, ""), own_kind, own_cluster))),
    )


def _readable(text: str) -> str:
    try:
        return required(text)
    except EmptyTextError:
        return ""


def _kind(row: _Row, defaults: Defaults, remarks: Remarks) -> tuple[Kind, str]:
    written = row.name(Field.KIND)
    if not written:
        return defaults.kind, ""
    if kind := kind_named(written):
        return kind, ""
    remarks.other_kinds[written] += 1
    return defaults.kind, written


def _cluster(row: _Row, topic_field: str, remarks: Remarks) -> tuple[str, str]:
    heading = row.name(Field.CLUSTER)
    if not heading or topic_field:
        return heading, ""
    remarks.clusters_without_topic_field += 1
    return "", heading


def _mentions(row: _Row, remarks: Remarks) -> int:
    written = row.name(Field.COUNT)
    if not written:
        return 1
    whole = _COUNT.fullmatch(written)
    if whole and int(whole[1]) > 0:
        return int(whole[1])
    remarks.odd_counts += 1
    return 1


def _tags(row: _Row) -> Iterator[tuple[Dimension, str]]:
    for dimension in Dimension:
        for part in _BETWEEN_TAGS.split(row.cells.get(Field(dimension.value), "")):
            if title := " ".join(part.split()):
                yield dimension, title
