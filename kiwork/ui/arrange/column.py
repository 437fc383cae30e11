"""One column of the board: its head and its cards."""

from enum import Enum

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame

from kiwork.ui.arrange.card_list import ColumnList
from kiwork.ui.arrange.column_head import ColumnHead
from kiwork.ui.arrange.contents import UNSORTED, Pile
from kiwork.ui.itemmodels import card_mime
from kiwork.ui.pieces import column
from kiwork.ui.theme import GRID, Theme


class Goal(Enum):
    """Where another column would go that is dropped here."""

    BEFORE = "before"
    BEHIND = "behind"
    INTO = "into"


class BoardColumn(QFrame):
    """Takes cards dropped on its head, and other columns dropped beside it or onto the middle of its head.

    `cluster_dropped` carries the uid of the cluster and whether it goes behind this column, `cluster_joined`
    the uid of one that is to become one with this.
    """

    cluster_dropped = Signal(str, bool)
    cluster_joined = Signal(str)

    def __init__(self, head: ColumnHead, cards: ColumnList, theme: Theme) -> None:
        super().__init__()
        self.head = head
        self.cards = cards
        self.key = UNSORTED
        self._theme = theme
        self._goal: Goal | None = None
        self.setProperty("role", "panel")
        self.setAcceptDrops(True)
        head.dragged.connect(self._start_drag)
        inside = column(self)
        inside.setContentsMargins(GRID, GRID, 0, GRID // 2)
        inside.addWidget(head)
        inside.addWidget(cards, 1)

    def show_pile(self, pile: Pile, number: int) -> None:
        """Show head and hint of what the column holds; the cards go into the model."""
        self.key = pile.key
        self.head.show_pile(pile, number)
        self.cards.setAccessibleName(self.head.heading)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._goal is None:
            return
        painter = QPainter(self)
        painter.setPen(QPen(self._theme.colour("accent"), GRID // 2))
        if self._goal is Goal.INTO:
            painter.drawRect(self._head_area().adjusted(GRID // 4, GRID // 4, -GRID // 4, -GRID // 4))
        else:
            x = self.width() - GRID // 4 if self._goal is Goal.BEHIND else GRID // 4
            painter.drawLine(x, 0, x, self.height())
        painter.end()

    # drag and drop

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._consider(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._consider(event)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._mark(None)

    def dropEvent(self, event: QDropEvent) -> None:
        self._mark(None)
        cluster = card_mime.unpacked(event.mimeData(), card_mime.CLUSTER)
        if cluster:
            self._take_cluster(cluster[0], self._goal_of(event))
        elif uids := card_mime.unpacked(event.mimeData(), card_mime.CARDS):
            self.cards.cards.dropped.emit(uids, "")
        event.acceptProposedAction()

    def _consider(self, event: QDragMoveEvent) -> None:
        if not self.cards.cards.movable:
            event.ignore()
        elif event.mimeData().hasFormat(card_mime.CLUSTER):
            self._mark(self._goal_of(event))
            event.acceptProposedAction()
        elif event.mimeData().hasFormat(card_mime.CARDS):
            event.acceptProposedAction()
        else:
            event.ignore()

    def _take_cluster(self, uid: str, goal: Goal) -> None:
        if goal is Goal.INTO:
            self.cluster_joined.emit(uid)
        else:
            self.cluster_dropped.emit(uid, goal is Goal.BEHIND)

    def _goal_of(self, event: QDropEvent) -> Goal:
        middle = self._head_area().adjusted(self.width() // 4, 0, -self.width() // 4, 0)
        own = card_mime.unpacked(event.mimeData(), card_mime.CLUSTER) == [self.key]
        if self.key != UNSORTED and not own and middle.contains(event.position().toPoint()):
            return Goal.INTO
        behind = self.key == UNSORTED or event.position().x() > self.width() / 2
        return Goal.BEHIND if behind else Goal.BEFORE

    def _head_area(self) -> QRect:
        return QRect(0, 0, self.width(), self.head.geometry().bottom() + 1)

    def _mark(self, goal: Goal | None) -> None:
        self._goal = goal
        self.update()

    def _start_drag(self) -> None:
        if not self.cards.cards.movable:
            return
        drag = QDrag(self)
        drag.setMimeData(card_mime.packed(card_mime.CLUSTER, [self.key]))
        drag.setPixmap(self.head.grab())
        drag.setHotSpot(QPoint(2 * GRID, 2 * GRID))
        self.cards.drag_began.emit()
        drag.exec(Qt.DropAction.MoveAction)
        self.cards.drag_ended.emit()
