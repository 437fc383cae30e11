"""The step "Sammeln" in the window, with photos beside the line to type from."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kiwork.queries.photos import PhotoView, photos
from kiwork.ui.collect.page import CollectPage
from kiwork.ui.main_window import MainWindow
from kiwork.ui.workbench import Workbench
from kiwork.usecases import photos as photo_work
from tests.pictures import photo

CTRL, ALT, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)
Key = Callable[..., None]


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> CollectPage:
    """Show the page in the window, where its shortcuts are."""
    found = window.page
    assert isinstance(found, CollectPage)
    qtbot.waitUntil(found.entry.edit.hasFocus)
    return found


@pytest.fixture
def two(page: CollectPage, workbench: Workbench, qtbot: QtBot) -> CollectPage:
    """Show the first of two photos beside the line."""
    workbench.run(photo_work.add_photos, workbench.workshop_uid or "", [photo(), photo(300, 400, "#eeeeee")])
    qtbot.keyClick(page.entry.edit, Qt.Key.Key_B, CTRL | SHIFT)
    assert page.photos.isVisible()
    return page


@pytest.fixture
def key(page: CollectPage, qtbot: QtBot) -> Key:
    """Press keys in the entry line."""

    def send(code: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        qtbot.keyClick(page.entry.edit, code, held)

    return send


def stored(workbench: Workbench) -> tuple[PhotoView, ...]:
    """Return the photos of the workshop that is looked at."""
    return workbench.ask(photos, workbench.workshop_uid)
