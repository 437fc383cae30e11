"""Paints a card with what is said about it, and the heading of a topic field."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStyleOptionViewItem

from kiwork.ui.itemmodels.whereabouts import LINE, Line
from kiwork.ui.lines_delegate import Index, LinesDelegate, Part
from kiwork.ui.theme import GRID, LABEL, TEXT


class WhereaboutsDelegate(LinesDelegate):
    """A card takes two lines of its text and one of what is said about it, a heading one."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line: Line = index.data(LINE)
        if not line.told:
            return QSize(0, self._height(TEXT) + 2 * GRID)
        return super().sizeHint(option, index) + QSize(0, self._height(LABEL) if line.way else 0)

    def parts_of(self, index: Index) -> Sequence[Part]:
        """Return what stands in a line, from top to bottom."""
        line: Line = index.data(LINE)
        if not line.told:
            return (Part(line.text, size=TEXT, colour="accent", bold=True),)
        words = Part(line.text, self.large, size=TEXT, colour="text")
        return (words, Part(line.about), Part(line.way, colour="text"))
