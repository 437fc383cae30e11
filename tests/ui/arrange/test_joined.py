"""Joined cards are one on the board, and can be taken apart there."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kiwork.ui.arrange.page import ArrangePage
from kiwork.ui.workbench import Workbench
from kiwork.usecases import joining
from tests.ui.arrange.conftest import UNSORTED, Press, selected, shown, uids

APART = (Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)


def join(page: ArrangePage, workbench: Workbench, *texts: str) -> None:
    workbench.run(joining.join, "card", uids(page, *texts))


def test_joined_cards_are_one_and_a_shortcut_takes_them_apart(
    page: ArrangePage, press: Press, workbench: Workbench
) -> None:
    before = shown(page)
    join(page, workbench, "eins", "zwei")
    assert len(shown(page)[UNSORTED]) == len(before[UNSORTED]) - 1
    press(APART[0], held=APART[1])
    assert shown(page) == before
    assert set(selected(page)) == {"eins", "zwei"}


def test_taking_apart_can_be_undone(page: ArrangePage, press: Press, workbench: Workbench) -> None:
    join(page, workbench, "eins", "zwei")
    joined = shown(page)
    press(APART[0], held=APART[1])
    workbench.undo()
    assert shown(page) == joined


def test_where_nothing_is_joined_that_is_said(page: ArrangePage, press: Press, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.workbench.said) as said:
        press(APART[0], held=APART[1])
    assert said.args == [page.text("arrange.nothing_joined")]
