"""The heading of a cluster as it is read: wrapped, cut off after its lines, a handle to drag and to click."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication, QWidget

from kiwork.ui.theme import TEXT, Theme

MOST_LINES = 2


class HeadingText(QWidget):
    """User text painted letter by letter; `clicked` and `dragged` say what the mouse did with it."""

    clicked = Signal()
    dragged = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.text = ""
        self._theme = theme
        self._pressed_at: QEvent | None = None
        self._font = theme.font(TEXT, bold=True)
        self._metrics = QFontMetrics(self._font)

    def show_text(self, text: str) -> None:
        """Show another heading."""
        self.text = text
        self.setAccessibleName(text)
        self.update()

    def lines_for(self, width: int) -> int:
        """Return how many lines the heading wants in a width."""
        return len(self._wrapped(width))

    def height_of(self, lines: int) -> int:
        """Return the room that so many lines take."""
        return lines * self._metrics.height()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._font)
        painter.setPen(self._theme.colour("text"))
        for number, line in enumerate(self._wrapped(self.width())):
            top = number * self._metrics.height()
            painter.drawText(0, top, self.width(), self._metrics.height(), Qt.AlignmentFlag.AlignLeft, line)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.clone() if event.button() == Qt.MouseButton.LeftButton else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        start = self._pressed_at
        if not isinstance(start, QMouseEvent):
            return
        way = (event.position() - start.position()).manhattanLength()
        if way >= QApplication.startDragDistance():
            self._pressed_at = None
            self.dragged.emit()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        if self._pressed_at:
            self._pressed_at = None
            self.clicked.emit()

    def _wrapped(self, width: int) -> list[str]:
        text = self.text.replace("\n", " ")
        starts = self._line_starts(text, width)
        ends = [*starts[1:MOST_LINES], len(text)]
        lines = [text[start:end] for start, end in zip(starts, ends, strict=False)]
        return [self._metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines]

    def _line_starts(self, text: str, width: int) -> list[int]:
        layout = QTextLayout(text, self._font)
        layout.setTextOption(_wrapping())
        layout.beginLayout()
        starts: list[int] = []
        while len(starts) <= MOST_LINES and (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            starts.append(line.textStart())
        layout.endLayout()
        return starts[:MOST_LINES] or [0]


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
