"""Cards one below the other: a list that can be walked, dragged from and dropped on."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QListView, QStyledItemDelegate

from kiwork.ui.arrange.board_keys import BoardKeys
from kiwork.ui.arrange.card_delegate import GAP
from kiwork.ui.itemmodels.cards import CARD, CardColumnModel
from kiwork.ui.itemmodels.sections import SectionsModel
from kiwork.ui.theme import GRID, LABEL, RADIUS, Theme

GUTTER = GRID * 3 // 2
"""Room for the scroll bar beside the cards, whether it is there or not."""


class CardList(QListView):
    """The cards of one column, or of all under their headings; `hint` is what an empty one says."""

    focused = Signal()
    drag_began = Signal()
    drag_ended = Signal()

    def __init__(
        self,
        model: CardColumnModel | SectionsModel,
        keys: BoardKeys,
        theme: Theme,
        delegate: QStyledItemDelegate | None = None,
    ) -> None:
        super().__init__()
        self.cards: CardColumnModel | SectionsModel = model
        self.hint = ""
        self._keys = keys
        self._theme = theme
        self._drop_row = -1
        self._followed = ""
        self.setProperty("role", "cards")
        self.setModel(model)
        if delegate:
            self.setItemDelegate(delegate)
        self._look_like_a_board()

    def _look_like_a_board(self) -> None:
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(4 * GRID)
        self.setDragDropMode(QListView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)
        self.setAutoScrollMargin(5 * GRID)
        self.setMinimumHeight(0)

    # what is selected

    def selected_uids(self) -> list[str]:
        """Return the selected cards from top to bottom."""
        chosen = sorted(self.selectedIndexes(), key=QModelIndex.row)
        return [index.data(CARD).uid for index in chosen]

    def current_uid(self) -> str:
        """Return the card that has the focus; "" if there is none."""
        card = self.currentIndex().data(CARD)
        return card.uid if card else ""

    def select(self, uids: list[str], current: str) -> None:
        """Select cards and put the focus on one of them."""
        selection = self.selectionModel()
        flag = selection.SelectionFlag
        selection.setCurrentIndex(self.index_at_row(self.cards.row_of(current)), flag.ClearAndSelect)
        for uid in uids:
            selection.select(self.index_at_row(self.cards.row_of(uid)), flag.Select)
        if current != self._followed:
            self._followed = current
            self.scrollTo(self.currentIndex())

    def index_at_row(self, row: int) -> QModelIndex:
        """Return the index of a row."""
        return self.cards.index(row, 0)

    def go_to_row(self, row: int) -> None:
        """Put the focus on the card of a row, or the last one above it."""
        row = min(max(row, 0), self.cards.rowCount() - 1)
        if row >= 0:
            self.setCurrentIndex(self.index_at_row(row))

    # keys

    def event(self, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
            return super().event(event)
        event.setAccepted(self._keys.wants(event))
        return event.isAccepted() or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.take(event):
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are for finding columns; Qt would jump between cards."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection():
            self.go_to_row(self.currentIndex().row())
        self.focused.emit()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # dragging

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Drag the selected cards; the model changes only when the file has."""
        drag = QDrag(self)
        drag.setMimeData(self.cards.mimeData(self.selectedIndexes()))
        drag.setPixmap(self._picture())
        drag.setHotSpot(QPoint(2 * GRID, 2 * GRID))
        self.drag_began.emit()
        drag.exec(Qt.DropAction.MoveAction)
        self.drag_ended.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._consider(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        self._consider(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._show_drop_row(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        row = self.row_at(event.position().toPoint())
        self._show_drop_row(-1)
        self.stopAutoScroll()
        self.setState(QListView.State.NoState)
        if self.cards.dropMimeData(event.mimeData(), Qt.DropAction.MoveAction, row, 0, QModelIndex()):
            event.acceptProposedAction()

    def row_at(self, point: QPoint) -> int:
        """Return the row in front of which a card dropped at this point goes."""
        index = self.indexAt(point)
        if not index.isValid():
            return 0 if point.y() < 0 else self.cards.rowCount()
        below = point.y() > self.visualRect(index).center().y()
        return index.row() + (1 if below else 0)

    def _consider(self, event: QDragMoveEvent) -> None:
        possible = self.cards.canDropMimeData(
            event.mimeData(), Qt.DropAction.MoveAction, -1, -1, QModelIndex()
        )
        event.setAccepted(possible)
        self._show_drop_row(self.row_at(event.position().toPoint()) if possible else -1)

    def _show_drop_row(self, row: int) -> None:
        self._drop_row = row
        self.viewport().update()

    def _picture(self) -> QPixmap:
        picture = self.viewport().grab(self.visualRect(self.currentIndex()).adjusted(0, 0, 0, -GAP))
        number = len(self.selectedIndexes())
        if number > 1:
            painter = QPainter(picture)
            self._paint_badge(painter, str(number), QRect(QPoint(0, 0), QSize(4 * GRID, 3 * GRID)))
            painter.end()
        return picture

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.cards.rowCount() == 0:
            self._paint_hint(painter)
        if self._drop_row >= 0:
            self._paint_drop_line(painter)
        painter.end()

    def _paint_hint(self, painter: QPainter) -> None:
        area = self.viewport().rect().adjusted(1, 1, 0, -GRID)
        area.setRight(self.width() - GUTTER - 1)
        painter.setPen(self._theme.colour("muted"))
        painter.setFont(self._theme.font(LABEL))
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(area.adjusted(GRID, 2 * GRID, -GRID, 0), flags, self.hint)
        focused = self.hasFocus()
        painter.setPen(QPen(self._theme.colour("accent" if focused else "line"), 2 if focused else 1))
        painter.drawRoundedRect(area, RADIUS, RADIUS)

    def _paint_drop_line(self, painter: QPainter) -> None:
        y = max(self._top_of(self._drop_row) - GAP // 2, 2)
        colour: QColor = self._theme.colour("accent")
        painter.setPen(QPen(colour, 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(GRID // 2, y, self.viewport().width() - GRID // 2, y)

    def _top_of(self, row: int) -> int:
        if row < self.cards.rowCount():
            return self.visualRect(self.index_at_row(row)).top()
        last = self.visualRect(self.index_at_row(row - 1))
        return last.bottom() + 1 if last.isValid() else GAP

    def _paint_badge(self, painter: QPainter, text: str, area: QRect) -> None:
        painter.fillRect(area, self._theme.colour("accent"))
        painter.setFont(self._theme.font(LABEL, bold=True))
        painter.setPen(self._theme.colour("on_accent"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)


class ColumnList(CardList):
    """The cards of one column of the board."""

    cards: CardColumnModel
