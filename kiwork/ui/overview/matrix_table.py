"""The matrix as a table that is as high as its rows and never wider than the page."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from kiwork.ui.itemmodels.matrix_cells import CELL, MatrixModel
from kiwork.ui.lines import draw_lines, lines_of
from kiwork.ui.overview.matrix_delegate import MatrixDelegate
from kiwork.ui.theme import GRID, LABEL, Theme

PART_OF_TOWNS = 0.34
"""The names of the municipalities take at most so much of the width."""
MOST_LINES = 3


class TownsHead(QHeaderView):
    """Names the municipalities, in several lines where there is little room."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._theme, self._font = theme, theme.font(LABEL)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)

    def sizeHint(self) -> QSize:
        """Be as wide as the longest name."""
        metrics = QFontMetrics(self._font)
        widest = max((metrics.horizontalAdvance(self._name(n)) for n in range(self.count())), default=0)
        return QSize(widest + 3 * GRID, 0)

    def height_of(self, section: int) -> int:
        """Return how high a name is in the width there is."""
        return len(self._lines(section, self.width())) * QFontMetrics(self._font).height() + GRID

    def paintSection(self, painter: QPainter, area: QRect, section: int) -> None:
        painter.save()
        painter.fillRect(area, self._theme.colour("surface"))
        painter.fillRect(area.x(), area.bottom(), area.width(), 1, self._theme.colour("line"))
        painter.setPen(self._theme.colour("text"))
        painter.setFont(self._font)
        lines = self._lines(section, area.width())
        height = len(lines) * painter.fontMetrics().height()
        top = max(0, (area.height() - height) // 2)
        draw_lines(painter, area.adjusted(GRID, top, -GRID, 0), lines)
        painter.restore()

    def _lines(self, section: int, width: int) -> tuple[str, ...]:
        return lines_of(self._name(section), self._font, width - 2 * GRID, MOST_LINES)

    def _name(self, section: int) -> str:
        return str(self.model().headerData(section, Qt.Orientation.Vertical))


class MatrixTable(QTableView):
    """The arrows walk through the cells; `reached` carries where the current one is, for whoever scrolls."""

    reached = Signal(QRect)

    def __init__(self, model: MatrixModel, theme: Theme, name: str) -> None:
        super().__init__()
        self._head = TownsHead(theme)
        self.drawn = MatrixDelegate(theme)
        self.setAccessibleName(name)
        self.setVerticalHeader(self._head)
        self.setModel(model)
        self.setItemDelegate(self.drawn)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for policy in (self.setVerticalScrollBarPolicy, self.setHorizontalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(1)
        self.horizontalHeader().setHighlightSections(False)
        self.setCornerButtonEnabled(False)
        model.modelReset.connect(self._share_room)
        self.selectionModel().currentChanged.connect(lambda index: self.reached.emit(self.visualRect(index)))

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as the page."""
        return QSize(0, 0)

    def show_as(self, *, table: bool) -> None:
        """Show numbers alone, or bars."""
        self.drawn.as_table = table
        self.viewport().update()

    def current_cell(self) -> object:
        """Return the Cell with the focus; None if there is none."""
        return self.currentIndex().data(CELL)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room between the names and the cells."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        self._head.setFixedWidth(min(self._head.sizeHint().width(), round(self.width() * PART_OF_TOWNS)))
        cell = self.drawn.sizeHint(None, self.model().index(0, 0))  # type: ignore[arg-type]  # all cells are as high
        for section in range(self._head.count()):
            self._head.resizeSection(section, max(cell.height(), self._head.height_of(section)))
        self.setFixedHeight(
            self._head.length() + self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth()
        )
