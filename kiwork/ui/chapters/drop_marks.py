"""Shows on a list where recommendations would go that are dragged over it, and takes them when dropped."""

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)

from kiwork.ui.itemmodels import card_mime
from kiwork.ui.list_and_sheet import KeyedList
from kiwork.ui.theme import RADIUS, Theme

NOTHING = -1


class DropList(KeyedList):
    """`dropped` carries uids and the row that they were dropped on; `accepts` says whether it takes any.

    A list may take them on its rows, or between them (`between`): then the row is the one behind.
    """

    dropped = Signal(list, int)
    between = False

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.accepts = True
        self._theme, self._target = theme, NOTHING
        self.setDragDropMode(KeyedList.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._consider(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        self._consider(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._show(NOTHING)

    def dropEvent(self, event: QDropEvent) -> None:
        row = self.row_at(event.position().toPoint())
        self._show(NOTHING)
        self.stopAutoScroll()
        self.setState(KeyedList.State.NoState)
        uids = card_mime.unpacked(event.mimeData(), card_mime.RECOMMENDATIONS)
        if uids and row != NOTHING:
            event.acceptProposedAction()
            self.dropped.emit(uids, row)

    def row_at(self, point: QPoint) -> int:
        """Return the row on which, or in front of which, something dropped at this point goes."""
        index = self.indexAt(point)
        if not self.between:
            return index.row()
        if not index.isValid():
            return self.model().rowCount()
        below = point.y() > self.visualRect(index).center().y()
        return index.row() + (1 if below else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Mark where a drop would go."""
        super().paintEvent(event)
        if self._target == NOTHING:
            return
        painter = QPainter(self.viewport())
        painter.setPen(QPen(self._theme.colour("accent"), 4))
        area = self.visualRect(self.model().index(self._target, 0))
        if self.between:
            y = max(2, area.top() if area.isValid() else self._end())
            painter.drawLine(2, y, self.viewport().width() - 2, y)
        else:
            painter.drawRoundedRect(area.adjusted(2, 2, -2, -2), RADIUS, RADIUS)
        painter.end()

    def _end(self) -> int:
        last: QRect = self.visualRect(self.model().index(self.model().rowCount() - 1, 0))
        return last.bottom() if last.isValid() else 0

    def _consider(self, event: QDragMoveEvent) -> None:
        row = self.row_at(event.position().toPoint())
        known = event.mimeData().hasFormat(card_mime.RECOMMENDATIONS)
        possible = self.accepts and known and row != NOTHING
        event.setAccepted(possible)
        self._show(row if possible else NOTHING)

    def _show(self, row: int) -> None:
        self._target = row
        self.viewport().update()
