"""The suggestions one below the other: what to do, with which cards, and why."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from kiwork.ui.arrange.suggestion import Kind, Suggestion
from kiwork.ui.lines_delegate import Index, LinesDelegate, Part
from kiwork.ui.merging.words import short
from kiwork.ui.theme import TEXT, Theme
from kiwork.ui.workbench import Workbench

_WHAT, _WHY = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_WALKING = {
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End,
}  # fmt: skip
_WHOLE = 100
_HEADING_LETTERS, _ALIKE_LETTERS = 60, 90


class SuggestionList(QListWidget):
    """Arrows walk; every other key is for the panel around it. `name_of` says what a cluster is called."""

    def __init__(self, workbench: Workbench, theme: Theme, name_of: Callable[[str], str]) -> None:
        super().__init__()
        self._workbench, self._name_of = workbench, name_of
        self.setAccessibleName(workbench.text("suggestions.title"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self._drawn = _Delegate(theme, self)
        self.setItemDelegate(self._drawn)

    def show_all(self, suggestions: Sequence[Suggestion], current: int) -> None:
        """Show suggestions in order, with the focus on one of them."""
        with QSignalBlocker(self):
            self.clear()
            for suggestion in suggestions:
                self.addItem(self._item(suggestion))
            self.setCurrentRow(min(current, len(suggestions) - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _WALKING:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _item(self, suggestion: Suggestion) -> QListWidgetItem:
        said = " · ".join(suggestion.texts)
        what, why = self._what(suggestion), self._why(suggestion)
        item = QListWidgetItem(said)
        item.setData(_WHAT, what)
        item.setData(_WHY, why)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ". ".join(filter(None, (what, said, why))))
        return item

    def _what(self, suggestion: Suggestion) -> str:
        number = len(suggestion.uids)
        if suggestion.kind is Kind.PLACE:
            heading = short(self._name_of(suggestion.cluster_uid), _HEADING_LETTERS)
            return self._text("suggestions.place", column=heading)
        if suggestion.kind is Kind.DOUBLE:
            return self._text("suggestions.double", n=number)
        heading = suggestion.heading or self._text("arrange.new_cluster")
        return self._text("suggestions.group", n=number, heading=short(heading, _HEADING_LETTERS))

    def _why(self, suggestion: Suggestion) -> str:
        alike = short(suggestion.alike, _ALIKE_LETTERS)
        reasons = [
            self._how_alike(suggestion) if suggestion.kind is Kind.DOUBLE else "",
            self._text("doubles.shared", words=", ".join(suggestion.words)) if suggestion.words else "",
            self._text("suggestions.alike", text=alike) if alike else "",
        ]
        return "; ".join(filter(None, reasons)) or self._text("suggestions.parts_of_words")

    def _how_alike(self, suggestion: Suggestion) -> str:
        percent = int(suggestion.likeness * _WHOLE)
        return self._text("doubles.near" if percent < _WHOLE else "doubles.same_words", n=percent)

    def _text(self, key: str, **values: object) -> str:
        return self._workbench.text(key, **values)


class _Delegate(LinesDelegate):
    """What to do, up to three lines of what the cards say, and up to two of why."""

    small, large = 4, 3

    def parts_of(self, index: Index) -> Sequence[Part]:
        return (
            Part(str(index.data(_WHAT)), 2, colour="accent", bold=True),
            Part(str(index.data()), self.large, size=TEXT, colour="text"),
            Part(str(index.data(_WHY)), 2),
        )
