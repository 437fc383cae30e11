"""The list of chapters: walked, renamed, moved and deleted by keys; recommendations are dropped on it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from kiwork.ui.chapters.drop_marks import DropList

STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
INTO = (Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ChapterList(DropList):
    """`moved` carries a step up or down for the current chapter; `entered` leads to what stands in it."""

    moved = Signal(int)
    deleted = Signal()
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with Alt and an arrow, delete with Del, go on to the right; a title being typed has all."""
        key, held = Qt.Key(event.key()), event.modifiers()
        if self.state() is ChapterList.State.EditingState:
            super().keyPressEvent(event)
        elif held == Qt.KeyboardModifier.AltModifier and key in STEPS:
            self.moved.emit(STEPS[key])
        elif key == Qt.Key.Key_Delete:
            self.deleted.emit()
        elif held == Qt.KeyboardModifier.NoModifier and key in INTO:
            self.entered.emit()
        else:
            super().keyPressEvent(event)
