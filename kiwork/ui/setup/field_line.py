"""Fields that save what is typed: when they are left, and after a pause."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

PAUSE_MILLISECONDS = 1000

Save = Callable[[str], object]


class FieldLine(QLineEdit):
    """One line that saves itself; `show_text` sets it without saving and leaves typing alone."""

    def __init__(self, name: str, save: Save) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._saver = _Saver(self, self.text, save)
        self.textEdited.connect(self._saver.later)
        self.editingFinished.connect(self._saver.now)

    def show_text(self, text: str) -> None:
        """Show what is stored, unless a person is typing here."""
        if self._saver.take(text) and text != self.text():
            self.setText(text)


class FieldText(QPlainTextEdit):
    """Several lines that save themselves; Tab goes to the next field."""

    def __init__(self, name: str, save: Save, *, lines: int = 3) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 24)
        self._saver = _Saver(self, self.toPlainText, save)
        self.textChanged.connect(self._saver.later)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save on leaving."""
        super().focusOutEvent(event)
        self._saver.now()

    def show_text(self, text: str) -> None:
        """Show what is stored, unless a person is typing here."""
        if self._saver.take(text) and text != self.toPlainText():
            self.setPlainText(text)
            self._saver.take(text)


class _Saver(QObject):
    """Saves a text once after a pause, and not again while nothing differs."""

    def __init__(self, parent: QWidget, read: Callable[[], str], save: Save) -> None:
        super().__init__(parent)
        self._read = read
        self._save = save
        self._stored = ""
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MILLISECONDS)
        self._timer.timeout.connect(self.now)

    def take(self, text: str) -> bool:
        """Note what is stored; false while a person has typed something else that is not saved yet."""
        if self._timer.isActive():
            return False
        self._stored = text
        return True

    def later(self) -> None:
        if self._read() != self._stored:
            self._timer.start()

    def now(self) -> None:
        self._timer.stop()
        text = self._read()
        if text.strip() != self._stored.strip():
            before, self._stored = self._stored, text
            if self._save(text) is False:
                self._stored = before
