"""The matrix of recommendations × organisations, walked by the arrows and answered by keys."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from kiwork.queries.consulting import Pair
from kiwork.ui.consulting.answer_delegate import AnswerDelegate
from kiwork.ui.consulting.names_head import NamesHead
from kiwork.ui.itemmodels.coordination import CoordinationModel
from kiwork.ui.theme import GRID, LABEL, TEXT, Theme

PART_OF_NAMES = 0.32
NARROWEST, WIDEST = 30, 176
"""Of an organisation's column, in pixels at a text size of 100 %."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MatrixTable(QTableView):
    """`opened` comes with Enter or a double click, `pressed_key` with a key that does something to cells."""

    opened = Signal()
    pressed_key = Signal(str)

    def __init__(self, model: CoordinationModel, theme: Theme, name: str, keys: str) -> None:
        super().__init__()
        self._theme, self._keys = theme, keys
        self.matrix = model
        self.setAccessibleName(name)
        self.setHorizontalHeader(NamesHead(theme, self))
        self.setModel(model)
        self.setItemDelegate(AnswerDelegate(theme, self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(round((theme.px(TEXT) + theme.px(LABEL)) * 1.4) + GRID)
        self.doubleClicked.connect(self.opened)
        model.modelReset.connect(self._share_room)

    @property
    def pairs(self) -> list[Pair]:
        """The selected cells, from the top: recommendation and organisation."""
        cells = sorted(self.selectedIndexes(), key=lambda cell: (cell.row(), cell.column()))
        return [pair for cell in cells if (pair := self.matrix.pair(cell))]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer with the keys of the dialog; everything else is for walking."""
        key = "Del" if event.key() == Qt.Key.Key_Delete else event.text()
        if event.key() in _ENTER:
            self.opened.emit()
        elif key and key in {*self._keys, "Del"}:
            self.pressed_key.emit(key)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _letters: str) -> None:
        """Do not jump to a row that begins with a letter."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room between the recommendations and the organisations."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        room, count = self.viewport().width(), self.model().columnCount() - 1
        if count < 1:
            return
        part = round(room * (1 - PART_OF_NAMES)) // count
        each = max(self._theme.px(NARROWEST), min(self._theme.px(WIDEST), part))
        self.setColumnWidth(0, max(round(room * PART_OF_NAMES), room - count * each))
        for number in range(1, count + 1):
            self.setColumnWidth(number, each)
        self.updateGeometries()
