"""All wordings of one thing to decide, side by side where there is room."""

import math

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from kiwork.queries.undecided import Undecided
from kiwork.ui.merging.differences import differences
from kiwork.ui.merging.variant_box import VariantBox
from kiwork.ui.merging.words import Words
from kiwork.ui.theme import GRID, Theme
from kiwork.ui.workbench import Workbench

NARROWEST = 240
"""A wording has at least so many pixels at a text size of 100 %; else they stand below each other."""

_FIRST_LETTER = ord("A")


class VariantsView(QWidget):
    """One box a wording, from A on; `taken` carries the number of one."""

    taken = Signal(int)

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self._workbench, self._theme = workbench, theme
        self._words = Words(workbench)
        self.boxes: list[VariantBox] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(2 * GRID)

    def show_found(self, found: Undecided, *, editable: bool) -> None:
        """Show the wordings; the one that is shown elsewhere comes first."""
        variants = (found.conflict.shown, *found.conflict.others)
        self._make_boxes(len(variants))
        values = [self._words.value(found, variant) for variant in variants]
        for number, (box, variant) in enumerate(zip(self.boxes, variants, strict=True)):
            others = values[1:] if number == 0 else values[:1]
            spans = differences(values[number], others) if self._words.is_written(found) else []
            box.show_value(values[number], self._words.author(variant), spans, editable=editable)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many beside each other as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _make_boxes(self, number: int) -> None:
        if len(self.boxes) == number:
            return
        for box in self.boxes:
            box.hide()
            box.deleteLater()
        self.boxes = [self._box(place) for place in range(number)]
        self._columns = 0
        self._arrange()

    def _box(self, place: int) -> VariantBox:
        letter = chr(_FIRST_LETTER + place)
        box = VariantBox(self._workbench, self._theme, letter, shown=place == 0)
        box.taken.connect(lambda: self.taken.emit(place))
        return box

    def _arrange(self) -> None:
        room = self.width() // self._theme.px(NARROWEST)
        rows = math.ceil(len(self.boxes) / max(1, room))
        columns = math.ceil(len(self.boxes) / max(1, rows))
        if columns == self._columns:
            return
        self._columns = columns
        for place, box in enumerate(self.boxes):
            self._grid.addWidget(box, place // columns, place % columns)
        for number in range(self._grid.columnCount()):
            self._grid.setColumnStretch(number, int(number < columns))
