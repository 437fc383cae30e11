"""A list of cards and clusters, each as high as its words."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListView

from kiwork.ui.itemmodels.origins import ORIGIN, Origin
from kiwork.ui.recommend.origin_delegate import OriginDelegate
from kiwork.ui.theme import Theme


class OriginList(QListView):
    """Shows origins; `removed` carries the one on which Delete was pressed."""

    removed = Signal(str)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._drawn = OriginDelegate(theme, self)
        self.setItemDelegate(self._drawn)
        self.setAccessibleName(name)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def current(self) -> Origin | None:
        """The row that is current."""
        found = self.currentIndex().data(ORIGIN)
        return found if isinstance(found, Origin) else None

    def content_height(self) -> int:
        """Return how high all rows together are, in pixels."""
        rows = self.model().rowCount() if self.model() else 0
        return sum(self.sizeHintForRow(row) for row in range(rows)) + 2 * self.frameWidth() + 2

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the current row away with Delete."""
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and self.current:
            self.removed.emit(self.current.uid)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the words anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
