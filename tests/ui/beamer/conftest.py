"""What tests of the beamer get: the program on an open file, screens and sleep that are made up."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiwork.ui.beamer.screens import Screens
from kiwork.ui.beamer.showing import Showing
from kiwork.ui.beamer.stage import Stage
from kiwork.ui.beamer.window import BeamerWindow
from kiwork.ui.preferences import Preferences
from kiwork.ui.program import Program
from kiwork.usecases import arrange, capture, setup
from kiwork.usecases.capture import CardDraft
from tests.ui.window import Driver

WALL = "HDMI-1"


class MadeUpScreens(Screens):
    """Screens by name, all of them where the only real one is; `own` is the name of that."""

    came, went = Signal(str), Signal(str)

    def __init__(self, *others: str) -> None:
        QObject.__init__(self)
        self.own = QGuiApplication.primaryScreen().name()
        self.there = [self.own, *others]

    def names(self) -> list[str]:
        return list(self.there)

    def find(self, name: str) -> QScreen:
        assert name in self.there
        return QGuiApplication.primaryScreen()

    def plug(self, name: str) -> None:
        self.there.append(name)
        self.came.emit(name)

    def unplug(self, name: str) -> None:
        self.there.remove(name)
        self.went.emit(name)


@dataclass
class MadeUpSleep:
    """Notes what was asked of it."""

    asked: list[str] = field(default_factory=list)

    def hold(self) -> None:
        self.asked.append("hold")

    def let_go(self) -> None:
        self.asked.append("let go")


class Room(Driver):
    """Hands on the keyboard, and eyes on the wall."""

    @property
    def stage(self) -> Stage:
        return self.program.stage

    @property
    def showing(self) -> Showing:
        return self.stage.showing

    @property
    def wall(self) -> BeamerWindow:
        return self.stage.window

    @property
    def focused(self) -> QWidget:
        """The widget that would get the next key; on a desktop a window that takes no focus never has it."""
        if self.stage.is_bare and QApplication.activeWindow() is self.wall:
            self.program.window.activateWindow()
            self.qtbot.waitUntil(self.program.window.isActiveWindow)
        return super().focused

    @property
    def words(self) -> tuple[str, ...]:
        """Every text that the room reads now."""
        return self.wall.words

    @property
    def button(self) -> str:
        """What the facilitator reads in the head of the window."""
        return self.program.window.furniture.beamer.button.text()

    def say(self, text: str, *, original: str = "") -> str:
        """Capture a card where one looks."""
        bench = self.bench
        draft = CardDraft(text, bench.topic_field_uid, bench.workshop_uid, original_wording=original)
        uid = bench.make(capture.add_card, draft)
        assert uid
        return uid

    def group(self, heading: str, *uids: str) -> str:
        """Make a cluster where one looks."""
        uid = self.bench.make(arrange.add_cluster, self.bench.topic_field_uid or "", heading, uids)
        assert uid
        return uid

    def sees(self, words: str) -> bool:
        """Whether the room reads these words somewhere."""
        return any(words in text for text in self.words)


@pytest.fixture
def screens() -> MadeUpScreens:
    return MadeUpScreens(WALL)


@pytest.fixture
def sleep() -> MadeUpSleep:
    return MadeUpSleep()


@pytest.fixture
def program(
    qapp: QApplication, fonts: None, preferences: Preferences, screens: MadeUpScreens, sleep: MadeUpSleep
) -> Program:
    """Make the program with screens and sleep that are made up."""
    return Program(qapp, preferences, backups=None, screens=screens, awake=sleep)


@pytest.fixture
def room(qtbot: QtBot, program: Program, tmp_path: Path) -> Iterator[Room]:
    """Start the program on a new file with one workshop, at "Sammeln"."""
    program.workbench.create(tmp_path / "Raum 4.kiwork", "integrationskonzept")
    program.workbench.run(setup.add_workshop, "Auftakt")
    program.window.resize(1280, 720)
    program.window.show()
    program.window.activateWindow()
    qtbot.waitActive(program.window)
    made = Room(qtbot, program)
    made.press("Ctrl+2")
    yield made
    program.workbench.close()
    program.end()
