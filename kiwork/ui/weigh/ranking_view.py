"""The ranking: a bar for each target, the longest on top."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kiwork.queries.weighing import TargetView
from kiwork.ui.itemmodels.dots import TARGET
from kiwork.ui.itemmodels.ranking import RankingModel
from kiwork.ui.lines import draw_lines, lines_of
from kiwork.ui.theme import GRID, TEXT, Theme
from kiwork.ui.weigh.dots_delegate import paint_bar

Index = QModelIndex | QPersistentModelIndex
BAR = GRID + 2


class RankingDelegate(QStyledItemDelegate):
    """Paints rank, words, bar and number; nothing depends on the colour."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._font, self._bold = theme.font(TEXT), theme.font(TEXT, bold=True)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, round(self._theme.px(TEXT) * 1.4) + BAR + 2 * GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        target: TargetView = index.data(TARGET)
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(area, self._theme.colour("accent_ground"))
        self._paint_row(painter, area.adjusted(GRID, GRID // 2, -GRID, -GRID // 2), target, _most(index))
        painter.restore()

    def _paint_row(self, painter: QPainter, area: QRect, target: TargetView, most: int) -> None:
        painter.setFont(self._bold)
        painter.setPen(self._theme.colour("text"))
        indent = painter.fontMetrics().horizontalAdvance("88. ")
        number = painter.fontMetrics().horizontalAdvance(str(most)) + GRID
        line = QRect(area.topLeft(), QSize(area.width(), painter.fontMetrics().height()))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, f"{target.rank}.")
        words = line.adjusted(indent, 0, 0, 0)
        bar = QRect(words.x(), line.bottom() + GRID // 2, words.width() - number, BAR)
        beside = QRect(bar.right() + 1, bar.y() - GRID, number, BAR + 2 * GRID)
        painter.drawText(
            beside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(target.dots)
        )
        painter.setFont(self._font)
        draw_lines(painter, words, lines_of(target.text, self._font, words.width(), 1))
        paint_bar(painter, bar, self._theme, target.dots, most)


def _most(index: Index) -> int:
    first: TargetView = index.model().index(0, 0).data(TARGET)
    return first.dots


class RankingView(QListView):
    """A list to look at; the arrows scroll it."""

    def __init__(self, model: RankingModel, theme: Theme, name: str, *, nothing: str) -> None:
        super().__init__()
        self._nothing = nothing
        self._muted = theme.colour("muted")
        self._drawn = RankingDelegate(theme, self)
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(self._drawn)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for signal in (model.rowsMoved, model.dataChanged, model.layoutChanged):
            signal.connect(lambda *_: self.viewport().update())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say what will stand here while there is nothing."""
        super().paintEvent(event)
        if not self.model().rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(self._muted)
            room = self.viewport().rect().adjusted(*[2 * GRID] * 2, *[-2 * GRID] * 2)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._nothing)
