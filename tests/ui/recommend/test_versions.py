"""Versions on the sheet and side by side, with the keyboard."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot
from sqlalchemy import select
from sqlalchemy.orm import Session

from kiwork.models.kinds import Feasibility
from kiwork.models.organisation import Organisation
from kiwork.models.recommendation import Version
from kiwork.queries.versions import VersionView, versions
from kiwork.ui.itemmodels.versions import VersionsModel
from kiwork.ui.marked_words import MarkedWords
from kiwork.ui.recommend.page import RecommendPage
from kiwork.ui.theme import Theme
from kiwork.ui.versions.compare_dialog import CompareDialog
from kiwork.ui.versions.words import VersionWords
from kiwork.ui.workbench import Workbench
from kiwork.usecases import recommend, reviewing
from kiwork.usecases import versions as version_work
from kiwork.usecases.versions import Missing
from tests.ui.recommend.conftest import only

Key = Qt.Key
Shown = Callable[[], CompareDialog]


@pytest.fixture
def uid(workbench: Workbench, page: RecommendPage, clusters: list[str]) -> str:
    """Make a recommendation, shown on the page."""
    assert page
    return workbench.make(recommend.recommend_cluster, clusters[0]) or ""


@pytest.fixture
def shown(qtbot: QtBot, workbench: Workbench, theme: Theme, page: RecommendPage, uid: str) -> Shown:
    """Return a way to show two versions side by side."""
    assert uid

    def show() -> CompareDialog:
        dialog = CompareDialog(workbench, theme, only(workbench), page)
        with qtbot.waitActive(dialog):
            dialog.show()
            dialog.activateWindow()
        return dialog

    return show


def kept(workbench: Workbench, uid: str) -> list[VersionView]:
    return workbench.ask(versions, uid)


def edit(workbench: Workbench, uid: str, **columns: str) -> None:
    workbench.run(recommend.edit_recommendation, uid, **columns)


def unfold(page: RecommendPage) -> None:
    page.sheet.versions.setVisible(True)
    assert page.sheet.versions.isVisible()


def names(page: RecommendPage) -> list[str]:
    model = page.sheet.versions.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


# on the sheet


def test_without_a_version_the_sheet_says_how_one_comes_about(page: RecommendPage, uid: str) -> None:
    assert uid
    unfold(page)
    box = page.sheet.versions
    assert box.list.isHidden()
    assert not box._none.isHidden()
    assert not box.compare_button.isEnabled()


def test_a_version_is_kept_by_hand_and_told_by_its_name(
    qtbot: QtBot, workbench: Workbench, page: RecommendPage, uid: str
) -> None:
    unfold(page)
    with qtbot.waitSignal(workbench.said) as said:
        page.keep_version()
    (name,) = names(page)
    assert said.args == [f"Festgehalten: {name}"]
    assert name.endswith(" · Prüfung offen · ohne Raum")
    with qtbot.waitSignal(workbench.said) as said:
        page.keep_version()
    assert said.args == [f"Seit der letzten Fassung hat sich nichts geändert: {name}"]
    assert len(kept(workbench, uid)) == 1


def test_what_is_being_typed_is_kept_too(
    qtbot: QtBot, workbench: Workbench, page: RecommendPage, uid: str
) -> None:
    page.sheet.goal.setFocus()
    qtbot.keyClicks(page.sheet.goal, "Deutsch")
    page.keep_version()
    edit(workbench, uid, goal="")
    workbench.make(version_work.restore_version, kept(workbench, uid)[0].uid)
    assert only(workbench).goal == "Deutsch"


def test_a_change_of_state_shows_its_version_and_undo_takes_both_back(
    workbench: Workbench, page: RecommendPage, uid: str
) -> None:
    unfold(page)
    workbench.run(reviewing.review, uid, Feasibility.IN_REVIEW)
    assert len(names(page)) == 1
    assert " · in Prüfung · " in names(page)[0]
    workbench.undo()
    assert (names(page), only(workbench).feasibility) == ([], Feasibility.OPEN)


def test_r_brings_the_marked_version_back_in_one_step(
    qtbot: QtBot, workbench: Workbench, page: RecommendPage, uid: str
) -> None:
    unfold(page)
    page.keep_version()
    edit(workbench, uid, title="Anders")
    page.sheet.versions.list.setFocus()
    qtbot.keyClick(page.sheet.versions.list, Key.Key_R)
    assert only(workbench).title == "Kurszeiten"
    assert page.sheet.title.text() == "Kurszeiten"
    assert len(kept(workbench, uid)) == 2
    workbench.undo()
    assert (only(workbench).title, len(kept(workbench, uid))) == ("Anders", 1)


def test_what_is_no_longer_there_is_said(
    qtbot: QtBot, workbench: Workbench, page: RecommendPage, uid: str
) -> None:
    unfold(page)
    workbench.run(recommend.set_lead, uid, "VHS")
    page.keep_version()
    workbench.run(recommend.set_lead, uid, "")
    workbench.run(delete_organisations)
    with qtbot.waitSignal(workbench.failed) as failed:
        page.sheet.versions._restore()
    assert failed.args == ["Nicht mehr vorhanden und deshalb weggelassen: Akteur „VHS“"]


def delete_organisations(db: Session) -> None:
    for organisation in db.scalars(select(Organisation)):
        organisation.alive = False


def test_cards_that_are_gone_are_counted(workbench: Workbench) -> None:
    told = VersionWords(workbench).missing(
        [Missing("card", ""), Missing("card", ""), Missing("tag", "Eltern")]
    )
    assert told.endswith("2 Karten, Merkmal „Eltern“")


def test_turning_to_another_reads_no_versions_while_they_are_folded(
    workbench: Workbench, page: RecommendPage, uid: str
) -> None:
    page.keep_version()
    assert names(page) == []
    unfold(page)
    assert len(names(page)) == len(kept(workbench, uid)) == 1


def test_the_model_is_sound(workbench: Workbench, uid: str) -> None:
    model = VersionsModel(VersionWords(workbench))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for title in ("Eins", "Zwei", "Drei"):
        edit(workbench, uid, title=title)
        workbench.make(version_work.keep_version, uid)
        model.show(kept(workbench, uid))
    model.show(kept(workbench, uid)[1:])
    model.show([])
    assert tester


# side by side


def words_of(dialog: CompareDialog) -> list[tuple[str, str]]:
    return [(one.left.toPlainText(), one.right.toPlainText()) for one in dialog.differences]


def test_without_a_version_the_dialog_says_what_to_do(shown: Shown) -> None:
    dialog = shown()
    assert dialog.counts.text().startswith("Es gibt noch keine Fassung")
    assert not dialog.restore.isEnabled()


def test_the_newest_version_that_differs_stands_beside_the_sheet(
    workbench: Workbench, uid: str, shown: Shown
) -> None:
    workbench.run(version_work.keep_version, uid)
    edit(workbench, uid, title="Kurse am Samstag", goal="Deutsch")
    workbench.run(version_work.keep_version, uid)
    dialog = shown()
    assert dialog.left.currentIndex() == 2
    assert words_of(dialog) == [("Kurszeiten", "Kurse am Samstag"), ("(leer)", "Deutsch")]
    assert dialog.counts.text().startswith("2 Felder sind verschieden")


def test_words_that_differ_are_underlined(workbench: Workbench, uid: str, shown: Shown) -> None:
    edit(workbench, uid, title="Kurse am Abend")
    workbench.run(version_work.keep_version, uid)
    edit(workbench, uid, title="Kurse am Samstag")
    (view,) = shown().differences
    assert [underlined(view.left), underlined(view.right)] == ["Abend", "Samstag"]


def underlined(field: MarkedWords) -> str:
    cursor, found = field.textCursor(), ""
    for place, letter in enumerate(field.toPlainText()):
        cursor.setPosition(place + 1)
        found += letter if cursor.charFormat().fontUnderline() else ""
    return found


def test_n_goes_from_difference_to_difference_and_round(
    qtbot: QtBot, workbench: Workbench, uid: str, shown: Shown
) -> None:
    workbench.run(version_work.keep_version, uid)
    edit(workbench, uid, title="A", goal="B")
    dialog = shown()
    first, second = (view.left for view in dialog.differences)
    assert dialog.focusWidget() is first
    for expected in (second, first):
        qtbot.keyClick(dialog.focusWidget(), Key.Key_N)
        assert dialog.focusWidget() is expected
    qtbot.keyClick(first, Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    assert dialog.focusWidget() is second


def test_the_same_on_both_sides_is_said(workbench: Workbench, uid: str, shown: Shown) -> None:
    workbench.run(version_work.keep_version, uid)
    dialog = shown()
    assert dialog.counts.text() == "Beide sind in allen Feldern gleich."
    dialog.left.setCurrentIndex(dialog.right.currentIndex())
    assert dialog.counts.text().startswith("Links und rechts steht dieselbe Fassung")
    assert not dialog.restore.isEnabled()


def test_a_damaged_version_is_named_and_another_can_be_chosen(
    workbench: Workbench, uid: str, shown: Shown
) -> None:
    workbench.run(version_work.keep_version, uid)
    workbench.run(damage)
    dialog = shown()
    assert dialog.counts.text().startswith("Der Inhalt dieser Fassung lässt sich nicht lesen")
    dialog.left.setCurrentIndex(0)
    assert not dialog.differences


def damage(db: Session) -> None:
    for version in db.scalars(select(Version)):
        version.text = "{"


def test_the_left_one_is_restored_from_the_dialog(workbench: Workbench, uid: str, shown: Shown) -> None:
    workbench.run(version_work.keep_version, uid)
    edit(workbench, uid, title="Anders")
    dialog = shown()
    dialog.restore.click()
    assert only(workbench).title == "Kurszeiten"
    assert not dialog.isVisible()
