"""Paints a recommendation in the list: number, title, state, lead, and what it still needs."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kiwork.queries.recommendations import RecommendationView  # noqa: TC001 - as in the other delegates
from kiwork.ui.itemmodels.recommendations import MISSING, VIEW
from kiwork.ui.lines import draw_lines, lines_of
from kiwork.ui.theme import GRID, LABEL, TEXT, Theme
from kiwork.ui.workbench import Workbench

Index = QModelIndex | QPersistentModelIndex


class RecommendationDelegate(QStyledItemDelegate):
    """Four lines: number and state, two of title, then lead and what is missing."""

    def __init__(self, workbench: Workbench, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._workbench, self._theme = workbench, theme
        self._font, self._bold, self._small = theme.font(TEXT), theme.font(TEXT, bold=True), theme.font(LABEL)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        lines = 2 * self._height(TEXT) + 3 * self._height(LABEL)
        return QSize(0, lines + 2 * GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view: RecommendationView = index.data(VIEW)
        area: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, self._theme.colour("accent_ground"))
            painter.fillRect(area.x(), area.y(), GRID // 2, area.height(), self._theme.colour("accent"))
        painter.fillRect(area.x(), area.bottom(), area.width(), 1, self._theme.colour("line"))
        inner = area.adjusted(GRID + GRID // 2, GRID, -GRID, 0)
        state = self._workbench.text(f"recommend.state_{view.feasibility}")
        below = self._write(
            painter, inner, f"{view.number} · {state}", font=self._small, colour="muted", most=1
        )
        below = self._write(painter, below, view.title, font=self._bold, colour="text", most=2)
        if view.lead:
            below = self._write(painter, below, view.lead, font=self._small, colour="text", most=1)
        self._write(
            painter,
            below,
            str(index.data(MISSING)),
            font=self._small,
            colour="muted",
            most=1 if view.lead else 2,
        )
        painter.restore()

    def _write(
        self, painter: QPainter, area: QRect, text: str, *, font: QFont, colour: str, most: int
    ) -> QRect:
        """Write lines and return the area below them."""
        painter.setFont(font)
        painter.setPen(self._theme.colour(colour))
        lines = lines_of(text, font, area.width(), most)
        draw_lines(painter, area, lines)
        return area.adjusted(0, len(lines) * painter.fontMetrics().height(), 0, 0)

    def _height(self, size: int) -> int:
        return round(self._theme.px(size) * 1.4)
