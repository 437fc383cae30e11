"""A menu that opens where it is asked for; the key in front of a line chooses it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton

KEYS = "123456789abcdefghijklmnopqrstuvwxyz"
"""The key of each line, in order."""


class KeyMenu(QMenu):
    """Lines with a key each; `chosen` carries the number of one, from 0."""

    chosen = Signal(int)

    def __init__(self, lines: Sequence[str], below: QPushButton, *, nothing: str = "") -> None:
        super().__init__(below)
        self._below = below
        for number, words in enumerate(lines):
            key = f"&{KEYS[number]}   " if number < len(KEYS) else ""
            action = self.addAction(key + words.replace("&", "&&"))
            action.triggered.connect(lambda _=False, number=number: self.chosen.emit(number))
        if lines:
            self.setActiveAction(self.actions()[0])
        elif nothing:
            self.addAction(nothing).setEnabled(False)

    def open(self) -> None:
        """Open below the button, or above it where there is no room."""
        self.popup(self._below.mapToGlobal(self._below.rect().bottomLeft()))
