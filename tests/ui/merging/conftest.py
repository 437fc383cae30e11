"""What tests of the step "Zusammenführen" get: the whole program on a file, and files of other rooms."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from kiwork.store.opening import open_store
from kiwork.ui import jobs
from kiwork.ui.merging.merge_run import Stage
from kiwork.ui.merging.page import MergingPage
from kiwork.ui.preferences import Preferences
from kiwork.ui.program import Program
from tests.builders import add_card, edit_text, new_store
from tests.ui.window import Driver

Rooms = tuple[Path, Path, Path]


@pytest.fixture
def rooms(tmp_path: Path) -> Rooms:
    """Make a file and two copies of it; each room worded the same card anew and added one."""
    main = tmp_path / "Raum 1.kiwork"
    store = new_store(main, room="Raum 1")
    card = add_card(store, "Zu wenig Sprachkurse")
    store.close()
    others = tmp_path / "Raum 2.kiwork", tmp_path / "Raum 3.kiwork"
    for path in others:
        shutil.copyfile(main, path)
    for path in (main, *others):
        store = open_store(path, room=path.stem)
        edit_text(store, card, f"Zu wenig Sprachkurse, sagt {path.stem}")
        add_card(store, f"Neu aus {path.stem}")
        store.close()
    return main, *others


@pytest.fixture
def driver(  # noqa: PLR0917 - fixtures
    qtbot: QtBot, qapp: QApplication, fonts: None, preferences: Preferences, rooms: Rooms, tmp_path: Path
) -> Iterator[Driver]:
    """Start the whole program on the file of the first room, at the step "Zusammenführen"."""
    program = Program(qapp, preferences, backups=tmp_path / "backups")
    program.window.resize(1280, 720)
    program.window.show()
    program.window.activateWindow()
    qtbot.waitActive(program.window)
    program.workbench.open(rooms[0])
    made = Driver(qtbot, program)
    made.press("Ctrl+7")
    yield made
    jobs.wait_for_all()
    qapp.processEvents()
    program.workbench.close()
    program.end()
    program.window.retire()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def page(driver: Driver) -> MergingPage:
    found = driver.program.window.page
    assert isinstance(found, MergingPage)
    return found


def wait_for(driver: Driver, page: MergingPage, stage: Stage) -> None:
    """Wait until the run is there, and the keyboard too."""
    driver.qtbot.waitUntil(lambda: page.run.stage is stage, timeout=20_000)


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch, driver: Driver, page: MergingPage) -> Callable[..., None]:
    """Choose files by the keys, with the dialog stood in, and wait until they were looked at."""

    def act(*paths: Path) -> None:
        names = [str(path) for path in paths]
        monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a, **_k: (names, ""))
        driver.press("Ctrl+Shift+O")
        wait_for(driver, page, Stage.READY)

    return act
