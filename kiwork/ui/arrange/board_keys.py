"""The plain keys of the board, told apart once for all columns."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ALONG = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_PICKS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class BoardKeys(QObject):
    """Says what a key pressed on a column means.

    While cards are carried, all arrows and letters are for them.
    """

    sideways = Signal(int)
    along = Signal(int)
    enlarged = Signal()
    picked = Signal()
    put_back = Signal()
    sent = Signal(int)
    typed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.carrying = False

    def wants(self, event: QKeyEvent) -> bool:
        """Whether a key comes here although an action has it as its shortcut."""
        return self.carrying and _plain(event) and bool(_letter(event) or event.key() == Qt.Key.Key_Escape)

    def take(self, event: QKeyEvent) -> bool:
        """Do what a key means; False for a key that means nothing here."""
        return _plain(event) and (self._move(event.key()) or self._act(event.key()) or self._write(event))

    def _move(self, key: int) -> bool:
        if key in _SIDEWAYS:
            self.sideways.emit(_SIDEWAYS[Qt.Key(key)])
        elif key in _ALONG and self.carrying:
            self.along.emit(_ALONG[Qt.Key(key)])
        else:
            return False
        return True

    def _act(self, key: int) -> bool:
        if key in _PICKS or (key == Qt.Key.Key_X and not self.carrying):
            self.picked.emit()
        elif key == Qt.Key.Key_Space:
            self.enlarged.emit()
        elif key == Qt.Key.Key_Escape and self.carrying:
            self.put_back.emit()
        elif Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            self.sent.emit(key - Qt.Key.Key_0)
        else:
            return False
        return True

    def _write(self, event: QKeyEvent) -> bool:
        if event.text() == "/":
            self.typed.emit("")
        elif letter := _letter(event):
            self.typed.emit(letter)
        else:
            return False
        return True


def _plain(event: QKeyEvent) -> bool:
    modifier = Qt.KeyboardModifier
    held = event.modifiers() & ~modifier.KeypadModifier
    return held == modifier.NoModifier or (
        held == modifier.ShiftModifier and event.text().isprintable() and bool(event.text().strip())
    )


def _letter(event: QKeyEvent) -> str:
    return event.text() if event.text().isalpha() else ""
