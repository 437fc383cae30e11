"""The keys of the page work in the real window, while the line has the focus."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kiwork.models.kinds import CardKind
from kiwork.queries.cards import CardView
from kiwork.ui.collect.page import CollectPage
from kiwork.ui.main_window import MainWindow
from kiwork.ui.workbench import Workbench
from tests.ui.collect.conftest import cards_in_file

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def line(window: MainWindow, qtbot: QtBot) -> CollectPage:
    """Show the window at "Sammeln" with one card."""
    page = window.page
    assert isinstance(page, CollectPage)
    qtbot.waitUntil(page.entry.edit.hasFocus)
    qtbot.keyClicks(page.entry.edit, "eins")
    qtbot.keyClick(page.entry.edit, Qt.Key.Key_Return)
    return page


def only_card(workbench: Workbench) -> CardView:
    return cards_in_file(workbench)[0]


def test_control_and_enter_count_the_last_card(line: CollectPage, workbench: Workbench, qtbot: QtBot) -> None:
    qtbot.keyClick(line.entry.edit, Qt.Key.Key_Return, CTRL)
    qtbot.keyClick(line.entry.edit, Qt.Key.Key_Return, CTRL)
    qtbot.keyClick(line.entry.edit, Qt.Key.Key_Return, CTRL | SHIFT)
    assert only_card(workbench).mentions == 2


def test_alt_and_a_digit_set_the_kind_of_the_next_card(line: CollectPage, qtbot: QtBot) -> None:
    qtbot.keyClick(line.entry.edit, Qt.Key.Key_2, ALT)
    assert line.view.kind.kind == CardKind.SOLUTION


def test_alt_and_an_arrow_move_the_last_card(line: CollectPage, workbench: Workbench, qtbot: QtBot) -> None:
    qtbot.keyClick(line.entry.edit, Qt.Key.Key_Right, ALT)
    assert workbench.outline
    assert only_card(workbench).topic_field_uid == workbench.outline.topic_fields[1].uid


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Up])
def test_the_last_card_is_taken_up(key: Qt.Key, line: CollectPage, qtbot: QtBot) -> None:
    qtbot.keyClick(line.entry.edit, key)
    assert line.entry.edit.toPlainText() == "eins"


def test_function_keys_change_kind_and_parking(line: CollectPage, workbench: Workbench, qtbot: QtBot) -> None:
    qtbot.keyClick(line.entry.edit, Qt.Key.Key_F3)
    qtbot.keyClick(line.entry.edit, Qt.Key.Key_F4)
    assert (only_card(workbench).kind, only_card(workbench).parked) == (CardKind.SOLUTION, True)


def test_the_last_card_is_deleted_by_keys(line: CollectPage, workbench: Workbench, qtbot: QtBot) -> None:
    qtbot.keyClick(line.entry.edit, Qt.Key.Key_Delete, CTRL | SHIFT)
    assert cards_in_file(workbench) == []
