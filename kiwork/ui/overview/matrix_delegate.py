"""Paints a cell of the matrix: needs as a filled bar, offers as a hatched one, each with its number."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kiwork.ui.itemmodels.matrix_cells import CELL, Cell
from kiwork.ui.theme import GRID, LABEL, RING, TEXT, Theme

Index = QModelIndex | QPersistentModelIndex

SHORTEST = GRID // 2
"""A bar of one card, in pixels."""


class MatrixDelegate(QStyledItemDelegate):
    """`most` is the number of cards of the longest bar; as a table there are only numbers."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.most, self.as_table = 0, False
        self._font, self._large = theme.font(LABEL), theme.font(TEXT)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, 2 * self._line() + GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell: Cell = index.data(CELL)
        area: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, self._theme.colour("accent_ground"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._theme.colour("accent"), RING))
            painter.drawRect(area.adjusted(1, 1, -RING, -RING))
        if self.as_table or not (cell.needs or cell.offers):
            self._write(painter, area, str(index.data()), is_empty=not any(cell.counts))
        else:
            self._paint_bars(painter, area.adjusted(GRID, GRID // 2, -GRID, -GRID // 2), cell)
        painter.restore()

    def _write(self, painter: QPainter, area: QRect, words: str, *, is_empty: bool) -> None:
        painter.setFont(self._large)
        painter.setPen(self._theme.colour("muted" if is_empty else "text"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_bars(self, painter: QPainter, area: QRect, cell: Cell) -> None:
        painter.setFont(self._font)
        height = self._line()
        top = area.y() + (area.height() - 2 * height) // 2
        for line, number in enumerate((cell.needs, cell.offers)):
            row = QRect(area.x(), top + line * height, area.width(), height)
            self._paint_bar(painter, row, number, is_offer=bool(line))

    def _paint_bar(self, painter: QPainter, row: QRect, number: int, *, is_offer: bool) -> None:
        if not number:
            return
        beside = painter.fontMetrics().horizontalAdvance(f"{self.most} ") + GRID // 2
        painter.setPen(self._theme.colour("text"))
        painter.drawText(row, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, str(number))
        room = max(0, row.width() - beside - SHORTEST)
        length = SHORTEST + round(room * number / self.most)
        bar = QRect(row.x() + beside, row.y() + GRID // 4, length, row.height() - GRID // 2)
        colour = self._theme.colour("offer" if is_offer else "accent")
        painter.fillRect(bar, self._theme.colour("raised") if is_offer else colour)
        if is_offer:
            painter.setPen(QPen(colour, 1))
            painter.fillRect(bar, QBrush(colour, Qt.BrushStyle.BDiagPattern))
            painter.drawRect(bar.adjusted(0, 0, -1, -1))

    def _line(self) -> int:
        return QFontMetrics(self._font).height()
