"""Tables to read and choose from: one look for all, and columns that never need to be pushed aside."""

from collections.abc import Mapping

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from kiwork.ui.theme import GRID, Theme

ROW = 4 * GRID
MOST_BESIDE = 0.72
"""So much of the width the columns beside the wide one may take together."""


class PlainTable(QTableView):
    """Rows to choose from: no grid, no sideways scrolling, and one column that takes what the others leave.

    `widths` are the widths of the other columns, in pixels at a text size of 100 %.
    """

    def __init__(
        self, theme: Theme, model: QAbstractItemModel, name: str, *, wide: int, widths: Mapping[int, int]
    ) -> None:
        super().__init__()
        self._widths = {number: theme.px(width) for number, width in widths.items()}
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        head.setMinimumSectionSize(2 * GRID)
        head.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the wide column its part, also where text is large and the table narrow."""
        room = MOST_BESIDE * self.viewport().width()
        part = min(1.0, room / sum(self._widths.values()))
        for number, width in self._widths.items():
            self.horizontalHeader().resizeSection(number, int(width * part))
        super().resizeEvent(event)
