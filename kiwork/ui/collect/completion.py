"""The list of tags offered while a name is typed after `#` or `@`; the focus stays in the entry line."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from kiwork.queries.outline import TagView
from kiwork.ui.theme import GRID, Theme
from kiwork.ui.workbench import Workbench

WIDTH = 520
_CHOOSE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class Completion(QListWidget):
    """A child of the page, above everything else; `chosen` carries a tag's uid."""

    chosen = Signal(str)

    def __init__(self, workbench: Workbench, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._theme = theme
        self._page = parent
        self.setProperty("role", "completion")
        self.setAccessibleName(workbench.text("collect.completion"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemClicked.connect(self._choose)
        self.hide()

    def offer(self, tags: Sequence[TagView], place: QPoint, *, choose_first: bool) -> None:
        """Show tags below a place of the parent; none hides the list."""
        if not tags:
            self.hide()
            return
        self.clear()
        for tag in tags:
            self.addItem(self._item(tag))
        self.setCurrentRow(0 if choose_first else -1)
        self._move_to(place)
        self.show()
        self.raise_()

    def handle(self, event: QKeyEvent) -> bool:
        """Take the keys that choose among what is offered; false for all others."""
        if not self.isVisible() or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if key == Qt.Key.Key_Down else -1)
            return True
        if key == Qt.Key.Key_Escape:
            self.hide()
            return True
        if key == Qt.Key.Key_Tab and self.currentRow() < 0:
            self.setCurrentRow(0)
        if key in _CHOOSE and (item := self.currentItem()):
            self._choose(item)
            return True
        return False

    def _choose(self, item: QListWidgetItem) -> None:
        self.hide()
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    def _step(self, step: int) -> None:
        start = self.currentRow() if self.currentRow() >= 0 or step > 0 else 0
        self.setCurrentRow((start + step) % self.count())

    def _item(self, tag: TagView) -> QListWidgetItem:
        dimension = self._workbench.text(f"collect.{tag.dimension}")
        item = QListWidgetItem(f"\u2068{tag.title}\u2069 · {dimension}")
        item.setData(Qt.ItemDataRole.UserRole, tag.uid)
        return item

    def _move_to(self, place: QPoint) -> None:
        room = self._page.rect()
        width = min(self._theme.px(WIDTH), room.width() - 4 * GRID)
        rows = self.sizeHintForRow(0) * self.count() + 2 * self.frameWidth() + GRID
        left = max(2 * GRID, min(place.x(), room.width() - width - 2 * GRID))
        self.setGeometry(left, place.y(), width, min(rows, room.height() - place.y() - GRID))
