"""Paints a card with what is said about it, and the heading of a topic field."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStyleOptionViewItem

from kiwork.ui.itemmodels.whereabouts import LINE, Line
from kiwork.ui.lines_delegate import Index, LinesDelegate, Part
from kiwork.ui.theme import GRID, TEXT


class WhereaboutsDelegate(LinesDelegate):
    """A card takes two lines of its text and two about it, a heading one."""

    small, large = 2, 2

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line: Line = index.data(LINE)
        return super().sizeHint(option, index) if line.told else QSize(0, self._height(TEXT) + 2 * GRID)

    def parts_of(self, index: Index) -> Sequence[Part]:
        """Return what stands in a line, from top to bottom."""
        line: Line = index.data(LINE)
        if not line.told:
            return (Part(line.text, size=TEXT, colour="accent", bold=True),)
        return (Part(line.text, self.large, size=TEXT, colour="text"), Part(line.about, self.small))
