"""Sheets that come back: matched by id and token, and never taken blindly."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiwork.intake.answers import (
    AnswerRow,
    Finding,
    NoAnswersError,
    NotASheetError,
    plan_answers,
    read_answers,
)
from kiwork.models.kinds import ConsultationAnswer
from kiwork.models.organisation import Consultation
from kiwork.models.text import clean
from kiwork.queries.consulting import laid_flat, printable
from kiwork.store.store import Store
from kiwork.usecases import consulting, recommend
from kiwork.usecases.consulting import AnswerDraft
from tests.asking import (
    AGREE,
    CONDITION,
    DAY,
    REFUSE,
    WRITERS,
    add_organisation,
    add_recommendation,
    as_writer_saves,
    ask,
    change,
    fill_in,
    write_sheet,
)
from tests.builders import new_store, record

SUFFIXES = tuple(WRITERS)


@pytest.fixture
def asked(store: Store) -> list[str]:
    """Ask one organisation about two recommendations."""
    uids = [
        add_recommendation(store, "Kurse am Abend", goal="Mehr\nZeiten", description="=1+1", cost="-5 <b>"),
        add_recommendation(store, "Fahrdienste", next_step="@Verl fragen"),
    ]
    return ask(store, add_organisation(store), *uids)


def plan(store: Store, *paths: Path) -> list[AnswerRow]:
    returned = [answer for path in paths for answer in read_answers(path)]
    with store.reading() as db:
        return plan_answers(db, returned)


def findings(store: Store, *paths: Path) -> list[tuple[Finding, ...]]:
    return [row.findings for row in plan(store, *paths)]


def take(store: Store, *rows: AnswerRow) -> None:
    drafts = [
        AnswerDraft(row.consultation.uid, row.answer, row.condition, row.on)
        for row in rows
        if row.consultation and row.may_be_taken
    ]
    with store.operation("take_answers") as db:
        consulting.take_answers(db, drafts)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_answers_come_back_as_they_were_filled_in(
    store: Store, asked: list[str], tmp_path: Path, suffix: str
) -> None:
    path = fill_in(
        write_sheet(store, tmp_path, suffix), (AGREE, "", "3.11.2026"), (CONDITION, "Nur <mit> Geld", "")
    )
    rows = plan(store, path)
    assert [(row.answer, row.condition, row.on, row.findings) for row in rows] == [
        (ConsultationAnswer.AGREED, "", "2026-11-03", (Finding.NEW,)),
        (ConsultationAnswer.WITH_CONDITION, "Nur <mit> Geld", "", (Finding.NEW,)),
    ]
    take(store, *rows)
    assert [record(store, Consultation, uid).answer for uid in asked] == ["agreed", "with_condition"]
    assert store.undo()
    assert [record(store, Consultation, uid).answer for uid in asked] == ["open", "open"]


def test_a_sheet_that_another_program_saved_without_tags_is_read_by_its_rows(
    store: Store, asked: list[str], tmp_path: Path
) -> None:
    sheet = fill_in(write_sheet(store, tmp_path, ".docx"), (CONDITION, "Nur <mit> Geld", "3.11.2026"))
    with_tags = read_answers(sheet)
    without = read_answers(as_writer_saves(sheet))
    assert [(one.key, one.texts) for one in without] == [(one.key, one.texts) for one in with_tags]
    first, empty = plan(store, sheet)
    assert (first.condition, first.on, first.findings) == ("Nur <mit> Geld", "2026-11-03", (Finding.NEW,))
    assert empty.findings == (Finding.EMPTY,)


def test_a_text_that_was_changed_is_named_without_tags_too(
    store: Store, asked: list[str], tmp_path: Path
) -> None:
    sheet = fill_in(write_sheet(store, tmp_path, ".docx"), (AGREE, "", ""), (AGREE, "", ""))
    change(sheet, 0, "Was wir lieber hätten")
    assert findings(store, as_writer_saves(sheet)) == [(Finding.NEW, Finding.EDITED), (Finding.NEW,)]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_sheet_that_was_renamed_or_sent_twice_is_known(
    store: Store, asked: list[str], tmp_path: Path, suffix: str
) -> None:
    path = fill_in(write_sheet(store, tmp_path, suffix), (AGREE, "", ""))
    other = tmp_path / f"Antwort (2){suffix}"
    shutil.copyfile(path, other)
    assert findings(store, other) == [(Finding.NEW,), (Finding.EMPTY,)]
    first, _, again, _ = plan(store, path, other)
    assert (first.findings, first.may_be_taken) == ((Finding.NEW,), True)
    assert (again.findings, again.may_be_taken) == ((Finding.NEW, Finding.TWICE), False)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_two_files_that_say_different_things_are_both_named(
    store: Store, asked: list[str], tmp_path: Path, suffix: str
) -> None:
    path = fill_in(write_sheet(store, tmp_path, suffix), (AGREE, "", ""))
    other = fill_in(write_sheet(store, tmp_path, suffix, name="B"), (REFUSE, "", ""))
    one, _, two, _ = plan(store, path, other)
    assert one.findings == two.findings == (Finding.NEW, Finding.TWICE)
    assert one.may_be_taken
    assert two.may_be_taken
    assert not one.is_safe
    assert not two.is_safe


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_is_recorded_already_is_not_overwritten_silently(
    store: Store, asked: list[str], tmp_path: Path, suffix: str
) -> None:
    path = fill_in(write_sheet(store, tmp_path, suffix), (AGREE, "", ""), (REFUSE, "", ""))
    take(store, *plan(store, path)[:1])
    with store.operation("answer_by_hand") as db:
        consulting.take_answers(db, [AnswerDraft(asked[1], ConsultationAnswer.AGREED, "", DAY)])
    same, differs = plan(store, path)
    assert (same.findings, same.may_be_taken) == ((Finding.SAME,), False)
    assert (differs.findings, differs.is_safe, differs.may_be_taken) == ((Finding.DIFFERS,), False, True)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_sheet_for_an_older_version_is_named(
    store: Store, asked: list[str], tmp_path: Path, suffix: str
) -> None:
    path = fill_in(write_sheet(store, tmp_path, suffix), (AGREE, "", ""), (AGREE, "", ""))
    uid = record(store, Consultation, asked[0]).recommendation_uid
    with store.operation("edit_recommendation") as db:
        recommend.edit_recommendation(db, uid, goal="Etwas anderes")
    assert findings(store, path) == [(Finding.NEW, Finding.OLDER), (Finding.NEW,)]


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("number", [0, 1])
def test_a_sheet_whose_texts_were_changed_is_named(
    store: Store, asked: list[str], tmp_path: Path, suffix: str, number: int
) -> None:
    path = fill_in(write_sheet(store, tmp_path, suffix), (AGREE, "", ""), (AGREE, "", ""))
    change(path, number, "Was wir lieber hätten")
    assert findings(store, path) == [(Finding.NEW, Finding.EDITED), (Finding.NEW,)]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_sheet_of_another_process_or_of_what_is_gone_is_named(
    store: Store, asked: list[str], tmp_path: Path, suffix: str
) -> None:
    path = fill_in(write_sheet(store, tmp_path, suffix), (AGREE, "", ""))
    other = new_store(tmp_path / "Anderes.kiwork")
    assert set(findings(other, path)) == {(Finding.OTHER_PROCESS,)}
    other.close()
    pair = record(store, Consultation, asked[0])
    with store.operation("withdraw") as db:
        consulting.withdraw(db, [(pair.recommendation_uid, pair.organisation_uid)])
    assert findings(store, path) == [(Finding.UNKNOWN,), (Finding.EMPTY,)]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_free_text_in_place_of_an_answer_is_not_understood(
    store: Store, asked: list[str], tmp_path: Path, suffix: str
) -> None:
    path = fill_in(write_sheet(store, tmp_path, suffix), ("im Prinzip ja", "wenn es geht", ""))
    assert findings(store, path) == [(Finding.UNREADABLE,), (Finding.EMPTY,)]
    assert plan(store, path)[0].condition == "wenn es geht"


def test_a_formula_is_no_answer(store: Store, asked: list[str], tmp_path: Path) -> None:
    path = fill_in(write_sheet(store, tmp_path, ".xlsx"), (AGREE, '=HYPERLINK("http://x")', ""))
    assert findings(store, path)[0] == (Finding.UNREADABLE,)


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_empty_sheet_brings_nothing(
    store: Store, asked: list[str], tmp_path: Path, suffix: str, language: str
) -> None:
    path = write_sheet(store, tmp_path, suffix, language=language)
    assert set(findings(store, path)) == {(Finding.EMPTY,)}


def test_other_files_are_refused_by_name(store: Store, tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("ja", encoding="utf-8")
    with pytest.raises(NotASheetError):
        read_answers(text)
    add_organisation(store)
    with pytest.raises(NoAnswersError):
        read_answers(write_sheet(store, tmp_path, ".docx"))


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, str, Path]]:
    """Open one file with one question for many examples."""
    folder = tmp_path_factory.mktemp("lasting")
    store = new_store(folder / "a.kiwork")
    uid = add_recommendation(store)
    ask(store, add_organisation(store), uid)
    yield store, uid, folder
    store.close()


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.text(min_size=1, max_size=60), remark=st.text(max_size=40))
def test_any_text_survives_the_way_out_and_back(
    lasting: tuple[Store, str, Path], suffix: str, text: str, remark: str
) -> None:
    store, uid, folder = lasting
    with store.operation("edit_recommendation") as db:
        recommend.edit_recommendation(db, uid, description=text)
    path = fill_in(write_sheet(store, folder, suffix), (AGREE, f"a{printable(remark)}b", ""))
    [row] = plan(store, path)
    assert row.findings == (Finding.NEW,)
    assert row.condition.split() == clean(f"a{printable(remark)}b").split()
    assert list(laid_flat(row.returned.texts))[1:] == list(laid_flat([clean(text)]))
