"""The counts of a merge, each of which opens what it counts."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from kiwork.ui.pieces import column, label, row
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

    def __init__(self, figure: Figure, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "figure")
        self.setEnabled(figure.opens)
        self.setAccessibleName(f"{figure.number} {figure.word}")
        self.setMinimumWidth(theme.px(NARROWEST))
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
    """A row of counts; `chosen` carries the name of one."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: Sequence[Figure] = ()
        self._layout = row(self, gap=2)

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Show these counts; those that are the same keep the focus."""
        if figures == self._shown:
            return
        self._shown = figures
        while item := self._layout.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for figure in figures:
            made = FigureButton(figure, self._theme)
            made.clicked.connect(lambda _=False, name=figure.name: self.chosen.emit(name))
            self._layout.addWidget(made, 1)
