"""Paints the matrix: recommendations, and for each organisation a sign and, where there is room, a word."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from kiwork.queries.consulting import ConsultationView  # noqa: TC001 - as in the other delegates
from kiwork.ui.consulting.words import COLOURS, ICONS
from kiwork.ui.icons import icon
from kiwork.ui.itemmodels.coordination import CELL, NUMBER
from kiwork.ui.lines import draw_lines, lines_of
from kiwork.ui.theme import GRID, LABEL, RADIUS, RING, TEXT, Theme

Index = QModelIndex | QPersistentModelIndex
ICON = 20
WORD_FROM = 104
"""A column at least so wide, in pixels at a text size of 100 %, has room for the word beside the sign."""


class AnswerDelegate(QStyledItemDelegate):
    """A condition that was written shows as a sign of its own; the current cell has a ring."""

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self._font, self._small = theme.font(TEXT), theme.font(LABEL)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, self._theme.colour("accent_ground"))
        painter.fillRect(area.x(), area.bottom(), area.width(), 1, self._theme.colour("line"))
        if index.column():
            self._paint_answer(painter, area, index)
        else:
            self._paint_name(painter, area.adjusted(GRID, GRID // 2, -GRID, -GRID // 2), index)
        if index == self._view.currentIndex() and self._view.hasFocus():
            self._paint_ring(painter, area)
        painter.restore()

    def _paint_name(self, painter: QPainter, area: QRect, index: Index) -> None:
        painter.setFont(self._small)
        painter.setPen(self._theme.colour("muted"))
        draw_lines(painter, area, (str(index.data(NUMBER)),))
        below = area.adjusted(0, painter.fontMetrics().height(), 0, 0)
        painter.setFont(self._font)
        painter.setPen(self._theme.colour("text"))
        draw_lines(painter, below, lines_of(str(index.data()), self._font, below.width(), 1))

    def _paint_answer(self, painter: QPainter, area: QRect, index: Index) -> None:
        told: ConsultationView | None = index.data(CELL)
        if told is None:
            painter.setPen(self._theme.colour("muted"))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "·")
            return
        size = self._theme.px(ICON)
        has_word = area.width() >= self._theme.px(WORD_FROM)
        left = area.x() + (GRID if has_word else (area.width() - size) // 2)
        sign = icon(self._theme, ICONS[told.answer], COLOURS[told.answer])
        picture = sign.pixmap(QSize(size, size), self._view.devicePixelRatioF())
        painter.drawPixmap(left, area.center().y() - size // 2, picture)
        if has_word:
            self._paint_word(painter, area.adjusted(2 * GRID + size, 0, -GRID // 2, 0), str(index.data()))

    def _paint_word(self, painter: QPainter, area: QRect, words: str) -> None:
        painter.setFont(self._small)
        painter.setPen(self._theme.colour("text"))
        lines = lines_of(words, self._small, area.width(), 2)
        height = len(lines) * painter.fontMetrics().height()
        draw_lines(painter, area.adjusted(0, (area.height() - height) // 2, 0, 0), lines)

    def _paint_ring(self, painter: QPainter, area: QRect) -> None:
        pen = painter.pen()
        pen.setColor(self._theme.colour("accent"))
        pen.setWidth(RING)
        painter.setPen(pen)
        painter.drawRoundedRect(area.adjusted(1, 1, -2, -2), RADIUS // 2, RADIUS // 2)
