"""The counts of a merge, each of which opens what it counts."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from kiwork.ui.pieces import column, label
from kiwork.ui.theme import GRID, Theme

NARROWEST = 12 * GRID


@dataclass(frozen=True)
class Figure:
    """A number with its word; `opens` says whether there is a list of what it counts."""

    name: str
    number: str
    word: str
    opens: bool


class FigureButton(QPushButton):
    """A number, large, above its word."""

    def __init__(self, figure: Figure) -> None:
        super().__init__()
        self.setProperty("role", "figure")
        self.setEnabled(figure.opens)
        self.setAccessibleName(f"{figure.number} {figure.word}")
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Minimum)
        self._inside = layout = column(self, gap=0)
        layout.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        for shown in (label(figure.number, "figure"), label(figure.word, "muted", wrap=True)):
            shown.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(shown)
        layout.addStretch(1)

    def sizeHint(self) -> QSize:
        """Leave room for both lines."""
        return self._inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._inside.minimumSize()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """Leave room for a word that is broken where the window is narrow."""
        return self._inside.heightForWidth(width)


class Figures(QWidget):
    """Counts beside each other where there is room; `chosen` carries the name of one."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: Sequence[Figure] = ()
        self._buttons: list[FigureButton] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(2 * GRID)

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Show these counts; those that are the same keep the focus."""
        if figures == self._shown:
            return
        self._shown = figures
        for old in self._buttons:
            old.hide()
            old.deleteLater()
        self._buttons = [self._button(figure) for figure in figures]
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(NARROWEST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many beside each other as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _button(self, figure: Figure) -> FigureButton:
        made = FigureButton(figure)
        made.clicked.connect(lambda: self.chosen.emit(figure.name))
        return made

    def _arrange(self) -> None:
        room = (self.width() + 2 * GRID) // (self._theme.px(NARROWEST) + 2 * GRID)
        columns = max(1, min(room, len(self._buttons)))
        for place, made in enumerate(self._buttons):
            self._grid.addWidget(made, place // columns, place % columns)
        for number in range(self._grid.columnCount()):
            self._grid.setColumnStretch(number, int(number < columns))
