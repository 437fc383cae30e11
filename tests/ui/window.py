"""Drives the whole program by key presses, as a facilitator does."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QKeyCombination, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiwork.queries.digest import digest
from kiwork.ui.app import Program


class Driver:
    """Hands on the keyboard: every key goes to whatever has the focus."""

    def __init__(self, qtbot: QtBot, program: Program) -> None:
        self.qtbot = qtbot
        self.program = program
        self.bench = program.workbench

    @property
    def focused(self) -> QWidget:
        """The widget that would get the next key."""
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        return QApplication.focusWidget()

    def press(self, keys: str) -> None:
        """Press a key or a combination, such as "Ctrl+3" or "Return"."""
        combination: QKeyCombination = QKeySequence(keys)[0]
        QTest.keyClick(self.focused, combination.key(), combination.keyboardModifiers())

    def type(self, text: str) -> None:
        """Type letters of any script; a line break is Enter."""
        for letter in text:
            if letter == "\n":
                self.press("Return")
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


def _key(letter: str) -> int:
    upper = letter.upper()
    return ord(upper) if len(upper) == 1 and upper.isascii() else 0
