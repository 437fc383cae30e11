"""A panel that is answered with single keys."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
"""What goes with a key that is pressed alone."""

Answers: TypeAlias = Mapping[int, Callable[[], object]]
"""What each key does."""


class AnswerPanel(QFrame):
    """Takes the keys of `answers`, wherever in it the focus is and whatever shortcuts the window has."""

    @property
    def answers(self) -> Answers:
        """The keys that answer now."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if answer := self._answer(event):
            answer()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Claim the keys that answer, although an action of the window may have one as its shortcut."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(self._answer(event) is not None)
        return super().event(event)

    def _answer(self, event: QKeyEvent) -> Callable[[], object] | None:
        return self.answers.get(event.key()) if event.modifiers() in PLAIN else None
