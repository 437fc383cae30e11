"""Reads separated text (.csv, .tsv) into records: finds the separator, and names the line that is wrong."""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kiwork.errors import KiworkError

SEPARATORS = (",", ";", "\t", "|")
NO_SEPARATOR = "\x1f"
"""Stands in for the separator of a table with one column."""

MOST_ROWS = 200_000
_SAMPLE_LETTERS = 200_000
_SAMPLE_RECORDS = 200
_HEADINGS_WITHIN = 20
"""Headings stand in one of so many first rows; titles may stand above them."""

_SAME_WIDTH_SHARES = {",": 0.9}
"""How many rows have one width in a table; a comma may just as well stand in a sentence."""

_PROSE_SHARE = 0.5

HeadingScore = Callable[[Sequence[str]], int]
"""Says how many fields a row names as a heading row; 0 for a row of data."""


class OpenQuoteError(KiworkError):
    """A quotation mark opens a field and none closes it."""


class MisplacedQuoteError(KiworkError):
    """A quotation mark closes a field, and the field goes on."""


class FieldTooLongError(KiworkError):
    """A field is longer than any text on a card; a quotation mark may be missing."""


class TooManyRowsError(KiworkError):
    """The table has more rows than a process has cards."""


@dataclass(frozen=True)
class TableRow:
    """The cells of one record, and the line of the file where it begins."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """Records as they stand in the file, from the headings on; `above` counts the titles passed over."""

    name: str
    separator: str
    rows: tuple[TableRow, ...]
    above: int = 0

    @property
    def width(self) -> int:
        """The number of columns of the first record."""
        return len(self.rows[0].cells) if self.rows else 0


def read_table(text: str, name: str, heading_score: HeadingScore) -> Table:
    """Read all records; `heading_score` helps to find the separator.

    Raises OpenQuoteError, MisplacedQuoteError, FieldTooLongError or TooManyRowsError, each with the line.
    """
    announced, body = _announced_separator(text)
    separator = announced or find_separator(body, heading_score)
    first_line = 2 if announced else 1
    rows: list[TableRow] = []
    for row in _records(body, separator, name, first_line):
        if len(rows) > MOST_ROWS:
            raise TooManyRowsError(file=name, n=MOST_ROWS)
        rows.append(row)
    return _headed(name, separator, rows, heading_score)


def table_of(rows: Sequence[Sequence[str]], name: str, heading_score: HeadingScore) -> Table:
    """Return rows that were read already as a table."""
    numbered = [TableRow(line, tuple(cells)) for line, cells in enumerate(rows, start=1)]
    return _headed(name, NO_SEPARATOR, numbered, heading_score)


def _headed(name: str, separator: str, rows: Sequence[TableRow], heading_score: HeadingScore) -> Table:
    first = _heading_row([row.cells for row in rows], heading_score)
    above = sum(any(map(str.strip, row.cells)) for row in rows[:first])
    return Table(name, separator, tuple(rows[first:]), above)


def find_separator(text: str, heading_score: HeadingScore) -> str:
    """Return the separator under which a row on top names fields, else that gives rows of one width."""
    samples = {separator: _sample(text, separator) for separator in SEPARATORS}
    headed = {separator: rows[_heading_row(rows, heading_score) :] for separator, rows in samples.items()}
    named = {separator: heading_score(rows[0]) if rows else 0 for separator, rows in headed.items()}
    best = max(SEPARATORS, key=lambda separator: (named[separator], _width(headed[separator])))
    if named[best]:
        return best if _width(headed[best]) > 1 else NO_SEPARATOR
    even = [s for s in SEPARATORS if _is_even(samples[s], _SAME_WIDTH_SHARES.get(s, 0.5))]
    return max(even, key=lambda separator: _width(samples[separator]), default=NO_SEPARATOR)


def _heading_row(rows: Sequence[Sequence[str]], heading_score: HeadingScore) -> int:
    """Return which row holds the headings: it fills more cells than any title above it.

    Where no row names fields, return the first that is not blank.
    """
    filled = [sum(map(bool, map(str.strip, cells))) for cells in rows[:_HEADINGS_WITHIN]]
    for index, cells in enumerate(rows[:_HEADINGS_WITHIN]):
        if filled[index] > max(filled[:index], default=0) and heading_score(cells):
            return index
    return next((index for index, own in enumerate(filled) if own), 0)


def _announced_separator(text: str) -> tuple[str, str]:
    line, _, rest = text.partition("\n")
    announced = line.strip("\r").lower()
    if announced.startswith("sep=") and announced[4:] in SEPARATORS:
        return announced[4:], rest
    return "", text


def _records(text: str, separator: str, name: str, first_line: int) -> Iterator[TableRow]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    while True:
        line = reader.line_num + first_line
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _named(error, name, line, reader.line_num + first_line - 1) from error
        if cells:
            yield TableRow(line, tuple(cells))


def _named(error: csv.Error, name: str, first: int, last: int) -> KiworkError:
    message = str(error)
    if "field limit" in message:
        return FieldTooLongError(file=name, line=first, n=csv.field_size_limit())
    if "unexpected end" in message:
        return OpenQuoteError(file=name, line=first)
    return MisplacedQuoteError(file=name, line=last)


def _sample(text: str, separator: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text[:_SAMPLE_LETTERS], newline=""), delimiter=separator)
    rows: list[list[str]] = []
    try:
        for row in reader:
            if row:
                rows.append(row)
            if len(rows) == _SAMPLE_RECORDS:
                return rows
    except csv.Error:
        return rows
    return rows[:-1] if len(text) > _SAMPLE_LETTERS and len(rows) > 1 else rows


def _width(rows: Sequence[Sequence[str]]) -> int:
    return len(rows[0]) if rows else 0


def _is_even(rows: Sequence[Sequence[str]], share: float) -> bool:
    width, count = Counter(map(len, rows)).most_common(1)[0] if rows else (0, 0)
    return width > 1 and count >= share * len(rows) and not _is_prose(rows)


def _is_prose(rows: Sequence[Sequence[str]]) -> bool:
    later_cells = [cell for row in rows for cell in row[1:] if cell]
    return sum(cell.startswith(" ") for cell in later_cells) > _PROSE_SHARE * len(later_cells)
