"""A row that goes on in the next line where there is no room, so that large text is not cut off."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from kiwork.ui.theme import GRID


class Flow(QLayout):
    """Lays widgets out from left to right, each as wide as it wants to be, but never wider than the row.

    `wide` is one that takes the room that is left in its line.
    """

    def __init__(self, parent: QWidget | None = None, *, margin: int = 0, gap: int = 1) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._wide: list[QWidget] = []
        self.setContentsMargins(*[margin * GRID] * 4)
        self.setSpacing(gap * GRID)

    def add(self, widget: QWidget, *, wide: bool = False) -> None:
        """Add a widget at the end."""
        self.addWidget(widget)
        if wide:
            self._wide.append(widget)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay_out(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay_out(rect, move=True)

    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        gaps = self.spacing() * max(0, len(shown) - 1)
        whole = QSize(sum(size.width() for size in shown) + gaps, self._tallest(shown))
        return whole.grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        shown = [item.minimumSize() for item in self._items if not item.isEmpty()]
        widest = max((size.width() for size in shown), default=0)
        return QSize(widest, self._tallest(shown)).grownBy(self.contentsMargins())

    @staticmethod
    def _tallest(sizes: list[QSize]) -> int:
        return max((size.height() for size in sizes), default=0)

    def _lay_out(self, rect: QRect, *, move: bool) -> int:
        """Place everything, or only look how high it would be; return that height."""
        inside = rect.marginsRemoved(self.contentsMargins())
        top, height = inside.top(), 0
        for line in self._lines(inside.width()):
            height = max(item.sizeHint().height() for item in line)
            if move:
                self._place(line, QRect(inside.left(), top, inside.width(), height))
            top += height + self.spacing()
        end = top - self.spacing() if height else top
        return end - rect.top() + self.contentsMargins().bottom()

    def _lines(self, room: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        left = 0
        for item in self._items:
            if item.isEmpty():
                continue
            width = item.sizeHint().width()
            if not lines or left < width:
                lines.append([])
                left = room
            lines[-1].append(item)
            left -= width + self.spacing()
        return lines

    def _place(self, line: list[QLayoutItem], rect: QRect) -> None:
        taken = sum(item.sizeHint().width() for item in line) + self.spacing() * (len(line) - 1)
        place = QPoint(rect.topLeft())
        for item in line:
            size = item.sizeHint()
            spare = rect.width() - taken if item.widget() in self._wide else 0
            width = min(size.width() + max(0, spare), rect.width())
            down = (rect.height() - size.height()) // 2
            item.setGeometry(QRect(place + QPoint(0, down), QSize(width, size.height())))
            place += QPoint(width + self.spacing(), 0)
