"""No window is larger than the screen."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiwork.ui.fitting import fitting
from kiwork.ui.setup.process_dialog import ProcessDialog
from kiwork.ui.setup.workshop_dialog import WorkshopDialog
from kiwork.ui.theme import LIGHT, Theme
from kiwork.ui.workbench import Workbench

SMALL_SCREEN = 680
"""What a screen of 720 lines leaves of a window's height."""


@pytest.fixture
def large(qapp: QApplication, theme: Theme) -> Iterator[Theme]:
    made = Theme(LIGHT, scale=2.0)
    made.apply(qapp)
    yield made
    theme.apply(qapp)


@pytest.mark.parametrize("name", ["process", "workshop"])
def test_a_dialog_with_large_text_stays_on_the_screen(
    qtbot: QtBot, workbench: Workbench, large: Theme, name: str
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = (
        ProcessDialog(workbench, large, parent)
        if name == "process"
        else WorkshopDialog(workbench, large, parent, workbench.workshop_uid or "")
    )
    dialog.show()
    assert dialog.height() <= fitting(QSize(2000, 2000), dialog.screen().availableSize()).height()
    assert dialog.minimumSizeHint().height() <= SMALL_SCREEN
