"""Boxes beside each other where there is room, else below each other."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from kiwork.ui.theme import GRID, Theme

NARROWEST = 240
"""A box has at least so many pixels at a text size of 100 %."""


class Beside(QWidget):
    """Lays boxes out from left to right, as many in a row as there is room for."""

    def __init__(self, theme: Theme, *, narrowest: int = NARROWEST) -> None:
        super().__init__()
        self._narrowest = theme.px(narrowest)
        self._shown: Sequence[QWidget] = ()
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(2 * GRID)

    def show_boxes(self, boxes: Sequence[QWidget]) -> None:
        """Show these in the place of the others, which are thrown away."""
        for box in self._shown:
            box.hide()
            box.deleteLater()
        self._shown = boxes
        self._columns = 0
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as the widest box, although more of them stand beside each other now."""
        widest = max((box.minimumSizeHint().width() for box in self._shown), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many beside each other as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        room = max(1, self.width() // self._narrowest)
        rows = math.ceil(len(self._shown) / room)
        columns = math.ceil(len(self._shown) / max(1, rows))
        if columns == self._columns:
            return
        self._columns = columns
        for place, box in enumerate(self._shown):
            self._grid.addWidget(box, place // columns, place % columns)
        for number in range(self._grid.columnCount()):
            self._grid.setColumnStretch(number, int(number < columns))
