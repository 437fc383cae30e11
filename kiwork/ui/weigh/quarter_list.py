"""The clusters in one field of the matrix: a list that is placed from and into, by keys and by mouse."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
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
)
from PySide6.QtWidgets import QListView

from kiwork.models.kinds import Quarter
from kiwork.ui.answer_panel import PLAIN
from kiwork.ui.itemmodels import card_mime
from kiwork.ui.itemmodels.placed import ABOUT, PlacedModel
from kiwork.ui.lines_delegate import HeadingDelegate
from kiwork.ui.theme import GRID, LABEL, RADIUS, Theme

DIGITS = dict(zip((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4), Quarter, strict=True))
OUT = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}
DIRECTIONS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)
}  # fmt: skip
LOWEST = 72
"""A list has room for a heading of two lines, in pixels at a text size of 100 %."""


class QuarterList(QListView):
    """`quarter` is None for what is not placed yet; `hint` is what an empty list says.

    `placed` carries the uid of a cluster and where it goes; `gone` a step to the neighbouring list, and
    `pushed` the same for the current cluster.
    """

    placed = Signal(str, object)
    gone = Signal(int, int)
    pushed = Signal(int, int)

    def __init__(self, model: PlacedModel, theme: Theme, quarter: Quarter | None) -> None:
        super().__init__()
        self.clusters, self.quarter, self.hint = model, quarter, ""
        self._theme = theme
        self._is_target = False
        self._drawn = HeadingDelegate(theme, self, ABOUT)
        self.setModel(model)
        self.setItemDelegate(self._drawn)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QListView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)
        self.setMinimumHeight(theme.px(LOWEST))

    def sizeHint(self) -> QSize:
        """Ask for little room; what there is is shared."""
        return QSize(self.minimumHeight(), self.minimumHeight())

    @property
    def current_uid(self) -> str:
        """The cluster that has the focus; "" if there is none."""
        return self.clusters.uid_at(self.currentIndex().row())

    def go_to(self, row: int) -> None:
        """Put the focus on a row, or the last one above it."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        last = self.clusters.rowCount() - 1
        if last >= 0:
            self.setCurrentIndex(self.clusters.index(min(max(row, 0), last)))

    # keys

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Place with digits, take out with Del, push with Shift and an arrow, walk with the arrows."""
        key = Qt.Key(event.key())
        if event.modifiers() == Qt.KeyboardModifier.ShiftModifier and key in DIRECTIONS:
            self.pushed.emit(*DIRECTIONS[key])
        elif event.modifiers() not in PLAIN:
            super().keyPressEvent(event)
        elif key in DIGITS or key in OUT:
            self._place(DIGITS.get(key))
        elif key in DIRECTIONS and not self._has_neighbour(*DIRECTIONS[key]):
            self.gone.emit(*DIRECTIONS[key])
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _letters: str) -> None:
        """Digits place a cluster; Qt would look for one that begins with them."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark the cluster that the next key is for."""
        super().focusInEvent(event)
        if self.clusters.rowCount():
            self.setCurrentIndex(self.clusters.index(max(self.currentIndex().row(), 0)))
            self.selectionModel().select(
                self.currentIndex(), self.selectionModel().SelectionFlag.ClearAndSelect
            )

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Mark nothing: keys are for another list now."""
        super().focusOutEvent(event)
        self.clearSelection()

    def _has_neighbour(self, across: int, down: int) -> bool:
        row = self.currentIndex().row() + down
        return not across and 0 <= row < self.clusters.rowCount()

    def _place(self, quarter: Quarter | None) -> None:
        if self.current_uid:
            self.placed.emit(self.current_uid, quarter)

    # dragging

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Drag the current cluster; the lists change only when the file has."""
        drag = QDrag(self)
        drag.setMimeData(card_mime.packed(card_mime.CLUSTER, [self.current_uid]))
        drag.setPixmap(self.viewport().grab(self.visualRect(self.currentIndex())))
        drag.exec(Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._consider(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._consider(event)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._show_target(shown=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_target(shown=False)
        self.setState(QListView.State.NoState)
        for uid in card_mime.unpacked(event.mimeData(), card_mime.CLUSTER):
            event.acceptProposedAction()
            self.placed.emit(uid, self.quarter)

    def _consider(self, event: QDragMoveEvent) -> None:
        possible = self.clusters.movable and event.mimeData().hasFormat(card_mime.CLUSTER)
        event.setAccepted(possible)
        self._show_target(shown=possible)

    def _show_target(self, *, shown: bool) -> None:
        self._is_target = shown
        self.viewport().update()

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say what comes here while there is nothing, and mark where a drop would go."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self.viewport().rect().adjusted(2, 2, -2, -2)
        if not self.clusters.rowCount():
            painter.setPen(self._theme.colour("muted"))
            painter.setFont(self._theme.font(LABEL))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(area.adjusted(GRID, GRID, -GRID, -GRID), flags, self.hint)
        if self._is_target:
            painter.setPen(QPen(self._theme.colour("accent"), 4))
            painter.drawRoundedRect(area, RADIUS, RADIUS)
        painter.end()


def _is_own(event: QKeyEvent) -> bool:
    """Whether the list answers a key itself, whatever the page does with it."""
    key = Qt.Key(event.key())
    if event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
        return key in DIRECTIONS
    return event.modifiers() in PLAIN and (key in DIGITS or key in OUT or key in DIRECTIONS)
