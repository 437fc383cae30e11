"""The first window is there before the rest of the program, and nothing on it moves when that comes."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from kiwork.ui.beamer.stage import Stage
from kiwork.ui.main_window import MainWindow
from kiwork.ui.preferences import Preferences
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench


@pytest.fixture
def window(qtbot: QtBot, preferences: Preferences, theme: Theme) -> MainWindow:
    """Show the window as it is first painted."""
    made = MainWindow(preferences, theme)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def places(window: MainWindow) -> dict[str, QRect]:
    """Return where the buttons of the start page are in the window."""
    found = window.pages.findChildren(QPushButton)
    return {one.text(): QRect(one.mapTo(window, QPoint()), one.size()) for one in found if one.isVisible()}


def test_nothing_moves_when_the_rest_of_the_program_comes(
    qapp: QApplication, window: MainWindow, preferences: Preferences, theme: Theme
) -> None:
    before = places(window)
    workbench = Workbench(preferences)
    window.furnish(workbench, Stage(workbench, theme))
    qapp.processEvents()
    assert len(before) == 4
    assert places(window) == before


def test_it_can_be_closed_before_the_rest_comes(window: MainWindow) -> None:
    assert window.close()
