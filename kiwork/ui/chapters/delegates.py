"""Paints a chapter, and a recommendation that stands in one."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLineEdit, QListView, QStyleOptionViewItem, QWidget

from kiwork.queries.recommendations import RecommendationView
from kiwork.ui.itemmodels.chapters import ABOUT
from kiwork.ui.itemmodels.recommendations import MISSING, VIEW
from kiwork.ui.lines_delegate import HeadingDelegate, Index, Part
from kiwork.ui.theme import Theme


class ChapterDelegate(HeadingDelegate):
    """A title in one or two lines, and how much stands there."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(theme, view, ABOUT, bold=True)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        """Let the title be typed where it stands."""
        return QLineEdit(parent)


class InChapterDelegate(HeadingDelegate):
    """Number, priority and lead in a line, the title, and the cross-cutting themes if there are any."""

    def __init__(self, theme: Theme, view: QListView, tell: Callable[[RecommendationView], str]) -> None:
        super().__init__(theme, view, MISSING, bold=True)
        self._first_line = tell

    def parts_of(self, index: Index) -> Sequence[Part]:
        """Return what stands in an entry, from top to bottom."""
        view: RecommendationView = index.data(VIEW)
        return (Part(self._first_line(view)), self.heading(view.title), Part(str(index.data(MISSING))))
