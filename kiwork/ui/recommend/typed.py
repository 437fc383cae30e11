"""Text that is being typed: saved on leaving the field and after a pause, and never overwritten meanwhile."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from kiwork.models.text import TextTooLongError, clean

PAUSE = 1000
"""After so many milliseconds without a key the text is saved."""


class Typed(QObject):
    """Goes along with one field; `saved` carries its text when it is to be stored.

    `pauses` is false for names, of which half a word must not be stored; `needed` texts are put back when the
    field is left empty.
    """

    saved = Signal(str)

    def __init__(
        self,
        field: QWidget,
        read: Callable[[], str],
        write: Callable[[str], None],
        *,
        pauses: bool = True,
        needed: bool = False,
    ) -> None:
        super().__init__(field)
        self.field = field
        self._read, self._write = read, write
        self._pauses, self._needed = pauses, needed
        self._stored = ""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.save)
        field.installEventFilter(self)

    @property
    def is_pending(self) -> bool:
        """Whether something was typed that is not stored."""
        return _cleaned(self._read()) != self._stored

    def edited(self) -> None:
        """Note that a key changed the text."""
        if self._pauses:
            self._pause.start()

    def load(self, stored: str) -> None:
        """Show what is stored, unless a person is typing something else right now."""
        is_typing = self.is_pending and self._has_focus()
        self._stored = stored
        if not is_typing and self.is_pending:
            self._write(stored)

    def replace(self, stored: str) -> None:
        """Show the text of another record."""
        self._pause.stop()
        self._stored = stored
        if self._read() != stored:
            self._write(stored)

    def save(self) -> None:
        """Hand the text on if it is another than the stored one."""
        self._pause.stop()
        if self.is_pending and not (self._needed and not _cleaned(self._read())):
            self._stored = _cleaned(self._read())
            self.saved.emit(self._read())

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Save when the field is left."""
        if event.type() == QEvent.Type.FocusOut:
            self.save()
            if self.is_pending and self._needed:
                self._write(self._stored)
        return False

    def _has_focus(self) -> bool:
        return self.field.hasFocus()


def _cleaned(text: str) -> str:
    try:
        return clean(text)
    except TextTooLongError:
        return text
