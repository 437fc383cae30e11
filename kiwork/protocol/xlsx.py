"""Writes what somebody is asked as a table to fill in: one row a recommendation, only answers unlocked."""

import io
import re
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from kiwork.errors import KiworkError
from kiwork.protocol.document import AnswerForm, Document, Inquiry, Paragraph
from kiwork.protocol.office import without_traces
from kiwork.queries.consulting import printable
from kiwork.replacing import replacing
from kiwork.wording import text as worded

LONGEST = 32_767
"""A cell holds so many letters."""

_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""Excel reads "_x000D_" as a letter; so the line before it is written as one."""

FONT = "Calibri"
ACCENT, GROUND, LINE, MUTED = "0F5E5A", "E8F1F0", "C9CFCC", "56605C"
WIDTHS = {"number": 13, "title": 26, "text": 24, "answer": 22, "remark": 34, "day": 13, "key": 14}
LINE_HEIGHT, HIGHEST = 14.5, 400
"""In points; Excel allows rows of 409."""


AnyCell = Cell | MergedCell


class TextTooLongForTableError(KiworkError):
    """A text has more letters than a cell of a table holds."""


def write_xlsx(document: Document, target: Path) -> None:
    """Write the document's inquiries; equal documents make equal files.

    Raises TextTooLongForTableError and the errors of `replacing`.
    """
    data = xlsx_of(document)
    with replacing(target) as unfinished:
        unfinished.write_bytes(data)


def xlsx_of(document: Document) -> bytes:
    """Return the bytes of the file."""
    book = Workbook()
    sheet = book.worksheets[0]
    inquiries = [block for block in document.blocks if isinstance(block, Inquiry)]
    sheet.title = worded("consultation.sheet", document.language)
    first = _head(sheet, document)
    if inquiries:
        _table(sheet, first, inquiries, document.language)
    _protect(sheet)
    file = io.BytesIO()
    book.save(file)
    return without_traces(file.getvalue(), title=document.title, language=document.language)


def _head(sheet: Worksheet, document: Document) -> int:
    """Write who asks and what to do; return the row of the headings."""
    _write(sheet.cell(1, 1), document.title).font = Font(name=FONT, size=18, bold=True, color=ACCENT)
    _write(sheet.cell(2, 1), document.subtitle).font = Font(name=FONT, size=12, color=MUTED)
    row = 3
    for label, value in document.facts.pairs:
        _write(sheet.cell(row, 1), label).font = Font(name=FONT, color=MUTED)
        _write(sheet.cell(row, 2), value).font = Font(name=FONT)
        row += 1
    for block in document.blocks:
        if isinstance(block, Paragraph):
            _write(sheet.cell(row, 1), block.text)
            sheet.cell(row, 1).alignment = Alignment(wrap_text=True, vertical="top")
            row += 1
    return row + 1


def _table(sheet: Worksheet, first: int, inquiries: Sequence[Inquiry], language: str) -> None:
    used = [
        number for number in range(len(inquiries[0].texts.pairs))
        if any(inquiry.texts.pairs[number][1] for inquiry in inquiries)
    ]  # fmt: skip
    names = ["number", "title", *["text"] * len(used), "answer", "remark", "day", "key"]
    labels = [inquiries[0].texts.pairs[number][0] for number in used]
    form = inquiries[0].form
    said = [worded(f"consultation.{name}", language) for name in ("number", "recommendation", "key")]
    headings = [said[0], said[1], *labels, *form.labels, said[2]]
    for column, (name, heading) in enumerate(zip(names, headings, strict=True), start=1):
        sheet.column_dimensions[get_column_letter(column)].width = WIDTHS[name]
        _dress_head(_write(sheet.cell(first, column), heading))
    for row, inquiry in enumerate(inquiries, start=first + 1):
        _row(sheet, row, inquiry, used)
    _offer(sheet, form, names.index("answer") + 1, first + 1, first + len(inquiries))
    _print_on_paper(sheet, first, len(names))


def _row(sheet: Worksheet, row: int, inquiry: Inquiry, used: Sequence[int]) -> None:
    form = inquiry.form
    texts = [inquiry.number, inquiry.title, *(inquiry.texts.pairs[number][1] for number in used)]
    values = [*texts, form.answer, form.remark, form.day, inquiry.key]
    for column, value in enumerate(values, start=1):
        cell = _write(sheet.cell(row, column), value)
        cell.font = Font(name=FONT, size=10, bold=column <= 2)  # noqa: PLR2004 - number and title
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.border = Border(bottom=Side(style="thin", color=LINE))
        if len(texts) < column < len(values):
            cell.protection = Protection(locked=False)
            cell.fill = PatternFill("solid", fgColor=GROUND)
    _write(sheet.cell(row, len(values)), inquiry.key).font = Font(name=FONT, size=6, color=MUTED)
    sheet.row_dimensions[row].height = _height(sheet, row, len(texts))


def _write(cell: AnyCell, text: str) -> AnyCell:
    """Write a text that stays one, whatever it begins with."""
    if len(text) > LONGEST:
        raise TextTooLongForTableError(n=len(text), limit=LONGEST)
    cell.value = _ESCAPED.sub("_x005F_", printable(text)) or None
    if cell.value is not None:
        cell.data_type = "s"
    cell.number_format = "@"
    return cell


def _height(sheet: Worksheet, row: int, columns: int) -> float:
    lines = [_lines(sheet, row, column) for column in range(2, columns + 1)]
    return min(HIGHEST, max(4, *lines) * LINE_HEIGHT)


def _lines(sheet: Worksheet, row: int, column: int) -> int:
    """Estimate how many lines a text takes: Excel gives a row written from outside no height of its own."""
    width = sheet.column_dimensions[get_column_letter(column)].width
    text = str(sheet.cell(row, column).value or "")
    return sum(1 + int(len(line) / width) for line in text.split("\n"))


def _dress_head(cell: AnyCell) -> None:
    cell.font = Font(name=FONT, size=10, bold=True, color="FFFFFF")
    cell.fill = PatternFill("solid", fgColor=ACCENT)
    cell.alignment = Alignment(wrap_text=True, vertical="center")


def _offer(sheet: Worksheet, form: AnswerForm, column: int, first: int, last: int) -> None:
    choices = ",".join(form.choices)
    offered = DataValidation(type="list", formula1=f'"{choices}"', allow_blank=True, showErrorMessage=True)
    offered.error = form.choose
    letter = get_column_letter(column)
    offered.add(f"{letter}{first}:{letter}{last}")
    sheet.add_data_validation(offered)


def _print_on_paper(sheet: Worksheet, first: int, columns: int) -> None:
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{first}:{first}"
    sheet.freeze_panes = f"C{first + 1}"
    for row in range(1, first):
        if sheet.cell(row, 1).alignment.wrap_text:
            sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=min(columns - 1, 7))
            sheet.row_dimensions[row].height = 4 * LINE_HEIGHT


def _protect(sheet: Worksheet) -> None:
    """Keep everything but the fields as it is, without a password: whoever must can take it off."""
    sheet.protection.sheet = True
    sheet.protection.formatRows = sheet.protection.formatColumns = False
