"""The names of many organisations above narrow columns: upright where there is room, else turned."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QTableView

from kiwork.ui.lines import draw_lines, lines_of
from kiwork.ui.theme import GRID, LABEL, Theme

TURNED_BELOW, TALLEST, PART = 112, 168, 0.45
"""In pixels at a text size of 100 %: narrower columns turn their names. Turned names are at most so long, and
take at most that part of the table."""

LINES = 3


class NamesHead(QHeaderView):
    """The first section is a heading; all others name an organisation each."""

    def __init__(self, theme: Theme, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme, self._table = theme, table
        self._bold = theme.font(LABEL, bold=True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        """Be as high as the longest name needs."""
        if not self._is_turned:
            return QSize(0, LINES * round(self._theme.px(LABEL) * 1.4) + 2 * GRID)
        names = (str(self.model().headerData(n, self.orientation())) for n in range(1, self.count()))
        longest = max((self.fontMetrics().horizontalAdvance(name) for name in names), default=0)
        most = min(self._theme.px(TALLEST), round(PART * self._table.height()))
        return QSize(0, min(most, round(longest * 1.1) + 3 * GRID))

    def paintSection(self, painter: QPainter, area: QRect, section: int) -> None:
        painter.save()
        painter.fillRect(area, self._theme.colour("surface"))
        painter.fillRect(area.x(), area.bottom(), area.width(), 1, self._theme.colour("line"))
        painter.setPen(self._theme.colour("text"))
        painter.setFont(self._bold)
        name = str(self.model().headerData(section, self.orientation()))
        if section and self._is_turned:
            self._paint_turned(painter, area, name)
        else:
            inside = area.adjusted(GRID, GRID, -GRID // 2, -GRID)
            draw_lines(painter, inside, lines_of(name, self._bold, inside.width(), LINES))
        painter.restore()

    def _paint_turned(self, painter: QPainter, area: QRect, name: str) -> None:
        painter.translate(area.x(), area.bottom() - GRID)
        painter.rotate(-90)
        length = area.height() - 2 * GRID
        most = 2 if area.width() >= 2 * painter.fontMetrics().height() + GRID // 2 else 1
        lines = lines_of(name, self._bold, length, most)
        height = len(lines) * painter.fontMetrics().height()
        draw_lines(painter, QRect(0, (area.width() - height) // 2, length, height), lines)

    @property
    def _is_turned(self) -> bool:
        return self.count() > 1 and self.sectionSize(1) < self._theme.px(TURNED_BELOW)
