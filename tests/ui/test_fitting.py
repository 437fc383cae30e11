"""No window is larger than the screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiwork.ui.actions import STEPS
from kiwork.ui.fitting import fitting
from kiwork.ui.setup.process_dialog import ProcessDialog
from kiwork.ui.setup.workshop_dialog import WorkshopDialog
from kiwork.ui.theme import LIGHT, Theme
from kiwork.ui.workbench import Workbench
from tests.ui.window import Driver

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


@pytest.mark.parametrize("percent", [100, 200])
def test_the_window_fits_a_small_screen_on_every_step(
    qtbot: QtBot, driver: Driver, tmp_path: Path, percent: int
) -> None:
    driver.bench.preferences.text_size = percent
    driver.bench.dressed.emit()
    driver.bench.create(tmp_path / "a.kiwork", "example")
    window = driver.program.window
    for step in STEPS:
        window.resize(1280, SMALL_SCREEN)
        window.go_to(step.name)
        qtbot.waitUntil(lambda: _fits(window.minimumSizeHint()))


def _fits(size: QSize) -> bool:
    return size.boundedTo(QSize(1280, SMALL_SCREEN)) == size
