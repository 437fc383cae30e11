"""The groups of doubles that are still open."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from kiwork.merge.duplicates import Doubles
from kiwork.ui.lines_delegate import AboutDelegate
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench

NARROWEST = 200
"""In pixels at a text size of 100 %."""

ABOUT = Qt.ItemDataRole.UserRole
_WHOLE = 100
_WALKING = {
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End,
}  # fmt: skip


class GroupList(QListWidget):
    """Arrows walk; every other key is for the panel around it."""

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self._workbench = workbench
        self.setAccessibleName(workbench.text("doubles.groups"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.setMinimumWidth(theme.px(NARROWEST))
        self._drawn = AboutDelegate(theme, self, ABOUT)
        self.setItemDelegate(self._drawn)

    def show_groups(self, groups: Sequence[Doubles], current: int) -> None:
        """Show groups in order, with the focus on one of them."""
        with QSignalBlocker(self):
            self.clear()
            for group in groups:
                self.addItem(self._item(group))
            self.setCurrentRow(min(current, len(groups) - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _WALKING:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _item(self, group: Doubles) -> QListWidgetItem:
        number = self._workbench.text(f"doubles.{group.kind}", n=len(group.uids))
        about, item = f"{number} · {self._how(group)}", QListWidgetItem(group.texts[0])
        item.setData(ABOUT, about)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{about}: {group.texts[0]}")
        return item

    def _how(self, group: Doubles) -> str:
        if group.exact:
            return self._workbench.text("doubles.exact")
        percent = int(group.similarity * 100)
        name = "doubles.near" if percent < _WHOLE else "doubles.same_words"
        return self._workbench.text(name, n=percent)
