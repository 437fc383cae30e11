"""Which column means what: headings in German and English, and what a person says with `--map`."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest

from kiwork.errors import KiworkError
from kiwork.intake.names import known_as
from kiwork.intake.table import Table, TableRow
from kiwork.models.text import folded

_NAMED_IN_MESSAGES = 8
_LETTERS_OF_A_HEADING = 40
_NUMBER = re.compile(r"\d{1,6}")


class Field(StrEnum):
    """What a column can say about a card."""

    TOPIC_FIELD = "topic_field"
    KIND = "kind"
    TEXT = "text"
    ORIGINAL = "original"
    LANGUAGE = "language"
    CLUSTER = "cluster"
    COUNT = "count"
    MUNICIPALITY = "municipality"
    TARGET_GROUP = "target_group"
    PERSPECTIVE = "perspective"
    THEME = "theme"
    WORKSHOP = "workshop"
    SOURCE = "source"


_OTHER_NAMES = {
    Field.TOPIC_FIELD: ("Themenfeld", "Handlungsfeld"),
    Field.KIND: ("Art", "Kartenart"),
    Field.TEXT: ("Karte", "Kartentext", "card"),
    Field.ORIGINAL: ("Originalton",),
    Field.LANGUAGE: ("Sprache",),
    Field.CLUSTER: ("Überschrift", "heading"),
    Field.COUNT: ("Häufung", "Häufungen", "Nennungen", "mentions"),
    Field.MUNICIPALITY: ("Kommune", "Kommunen", "municipalities"),
    Field.TARGET_GROUP: ("Zielgruppe", "Zielgruppen", "target groups"),
    Field.PERSPECTIVE: ("Perspektive", "Perspektiven", "perspectives"),
    Field.THEME: ("Querschnittsthema", "Querschnittsthemen", "cross-cutting theme", "themes"),
    Field.WORKSHOP: ("Veranstaltung",),
    Field.SOURCE: ("Quelle",),
}
_FIELDS = {known_as(name): field for field, names in _OTHER_NAMES.items() for name in (field.value, *names)}


@dataclass(frozen=True)
class Shape:
    """The first row of a table, whether it holds headings, and the column of the texts, if that is known."""

    first_row: tuple[str, ...]
    has_headings: bool
    text: int | None = None


class NoTextColumnError(KiworkError):
    """No column says that it holds the texts of the cards."""

    def __init__(self, shape: Shape, **values: object) -> None:
        super().__init__(**values)
        self.shape = shape


class NoSuchColumnError(KiworkError):
    """The table has no column of this name or number."""


class AmbiguousColumnError(KiworkError):
    """Several columns carry the same heading, or the same meaning."""


@dataclass(frozen=True)
class Layout:
    """The headings of a table (or none), the column of each field, and the rows below the headings."""

    headings: tuple[str, ...]
    columns: Mapping[Field, int]
    rows: Sequence[TableRow]

    @property
    def unused(self) -> list[str]:
        """The headings of the columns that nobody gave a meaning."""
        taken = set(self.columns.values())
        return [name for index, name in enumerate(self.headings) if index not in taken and name.strip()]


def field_named(name: str) -> Field | None:
    """Return the field of this name, German or English; None for a name that means nothing here."""
    return _FIELDS.get(known_as(name))


def heading_score(cells: Sequence[str], given: Mapping[Field, str]) -> int:
    """Return how many cells name a field; 0 if too few do to call the row a heading row.

    One name is enough if it is that of the text, or was given; "Sprache" alone may be a card.
    """
    named = [field for cell in cells if (field := field_named(cell))]
    asked_for = sum(bool(_positions(cells, name)) for name in given.values())
    enough = asked_for or Field.TEXT in named or len(named) > 1
    return len(named) + asked_for if enough else 0


def lay_out(table: Table, given: Mapping[Field, str], *, headings: bool | None = None) -> Layout:
    """Find the heading row and the column of each field; `given` are headings or numbers from 1 on.

    `headings` says whether the first row holds headings, if a person said so. Raises NoTextColumnError,
    NoSuchColumnError or AmbiguousColumnError.
    """
    first = table.rows[0].cells
    has_headings = _has_headings(table, given) if headings is None else headings
    names = tuple(cell.strip() for cell in first) if has_headings else ()
    columns = {field: _given_column(table, names, name) for field, name in given.items()}
    columns = {**_columns_by_heading(table, names, columns), **columns}
    if Field.TEXT not in columns:
        if table.width > 1:
            raise NoTextColumnError(Shape(first, has_headings), file=table.name, columns=_listed(first))
        columns[Field.TEXT] = 0
    return Layout(names, columns, table.rows[1:] if has_headings else table.rows)


def _has_headings(table: Table, given: Mapping[Field, str]) -> bool:
    if heading_score(table.rows[0].cells, given):
        return True
    return table.width > 1 and not _looks_like_data(table)


def _looks_like_data(table: Table) -> bool:
    first = table.rows[0].cells
    if any(cell.strip().isdigit() for cell in first):
        return True
    below = zip_longest(*(row.cells for row in table.rows[1:]))
    return any(cell.strip() and cell in column for cell, column in zip(first, below, strict=False))


def _given_column(table: Table, headings: tuple[str, ...], name: str) -> int:
    found = _positions(headings, name)
    if len(found) > 1:
        raise AmbiguousColumnError(file=table.name, column=short(name), numbers=_numbers(found))
    if found:
        return found[0]
    if _NUMBER.fullmatch(name.strip()) and 1 <= int(name) <= table.width:
        return int(name) - 1
    raise NoSuchColumnError(file=table.name, column=short(name), columns=_listed(table.rows[0].cells))


def _columns_by_heading(
    table: Table, headings: tuple[str, ...], given: Mapping[Field, int]
) -> dict[Field, int]:
    claims: dict[Field, list[int]] = {}
    for index, heading in enumerate(headings):
        field = field_named(heading)
        if field and field not in given and index not in given.values():
            claims.setdefault(field, []).append(index)
    return {field: _one_of(table, headings, field, indexes) for field, indexes in claims.items()}


def _one_of(table: Table, headings: tuple[str, ...], field: Field, indexes: list[int]) -> int:
    exact = [index for index in indexes if folded(headings[index]) == field.value]
    chosen = exact or indexes
    if len(chosen) > 1:
        raise AmbiguousColumnError(file=table.name, column=headings[chosen[0]], numbers=_numbers(chosen))
    return chosen[0]


def _positions(headings: Sequence[str], name: str) -> list[int]:
    wanted = folded(name)
    return [index for index, heading in enumerate(headings) if wanted and folded(heading) == wanted]


def _numbers(indexes: Sequence[int]) -> str:
    return ", ".join(str(index + 1) for index in indexes)


def _listed(headings: Sequence[str]) -> str:
    shown = [f"{number} {short(name)}" for number, name in enumerate(headings[:_NAMED_IN_MESSAGES], start=1)]
    return ", ".join(shown) + (" …" if len(headings) > _NAMED_IN_MESSAGES else "")


def short(name: str) -> str:
    """Return a heading as it fits into a message."""
    line = " ".join(name.split())
    return line if len(line) <= _LETTERS_OF_A_HEADING else line[: _LETTERS_OF_A_HEADING - 1] + "…"
