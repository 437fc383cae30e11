"""Choosing where a recommendation comes from."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from kiwork.ui.recommend.link_dialog import MOST, LinkDialog
from kiwork.ui.recommend.page import RecommendPage
from kiwork.ui.workbench import Workbench
from kiwork.usecases import capture
from kiwork.usecases.capture import CardDraft
from tests.ui.recommend.conftest import only


def open_dialog(page: RecommendPage) -> LinkDialog:
    page.new_recommendation()
    page.link_cards()
    dialog = page.findChild(LinkDialog)
    assert dialog
    return dialog


def test_cards_are_found_ticked_and_linked_by_keyboard_as_one_step(
    qtbot: QtBot, workbench: Workbench, page: RecommendPage
) -> None:
    dialog = open_dialog(page)
    qtbot.keyClicks(dialog.search, "kurse am")
    qtbot.keyClick(dialog.search, Qt.Key.Key_Down)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space):
        qtbot.keyClick(dialog.list, key)
    dialog.accept()
    assert len(only(workbench).card_uids) == 2
    workbench.undo()
    assert only(workbench).card_uids == ()


def test_a_cluster_brings_its_cards_along(
    qtbot: QtBot, workbench: Workbench, page: RecommendPage, clusters: list[str]
) -> None:
    dialog = open_dialog(page)
    qtbot.mouseClick(
        dialog.list.viewport(),
        Qt.MouseButton.LeftButton,
        pos=dialog.list.visualRect(dialog.model.index(0, 0)).center(),
    )
    dialog.accept()
    assert [cluster.uid for cluster in only(workbench).clusters] == [clusters[0]]
    assert len(only(workbench).card_uids) == 2


def test_of_very_many_rows_the_first_are_shown_and_words_lead_to_the_others(
    workbench: Workbench, page: RecommendPage
) -> None:
    field = workbench.topic_field_uid
    drafts = [CardDraft(f"Fahrdienst Nummer {number}", field, None) for number in range(MOST + 50)]
    workbench.make(capture.add_cards, drafts)
    dialog = open_dialog(page)
    dialog.search.setText("fahrdienst")
    assert dialog.model.rowCount() == MOST
    assert dialog.hint.text().startswith(f"{MOST} von {MOST + 50} gezeigt")
    dialog.search.setText(f"nummer {MOST + 49}")
    assert dialog.model.rowCount() == 1
    assert "gezeigt" not in dialog.hint.text()


def test_cancelling_changes_nothing(workbench: Workbench, page: RecommendPage) -> None:
    dialog = open_dialog(page)
    dialog.model.setData(
        dialog.model.index(0, 0), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole
    )
    dialog.reject()
    assert only(workbench).card_uids == ()


def test_the_model_keeps_the_rules_of_qt(qtbot: QtBot, page: RecommendPage) -> None:
    dialog = open_dialog(page)
    tester = QAbstractItemModelTester(dialog.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for words in ("kurse", "", "gibt es nicht", "abend"):
        dialog.search.setText(words)
    assert tester
