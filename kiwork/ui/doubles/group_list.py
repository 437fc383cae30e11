"""The groups of doubles that are still open, one line a group."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget

from kiwork.merge.duplicates import Doubles
from kiwork.ui.workbench import Workbench

_MOST_LETTERS = 60
_WHOLE = 100
_WALKING = {
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End,
}  # fmt: skip


class GroupList(QListWidget):
    """Arrows walk; every other key is for the panel around it."""

    def __init__(self, workbench: Workbench) -> None:
        super().__init__()
        self._workbench = workbench
        self.setAccessibleName(workbench.text("doubles.groups"))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_groups(self, groups: Sequence[Doubles], current: int) -> None:
        """Show groups in order, with the focus on one of them."""
        with QSignalBlocker(self):
            self.clear()
            self.addItems([self._line(group) for group in groups])
            self.setCurrentRow(min(current, len(groups) - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _WALKING:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _line(self, group: Doubles) -> str:
        text = self._workbench.text
        first = " ".join(group.texts[0].split())
        short = first if len(first) <= _MOST_LETTERS else f"{first[:_MOST_LETTERS]} …"
        return f"{short}\n{text(f'doubles.{group.kind}', n=len(group.uids))} · {self._how(group)}"

    def _how(self, group: Doubles) -> str:
        if group.exact:
            return self._workbench.text("doubles.exact")
        percent = int(group.similarity * 100)
        name = "doubles.near" if percent < _WHOLE else "doubles.same_words"
        return self._workbench.text(name, n=percent)
