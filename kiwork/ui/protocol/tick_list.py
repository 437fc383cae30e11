"""A list to tick: one stop of the Tab key, arrows and Space within; as high as its lines."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem

EDGE = 12
"""Of a line, left and right together, as the style sheet has it."""

Entry = tuple[str, str]
"""Key and name."""


class _Lines(QStyledItemDelegate):
    """Breaks a long name where it is painted: beside its box, inside the border and padding of its line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        option.rect = option.rect.adjusted(0, 0, -EDGE - option.fontMetrics.height(), 0)
        return super().sizeHint(option, index)


class TickList(QListWidget):
    """`ticked` comes after a person ticked or unticked a line; it may be clicked anywhere."""

    ticked = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._pressed: Qt.CheckState | None = None
        self.setProperty("role", "ticks")
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setItemDelegate(_Lines(self))
        for policy in (self.setVerticalScrollBarPolicy, self.setHorizontalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemPressed.connect(self._remember)
        self.itemClicked.connect(self._turn)
        self.itemChanged.connect(self.ticked)

    @property
    def keys(self) -> set[str]:
        """The keys of the lines that are ticked."""
        return {_key(item) for item in self._items() if item.checkState() is Qt.CheckState.Checked}

    @property
    def other_keys(self) -> set[str]:
        """The keys of the lines that are not."""
        return {_key(item) for item in self._items()} - self.keys

    def show_entries(
        self, entries: Sequence[Entry], keys: Collection[str], *, idle: Collection[str] = ()
    ) -> None:
        """Show lines, the ones with `keys` ticked and `idle` ones out of use; the current one stays."""
        with QSignalBlocker(self):
            if [(_key(item), item.text()) for item in self._items()] != list(entries):
                self._fill(entries)
            for item in self._items():
                item.setCheckState(Qt.CheckState.Checked if _key(item) in keys else Qt.CheckState.Unchecked)
                item.setFlags(_flags(in_use=_key(item) not in idle))
        self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the lines are in this width."""
        super().resizeEvent(event)
        self._grow()

    def _fill(self, entries: Sequence[Entry]) -> None:
        line = max(0, self.currentRow())
        self.clear()
        for key, name in entries:
            item = QListWidgetItem(name, self)
            item.setData(Qt.ItemDataRole.UserRole, key)
        self.setCurrentRow(min(line, len(entries) - 1))

    def _grow(self) -> None:
        self.doItemsLayout()
        last = self.visualItemRect(self.item(self.count() - 1)) if self.count() else QRect()
        self.setFixedHeight(last.bottom() + 1 + 2 * self.frameWidth())

    def _remember(self, item: QListWidgetItem) -> None:
        self._pressed = item.checkState()

    def _turn(self, item: QListWidgetItem) -> None:
        """Turn a line that was clicked beside its box; Qt turns it only in its box."""
        if item.checkState() is self._pressed and item.flags() & Qt.ItemFlag.ItemIsEnabled:
            on = item.checkState() is Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(line) for line in range(self.count())]


def _key(item: QListWidgetItem) -> str:
    key: str = item.data(Qt.ItemDataRole.UserRole)
    return key


def _flags(*, in_use: bool) -> Qt.ItemFlag:
    ticks = Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable
    return ticks | Qt.ItemFlag.ItemIsEnabled if in_use else ticks
