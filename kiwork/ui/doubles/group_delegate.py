"""Paints one group of doubles in the list: how many of what, how alike, and what the first one says."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kiwork.ui.lines import draw_lines, lines_of
from kiwork.ui.theme import GRID, LABEL, TEXT, Theme

Index = QModelIndex | QPersistentModelIndex

ABOUT = Qt.ItemDataRole.UserRole
TEXT_LINES = 2


class GroupDelegate(QStyledItemDelegate):
    """Three lines: number and likeness, then two of the text."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._small, self._font = theme.font(LABEL), theme.font(TEXT)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        lines = self._height(LABEL) + TEXT_LINES * self._height(TEXT)
        return QSize(0, lines + 2 * GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, self._theme.colour("accent_ground"))
            painter.fillRect(area.x(), area.y(), GRID // 2, area.height(), self._theme.colour("accent"))
        painter.fillRect(area.x(), area.bottom(), area.width(), 1, self._theme.colour("line"))
        inner = area.adjusted(GRID + GRID // 2, GRID, -GRID, 0)
        for text, font, colour, most in (
            (index.data(ABOUT), self._small, "muted", 1),
            (index.data(), self._font, "text", TEXT_LINES),
        ):
            lines = lines_of(str(text), font, inner.width(), most)
            painter.setFont(font)
            painter.setPen(self._theme.colour(colour))
            draw_lines(painter, inner, lines)
            inner = inner.adjusted(0, len(lines) * painter.fontMetrics().height(), 0, 0)
        painter.restore()

    def _height(self, size: int) -> int:
        return round(self._theme.px(size) * 1.4)
