"""The rounds side by side as a table that is never wider than its window."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from kiwork.queries.weighing import RoundView, TargetView  # noqa: TC001 - as in the other delegates
from kiwork.ui.itemmodels.comparison import FIELD, MARK, MOST, ROUND, ComparisonModel
from kiwork.ui.lines import draw_lines, lines_of
from kiwork.ui.theme import GRID, LABEL, TEXT, Theme
from kiwork.ui.weigh.dots_delegate import paint_bar

Index = QModelIndex | QPersistentModelIndex
BAR = GRID // 2 + 1
PART_OF_HEADING = 0.34
WIDEST_ROUND = 220
"""A round takes at most so many pixels; the headings take at least that part of the table."""


class RoundsHead(QHeaderView):
    """Names each round in two lines, and its criterion in a third."""

    def __init__(self, theme: Theme, covered: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme, self._covered = theme, covered
        self._bold, self._small = theme.font(LABEL, bold=True), theme.font(LABEL)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)

    def sizeHint(self) -> QSize:
        return QSize(0, 3 * round(self._theme.px(LABEL) * 1.4) + 2 * GRID)

    def paintSection(self, painter: QPainter, area: QRect, section: int) -> None:
        painter.save()
        painter.fillRect(area, self._theme.colour("surface"))
        painter.fillRect(area.x(), area.bottom(), area.width(), 1, self._theme.colour("line"))
        inside = area.adjusted(GRID, GRID, -GRID, -GRID)
        asked: RoundView | None = self.model().headerData(section, self.orientation(), ROUND)
        title = str(self.model().headerData(section, self.orientation()))
        painter.setPen(self._theme.colour("text"))
        painter.setFont(self._bold)
        lines = lines_of(title, self._bold, inside.width(), 2)
        draw_lines(painter, inside, lines)
        if asked and (below := asked.criterion if asked.revealed else self._covered):
            painter.setPen(self._theme.colour("muted"))
            painter.setFont(self._small)
            rest = inside.adjusted(0, len(lines) * painter.fontMetrics().height(), 0, 0)
            draw_lines(painter, rest, lines_of(below, self._small, inside.width(), 1))
        painter.restore()


class ComparisonDelegate(QStyledItemDelegate):
    """Paints headings, and for each round the dots, the rank in words, and a bar."""

    def __init__(self, theme: Theme, rank: Callable[[int], str], parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._rank = theme, rank
        self._font, self._bold = theme.font(TEXT), theme.font(TEXT, bold=True)
        self._small = theme.font(LABEL)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, self._theme.colour("accent_ground"))
        painter.fillRect(area.x(), area.bottom(), area.width(), 1, self._theme.colour("line"))
        inside = area.adjusted(GRID, GRID // 2, -GRID, -GRID // 2)
        if index.column():
            self._paint_mark(painter, inside, index)
        else:
            self._paint_heading(painter, inside, str(index.data()), str(index.data(FIELD)))
        painter.restore()

    def _paint_heading(self, painter: QPainter, area: QRect, heading: str, field: str) -> None:
        lines = lines_of(heading, self._font, area.width(), 1 if field else 2)
        painter.setFont(self._font)
        painter.setPen(self._theme.colour("text"))
        draw_lines(painter, area, lines)
        if field:
            below = area.adjusted(0, painter.fontMetrics().height(), 0, 0)
            painter.setFont(self._small)
            painter.setPen(self._theme.colour("muted"))
            draw_lines(painter, below, lines_of(field, self._small, area.width(), 1))

    def _paint_mark(self, painter: QPainter, area: QRect, index: Index) -> None:
        mark: TargetView | None = index.data(MARK)
        painter.setPen(self._theme.colour("text"))
        painter.setFont(self._bold)
        if mark is None or not mark.rank:
            draw_lines(painter, area, ("·",))
            return
        dots = str(mark.dots)
        line = QRect(area.x(), area.y(), area.width(), painter.fontMetrics().height())
        draw_lines(painter, line, (dots,))
        beside = line.adjusted(painter.fontMetrics().horizontalAdvance(f"{dots}  "), 0, 0, 0)
        painter.setFont(self._small)
        painter.setPen(self._theme.colour("muted"))
        words = lines_of(self._rank(mark.rank), self._small, beside.width(), 1)
        painter.drawText(beside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words[0])
        bar = QRect(area.x(), line.bottom() + GRID // 2, area.width(), BAR)
        paint_bar(painter, bar, self._theme, mark.dots, index.data(MOST))


class ComparisonTable(QTableView):
    """Rows to read; the arrows walk through the cells."""

    def __init__(
        self, model: ComparisonModel, theme: Theme, name: str, *, covered: str, rank: Callable[[int], str]
    ) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.setHorizontalHeader(RoundsHead(theme, covered))
        self.setModel(model)
        self.setItemDelegate(ComparisonDelegate(theme, rank, self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(2 * round(theme.px(TEXT) * 1.4) + GRID)
        model.modelReset.connect(self._share_room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room between the headings and the rounds."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        room, rounds = self.viewport().width(), self.model().columnCount() - 1
        if rounds < 1:
            return
        widest = self._theme.px(WIDEST_ROUND)
        each = min(widest, round(room * (1 - PART_OF_HEADING)) // rounds)
        self.setColumnWidth(0, room - rounds * each)
        for number in range(1, rounds + 1):
            self.setColumnWidth(number, each)
