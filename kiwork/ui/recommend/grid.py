"""Fields in two columns, each with its name above it."""

from collections.abc import Collection, Mapping

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from kiwork.ui.choice_box import named
from kiwork.ui.pieces import label
from kiwork.ui.theme import GRID, Theme

NARROWEST = 420
"""Below this width, in pixels at a text size of 100 %, there is one column."""

Field = tuple[str, QWidget, int]
"""Its name in words, the field, and how many columns it takes."""


class Grid(QWidget):
    """Fields by key; some of them can be left out for a while, the others close up."""

    def __init__(self, theme: Theme, fields: Mapping[str, Field]) -> None:
        super().__init__()
        self._theme, self._fields = theme, fields
        self._shown: list[str] = list(fields)
        self._columns = 2
        self._labels = {key: label(name, "label", buddy=field) for key, (name, field, _) in fields.items()}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(GRID // 2)
        for key, (name, field, _) in fields.items():
            field.setAccessibleName(name)
            if isinstance(field, QComboBox):
                named(field, name)
            self._grid.addWidget(self._labels[key])
            self._grid.addWidget(field)
        self._lay_out()

    def show_fields(self, keys: Collection[str]) -> None:
        """Show these fields and no others."""
        shown = [key for key in self._fields if key in keys]
        if shown != self._shown:
            self._shown = shown
            self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put fields below each other where two are too narrow."""
        super().resizeEvent(event)
        columns = 1 if self.width() < self._theme.px(NARROWEST) else 2
        if columns != self._columns:
            self._columns = columns
            self._lay_out()

    def _lay_out(self) -> None:
        place = 0
        for key, (_, field, wanted) in self._fields.items():
            for widget in (self._labels[key], field):
                self._grid.removeWidget(widget)
                widget.setVisible(key in self._shown)
            if key in self._shown:
                width = min(wanted, self._columns)
                place += -place % width
                line, column = divmod(place, self._columns)
                self._grid.addWidget(self._labels[key], 2 * line, column, 1, width)
                self._grid.addWidget(field, 2 * line + 1, column, 1, width)
                place += width
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if self._columns > 1 else 0)
