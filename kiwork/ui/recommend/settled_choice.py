"""A choice that is made with Enter, out of the open list, or by leaving it; arrows alone only look."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from kiwork.ui.choice_box import ChoiceBox

ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class SettledChoice(ChoiceBox):
    """`settled` comes once for what was chosen, `picked` before it if that was in the open list."""

    settled = Signal()
    picked = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._is_open = self._is_looking = False
        self.activated.connect(self._on_activated)

    def showPopup(self) -> None:
        """Remember that the list is open."""
        self._is_open = True
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Settle with Enter."""
        self._is_open = False
        if event.key() in ENTER:
            self._settle()
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Settle on leaving."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._settle()

    def _on_activated(self) -> None:
        self._is_looking = True
        if self._is_open:
            self._is_open = False
            self.picked.emit()
            self._settle()

    def _settle(self) -> None:
        if self._is_looking:
            self._is_looking = False
            self.settled.emit()
