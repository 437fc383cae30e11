"""Paints a version in the list: what it is called, and who answered to it."""

from collections.abc import Sequence

from kiwork.ui.itemmodels.versions import ANSWERED
from kiwork.ui.lines_delegate import Index, LinesDelegate, Part
from kiwork.ui.theme import TEXT


class VersionsDelegate(LinesDelegate):
    """Three lines: a long name takes two of them."""

    small, large = 1, 2

    def parts_of(self, index: Index) -> Sequence[Part]:
        """Return the name and the answers."""
        return (
            Part(str(index.data()), self.large, size=TEXT, colour="text"),
            Part(str(index.data(ANSWERED))),
        )
