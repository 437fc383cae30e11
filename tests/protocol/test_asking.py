"""Sheets and the edition for consultation: everything word for word, nothing internal, no traces."""

import io
import zipfile

import docx
import openpyxl
import pytest

from kiwork.models.kinds import ConsultationAnswer
from kiwork.protocol.document import Sheet, Table
from kiwork.protocol.docx import docx_of
from kiwork.protocol.editions import Edition
from kiwork.protocol.xlsx import TextTooLongForTableError, xlsx_of
from kiwork.queries.consulting import organisations
from kiwork.store.store import Store
from kiwork.usecases import consulting, recommend
from tests.asking import DAY, WRITERS, add_organisation, add_recommendation, ask, sheet
from tests.protocol.printed import everything, headings, minutes

HOSTILE = (
    "=1+1", '=HYPERLINK("http://x")', "-5", "@a", "+49 30", "<b>&amp;", "{ PAGE }", "_x000D_", "a\tb\nc",
)  # fmt: skip
LETTERS = {"br": "\n", "tab": "\t"}
"""What Word's elements mean besides their text."""


def asked(store: Store, **columns: str) -> str:
    organisation = add_organisation(store)
    ask(store, organisation, add_recommendation(store, **columns))
    return organisation


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_typed_is_a_text_in_a_table(store: Store, text: str) -> None:
    data = xlsx_of(sheet(store, asked(store, goal=text, description=f"x{text}")))
    page = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    cells = [cell for row in page.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert text in {str(cell.value).replace("_x005F_", "_") for cell in cells}


def test_only_the_answers_of_a_table_are_unlocked(store: Store) -> None:
    page = openpyxl.load_workbook(io.BytesIO(xlsx_of(sheet(store, asked(store))))).worksheets[0]
    unlocked = [cell for row in page.iter_rows() for cell in row if not cell.protection.locked]
    assert page.protection.sheet
    assert page.protection.password is None
    assert len(unlocked) == 3
    [offered] = page.data_validations.dataValidation
    assert unlocked[0].coordinate in offered.sqref


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_typed_is_a_text_in_word(store: Store, text: str) -> None:
    file = docx.Document(io.BytesIO(docx_of(sheet(store, asked(store, goal=text)))))
    body = file.element.body
    told = "".join(part.text or LETTERS.get(part.tag.rpartition("}")[2], "") for part in body.iter())
    assert text in told
    assert not list(body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}instrText"))


@pytest.mark.parametrize("suffix", WRITERS)
def test_nothing_tells_who_wrote_a_sheet_and_when(store: Store, suffix: str) -> None:
    document = sheet(store, asked(store))
    data = WRITERS[suffix](document)
    assert data == WRITERS[suffix](document)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        core, app = archive.read("docProps/core.xml").decode(), archive.read("docProps/app.xml").decode()
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert "<dc:creator></dc:creator>" in core
    assert "<cp:lastModifiedBy></cp:lastModifiedBy>" in core
    assert "Company" not in app


def test_a_text_that_no_cell_holds_is_refused_for_the_table(store: Store) -> None:
    document = sheet(store, asked(store, description="a" * 32_768))
    assert docx_of(document)
    with pytest.raises(TextTooLongForTableError):
        xlsx_of(document)


def test_an_internal_recommendation_goes_out_without_its_cost(store: Store) -> None:
    organisation = add_organisation(store)
    uid = add_recommendation(store, cost="10.000 Euro")
    ask(store, organisation, uid)
    assert b"10.000" in _body(docx_of(sheet(store, organisation)))
    with store.operation("edit_recommendation") as db:
        recommend.edit_recommendation(db, uid, public=False)
    assert b"10.000" not in _body(docx_of(sheet(store, organisation)))


def test_the_edition_names_every_organisation_or_one(store: Store) -> None:
    uid = add_recommendation(store)
    for name in ("Amt", "VHS"):
        ask(store, add_organisation(store, name), uid)
    assert headings(minutes(store, edition=Edition.CONSULTATION)) == ["Amt", "VHS"]
    with store.reading() as db:
        first = organisations(db)[0].uid
    assert headings(minutes(store, edition=Edition.CONSULTATION, organisation_uid=first)) == ["Amt"]


def test_an_internal_answer_stands_in_no_public_protocol(store: Store) -> None:
    pair = (add_recommendation(store), add_organisation(store, "Geheimes Amt"))
    with store.operation("answer_by_hand") as db:
        consulting.answer_by_hand(db, [pair], ConsultationAnswer.REFUSED, on=DAY, internal=True)
    for edition in (Edition.CONSULTATION, Edition.DOCUMENTATION):
        assert "Geheim" not in everything(minutes(store, edition=edition))


def test_a_recommendation_says_who_agreed_to_it(store: Store) -> None:
    pair = (add_recommendation(store), add_organisation(store))
    with store.operation("answer_by_hand") as db:
        answer = ConsultationAnswer.WITH_CONDITION
        consulting.answer_by_hand(db, [pair], answer, condition="nur mit Geld", on=DAY)
    sheets = [b for b in minutes(store, edition=Edition.DOCUMENTATION).blocks if isinstance(b, Sheet)]
    [found] = [part for block in sheets for part in block.parts if isinstance(part, Table)]
    assert found.rows == [("Jobcenter", "unter Bedingung zugestimmt", "nur mit Geld", "2. November 2026")]


def _body(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("word/document.xml")
