"""Several files dropped while none is open: which one to go on with, and whether the others go into it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiwork.ui.pieces import button, column, label, row
from kiwork.ui.preferences import Preferences
from kiwork.ui.theme import GRID


class DroppedFiles(QWidget):
    """A line a file; `chosen` carries the one to open, and the others if they are to be merged into it."""

    chosen = Signal(object, list)

    def __init__(self, preferences: Preferences, paths: Sequence[Path]) -> None:
        super().__init__()
        self._text = preferences.text
        layout = column(self, gap=1)
        layout.addWidget(label(self._text("merging.dropped"), "heading", wrap=True))
        layout.addWidget(label(self._text("merging.dropped_about"), "body-muted", wrap=True))
        layout.addSpacing(GRID)
        for path in paths:
            layout.addLayout(self._line(path, [other for other in paths if other != path]))

    def _line(self, path: Path, others: list[Path]) -> QHBoxLayout:
        line = row(gap=1)
        line.addWidget(label(path.stem, wrap=True), 1)
        for key, rest in (("dropped_open", list[Path]()), ("dropped_merge", others)):
            made = button(self._text(f"merging.{key}"))
            made.setAccessibleName(f"{path.name}: {made.text()}")
            made.clicked.connect(lambda _=False, rest=rest: self.chosen.emit(path, rest))
            line.addWidget(made)
        return line
