"""No window is larger than the screen."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiwork.ui.setup.process_dialog import ProcessDialog
from kiwork.ui.theme import LIGHT, Theme
from kiwork.ui.workbench import Workbench


def test_a_dialog_with_large_text_stays_on_the_screen(qtbot: QtBot, workbench: Workbench) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = ProcessDialog(workbench, Theme(LIGHT, scale=3.0), parent)
    room = dialog.screen().availableSize()
    assert dialog.width() < room.width()
    assert dialog.height() < room.height()
