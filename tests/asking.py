"""Sheets as organisations fill them in: with Word and Excel, or what writes their files."""

from collections.abc import Callable, Iterable
from pathlib import Path

import docx
import openpyxl
from docx.oxml.ns import qn
from openpyxl.worksheet.worksheet import Worksheet

from kiwork.protocol.asking import build_sheet
from kiwork.protocol.document import Document
from kiwork.protocol.docx import docx_of
from kiwork.protocol.xlsx import xlsx_of
from kiwork.queries.consulting import coordination, organisations
from kiwork.store.store import Store
from kiwork.usecases import consulting, recommend
from tests.builders import topic_field

DAY = "2026-11-02"
AGREE, CONDITION, REFUSE = "Wir stimmen zu", "Wir stimmen unter einer Bedingung zu", "Wir lehnen ab"

Write = Callable[[Document], bytes]
WRITERS: dict[str, Write] = {".docx": docx_of, ".xlsx": xlsx_of}


def add_recommendation(store: Store, title: str = "Sprachkurse am Abend", **columns: str) -> str:
    """Make a recommendation in the first topic field."""
    field = topic_field(store)
    with store.operation("add_recommendation") as db:
        uid = recommend.add_recommendation(db, field, title)
        recommend.edit_recommendation(db, uid, **columns)
        return uid


def add_organisation(store: Store, name: str = "Jobcenter") -> str:
    """Make an organisation."""
    with store.operation("set_lead") as db:
        return recommend.organisation_named(db, name).uid


def ask(store: Store, organisation_uid: str, *uids: str, on: str = DAY) -> list[str]:
    """Ask an organisation about recommendations."""
    with store.operation("ask") as db:
        return consulting.ask(db, [(uid, organisation_uid) for uid in uids], on=on)


def sheet(store: Store, organisation_uid: str, language: str = "de") -> Document:
    """Return the sheet of an organisation."""
    with store.reading() as db:
        return build_sheet(db, language, organisation_uid, coordination(db))


def write_sheet(
    store: Store, folder: Path, suffix: str, *, name: str = "Bogen", language: str = "de"
) -> Path:
    """Write the sheet of the first organisation."""
    with store.reading() as db:
        uid = organisations(db)[0].uid
    path = folder / f"{name}{suffix}"
    path.write_bytes(WRITERS[suffix](sheet(store, uid, language)))
    return path


def fill_in(path: Path, *answers: tuple[str, str, str]) -> Path:
    """Fill a sheet in from the top: answer, remark and day of each recommendation."""
    (_fill_in_docx if path.suffix == ".docx" else _fill_in_xlsx)(path, answers)
    return path


def change(path: Path, number: int, text: str) -> None:
    """Write over a text of the sheet that is not to be changed, by its number from the top."""
    if path.suffix == ".docx":
        file = docx.Document(str(path))
        _type_into(_controls(file, "t")[number], text)
        file.save(str(path))
    else:
        book = openpyxl.load_workbook(path)
        row = next(iter(_rows(book.worksheets[0])))
        row[number + 1].value = text
        book.save(path)


def as_writer_saves(path: Path) -> Path:
    """Take away what LibreOffice 7.4 takes away when it saves a sheet: the tags, and the marks of hints."""
    file = docx.Document(str(path))
    for name in ("w:tag", "w:showingPlcHdr", "w:lock"):
        for found in list(file.element.body.iter(qn(name))):
            found.getparent().remove(found)
    file.save(str(path))
    return path


def _fill_in_docx(path: Path, answers: Iterable[tuple[str, str, str]]) -> None:
    file = docx.Document(str(path))
    fields = zip(*(_controls(file, part) for part in "ard"), strict=True)
    for controls, values in zip(fields, answers, strict=False):
        for control, value in zip(controls, values, strict=True):
            if value:
                _type_into(control, value)
    file.save(str(path))


def _fill_in_xlsx(path: Path, answers: Iterable[tuple[str, str, str]]) -> None:
    book = openpyxl.load_workbook(path)
    for row, values in zip(_rows(book.worksheets[0]), answers, strict=False):
        for cell, value in zip(row[-4:-1], values, strict=True):
            cell.value = value or None
    book.save(path)


def _rows(page: Worksheet):  # type: ignore[no-untyped-def] # noqa: ANN202 - cells of openpyxl
    return [row for row in page.iter_rows() if str(row[-1].value or "").count(".") == 2]


def _controls(file, part: str):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202 - elements of python-docx
    tags = file.element.body.iter(qn("w:tag"))
    found = [tag for tag in tags if tag.get(qn("w:val")).startswith(f"{part}.")]
    return [tag.getparent().getparent() for tag in found]


def _type_into(control, text: str) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001 - as above
    """Write into a control as Word does: the hint goes with the mark that it was one."""
    for hint in list(control.iter(qn("w:showingPlcHdr"))):
        hint.getparent().remove(hint)
    first, *others = list(control.iter(qn("w:t")))
    first.text = text
    for other in others:
        other.getparent().remove(other)
