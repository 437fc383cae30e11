"""Drives the whole program by key presses, as a facilitator does."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiwork.queries.digest import digest
from kiwork.store.store import Store
from kiwork.ui.program import Program

_NAMED = {"\n": "Return", "\t": "Tab"}


class Driver:
    """Hands on the keyboard: every key goes to whatever has the focus."""

    def __init__(self, qtbot: QtBot, program: Program) -> None:
        self.qtbot = qtbot
        self.program = program
        self.bench = program.workbench

    @property
    def store(self) -> Store:
        """The open file."""
        assert self.bench.store is not None
        return self.bench.store

    @property
    def focused(self) -> QWidget:
        """The widget that would get the next key; after a dialog it is the window again, as on a desktop."""
        active = QApplication.activeWindow()
        if active is None or not active.isVisible():
            self.program.window.activateWindow()
        self.qtbot.waitUntil(lambda: _focused() is not None)
        widget = _focused()
        assert widget is not None
        return widget

    def press(self, keys: str) -> None:
        """Press a key or a combination, such as "Ctrl+3" or "Return"."""

        QTest.keySequence(self.focused, QKeySequence(keys))

    def type(self, text: str) -> None:
        """Type letters of any script; a line break is Enter, a tabulator Tab."""
        for letter in text:
            if letter in _NAMED:
                self.press(_NAMED[letter])
            else:
                self._send(letter)

    def _send(self, letter: str) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, _key(letter), Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(self.focused, event)

    def in_dialog(self, act: Callable[[], None]) -> None:
        """Do something as soon as the next modal dialog is there."""
        QTimer.singleShot(0, lambda: self._when_there(act))

    def _when_there(self, act: Callable[[], None]) -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None or not dialog.isActiveWindow():
            QTimer.singleShot(10, lambda: self._when_there(act))
        else:
            act()

    def digest(self) -> str:
        """Return the digest of the open file."""
        return self.bench.ask(digest)


def _focused() -> QWidget | None:
    return QApplication.activePopupWidget() or QApplication.focusWidget()


def _key(letter: str) -> int:
    upper = letter.upper()
    return ord(upper) if len(upper) == 1 and upper.isascii() else 0
