"""Reads the answers out of a table: the rows that carry a key."""

import io
import re
import warnings
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from openpyxl import load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.utils.exceptions import InvalidFileException

from kiwork.intake.office_files import BROKEN, BrokenOfficeFileError
from kiwork.intake.returned import FIELDS, KEY, MOST_ANSWERS, Returned

MOST_COLUMNS = 40
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_DAMAGED = (
    *BROKEN, InvalidFileException, KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError,
)  # fmt: skip
"""What openpyxl says of a workbook that is damaged."""

Cells = Sequence[Cell | MergedCell]


def answers_in_xlsx(data: bytes, name: str) -> list[Returned]:
    """Return the answers in order; raises BrokenOfficeFileError. The file was looked through before."""
    try:
        with warnings.catch_warnings(action="ignore"):
            return list(_answers(data, name))
    except _DAMAGED as error:
        raise BrokenOfficeFileError(file=name) from error


def _answers(data: bytes, name: str) -> Iterator[Returned]:
    book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
    for sheet in book.worksheets:
        sheet.reset_dimensions()
        for cells in sheet.iter_rows(max_row=MOST_ANSWERS, max_col=MOST_COLUMNS):
            yield from _answer(name, cells)


def _answer(name: str, cells: Cells) -> Iterator[Returned]:
    words = [_words(cell) for cell in cells]
    place = next((number for number, text in enumerate(words) if KEY.fullmatch(text)), 0)
    if place <= FIELDS:
        return
    filled = slice(place - FIELDS, place)
    answer, condition, day = words[filled]
    is_formula = any(cell.data_type == "f" for cell in cells[filled])
    yield Returned(name, words[place], tuple(words[1 : place - FIELDS]), answer, condition, day, is_formula)


def _words(cell: Cell | MergedCell) -> str:
    value = cell.value
    if isinstance(value, datetime | date):
        return (value.date() if isinstance(value, datetime) else value).isoformat()
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), "" if value is None else str(value))
