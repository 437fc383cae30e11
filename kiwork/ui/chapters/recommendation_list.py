"""The recommendations of one chapter: moved within it and to others, by keys and by mouse."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent

from kiwork.ui.answer_panel import PLAIN
from kiwork.ui.chapters.drop_marks import DropList
from kiwork.ui.itemmodels import card_mime
from kiwork.ui.itemmodels.in_chapter import InChapterModel
from kiwork.ui.theme import Theme

ALONG = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
ACROSS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class RecommendationList(DropList):
    """Several can be selected, and all of them are moved.

    `shifted` carries a step up or down within the chapter, `pushed` one to the chapter before or behind,
    `sent` the number of a chapter; `left` leads back to the chapters.
    """

    shifted = Signal(int)
    pushed = Signal(int)
    sent = Signal(int)
    left = Signal()
    between = True

    def __init__(self, model: InChapterModel, theme: Theme) -> None:
        super().__init__(theme)
        self.shown = model
        self.setModel(model)
        self.setSelectionMode(DropList.SelectionMode.ExtendedSelection)

    def selected_uids(self) -> list[str]:
        """Return what is selected, from top to bottom."""
        uids = self.shown.uids()
        return [uids[index.row()] for index in sorted(self.selectedIndexes(), key=QModelIndex.row)]

    def select(self, uids: Sequence[str]) -> None:
        """Select these, as far as they are shown, and look at the first of them."""
        rows = [row for uid in uids if (row := self.shown.row_of(uid)) >= 0]
        selection = self.selectionModel()
        if rows:
            selection.setCurrentIndex(self.shown.index(rows[0], 0), selection.SelectionFlag.ClearAndSelect)
        for row in rows[1:]:
            selection.select(self.shown.index(row, 0), selection.SelectionFlag.Select)
        self.scrollTo(self.currentIndex())

    def event(self, event: QEvent) -> bool:
        """Claim the keys that move, although a dialog may have them as its mnemonics."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _moves(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with Alt and an arrow, send with a digit, go back with the left arrow."""
        key, held = Qt.Key(event.key()), event.modifiers()
        if held == Qt.KeyboardModifier.AltModifier and key in ALONG:
            self.shifted.emit(ALONG[key])
        elif held == Qt.KeyboardModifier.AltModifier and key in ACROSS:
            self.pushed.emit(ACROSS[key])
        elif held in PLAIN and Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            self.sent.emit(key - Qt.Key.Key_0)
        elif held in PLAIN and key == Qt.Key.Key_Left:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Drag what is selected; the lists change only when the file has."""
        drag = QDrag(self)
        drag.setMimeData(card_mime.packed(card_mime.RECOMMENDATIONS, self.selected_uids()))
        drag.setPixmap(self.viewport().grab(self.visualRect(self.currentIndex())))
        drag.exec(Qt.DropAction.MoveAction)


def _moves(event: QKeyEvent) -> bool:
    key = Qt.Key(event.key())
    return event.modifiers() == Qt.KeyboardModifier.AltModifier and (key in ALONG or key in ACROSS)
