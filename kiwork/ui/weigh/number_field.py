"""A field for a number counted on paper, typed without looking."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QIntValidator, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from kiwork.usecases.weigh import MOST_DOTS

PAUSE = 800
"""After so many milliseconds without a key the number is saved."""

STEPS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1}
MOVES = {Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class NumberField(QLineEdit):
    """Digits, + and −; `typed` carries the number or None, `moved` says to which neighbour to go."""

    typed = Signal(object)
    moved = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setValidator(QIntValidator(0, MOST_DOTS, self))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setProperty("role", "number")
        self._stored: int | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.save)
        self.textEdited.connect(lambda _: self._pause.start())

    @property
    def number(self) -> int | None:
        """The number that stands in the field."""
        return int(self.text()) if self.text().isdecimal() else None

    def load(self, number: int | None) -> None:
        """Show what is stored, unless a person is typing another number right now."""
        is_typing = self.hasFocus() and self.number != self._stored
        self._stored = number
        if is_typing or self.number == number:
            return
        self.setText("" if number is None else str(number))
        if self.hasFocus():
            self.selectAll()

    def save(self) -> None:
        """Hand the number on if it is another than the stored one."""
        self._pause.stop()
        if self.number != self._stored:
            self._stored = self.number
            self.typed.emit(self.number)

    def step(self, by: int) -> None:
        """Count up or down, and save."""
        self.setText(str(min(MOST_DOTS, max(0, (self.number or 0) + by))))
        self.selectAll()
        self.save()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Count with + and −, go on with Enter and the arrows."""
        if event.key() in STEPS:
            self.step(STEPS[Qt.Key(event.key())])
        elif event.key() in MOVES:
            self.save()
            self.moved.emit(MOVES[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let the next digit replace the number."""
        super().focusInEvent(event)
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save what was typed."""
        super().focusOutEvent(event)
        self.save()
