"""What tests of the window get: a workbench on a new file, and the light theme."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from kiwork.ui.preferences import Preferences
from kiwork.ui.program import Program
from kiwork.ui.theme import LIGHT, Theme, load_fonts
from kiwork.ui.workbench import Workbench
from kiwork.usecases import setup
from tests.ui.window import Driver


@pytest.fixture(scope="session")
def known_objects() -> None:
    """Let what was imported not be looked through after each test."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def no_windows_left(qapp: QApplication, known_objects: None) -> Iterator[None]:
    """Take away every widget that a test leaves: all of them would be dressed anew with each new program.

    As in the program, no thread but the window's looks for garbage; see `kiwork.ui.garbage`.
    """
    gc.disable()
    yield
    for window in qapp.topLevelWidgets():
        is_popup = isValid(window) and window.windowType() == Qt.WindowType.Popup  # it goes with its owner
        if isValid(window) and window.parent() is None and not is_popup:
            window.deleteLater()
            qapp.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)
    gc.collect(1)
    gc.enable()


@pytest.fixture(scope="session")
def fonts(qapp: QApplication) -> None:
    """Load the bundled fonts once."""
    load_fonts()


@pytest.fixture
def clipboard(qapp: QApplication) -> Iterator[QClipboard]:
    """Lend the clipboard, and empty it: what it holds would outlive Python."""
    lent = qapp.clipboard()
    yield lent
    lent.clear()


@pytest.fixture
def theme(qapp: QApplication, fonts: None) -> Theme:
    """Dress the program in light colours."""
    made = Theme(LIGHT)
    made.apply(qapp)
    return made


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    """Keep settings in a folder of the test's own, in German."""
    made = Preferences(tmp_path / "settings.ini")
    made.language = "de"
    return made


@pytest.fixture
def workbench(preferences: Preferences, theme: Theme, tmp_path: Path) -> Iterator[Workbench]:
    """Open a new file made from the template "integrationskonzept", with one workshop."""
    made = Workbench(preferences)
    made.create(tmp_path / "Raum 4.kiwork", "integrationskonzept")
    made.run(setup.add_workshop, "Auftakt")
    yield made
    made.close()


@pytest.fixture
def driver(qtbot: QtBot, qapp: QApplication, fonts: None, preferences: Preferences) -> Iterator[Driver]:
    """Start the whole program on the start page, with the focus in its window."""
    program = Program(qapp, preferences, backups=None)
    program.window.resize(1280, 720)
    program.window.show()
    program.window.activateWindow()
    qtbot.waitActive(program.window)
    yield Driver(qtbot, program)
    program.workbench.close()
    program.end()
