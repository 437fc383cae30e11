"""A list of records of the setup that can be added to, renamed, reordered and deleted."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from kiwork.ui.pieces import button, column, row
from kiwork.ui.workbench import Workbench

Entry = tuple[str, str]
"""Uid and name."""


class RecordList(QWidget):
    """Names edited in place; Alt+Up and Alt+Down reorder, Del deletes; the callbacks do it."""

    def __init__(
        self,
        workbench: Workbench,
        name: str,
        *,
        add: Callable[[str], object],
        rename: Callable[[str, str], object],
        move: Callable[[str, str | None], object] | None,
        delete: Callable[[str], object],
    ) -> None:
        super().__init__()
        self._text = workbench.text
        self._add, self._rename, self._move, self._delete = add, rename, move, delete
        self._list = _Names(self)
        self._list.setAccessibleName(name)
        self._list.itemChanged.connect(self._on_edited)
        self._new = button(self._text("setup.add"))
        self._new.clicked.connect(self.begin_new)
        self._remove = button(self._text("setup.delete"))
        self._remove.clicked.connect(self.delete_current)
        below = row()
        for widget in (self._new, self._remove):
            below.addWidget(widget)
        below.addStretch()
        layout = column(self)
        layout.addWidget(self._list, 1)
        layout.addLayout(below)

    @property
    def current_uid(self) -> str | None:
        """The uid of the marked record."""
        item = self._list.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item else None

    @property
    def names(self) -> QListWidget:
        """The list itself."""
        return self._list

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show the records; the marked one stays marked."""
        present = [(i.data(Qt.ItemDataRole.UserRole), i.text()) for i in self._items()]
        if present == list(entries):
            return
        uid, line = self.current_uid, self._list.currentRow()
        with QSignalBlocker(self._list):
            self._list.clear()
            for entry in entries:
                self._list.addItem(_item(*entry))
            uids = [entry[0] for entry in entries]
            self._list.setCurrentRow(uids.index(uid) if uid in uids else min(max(0, line), len(uids) - 1))
        self._list.currentRowChanged.emit(self._list.currentRow())

    def begin_new(self) -> None:
        """Offer an empty line to type the name of a new record into; what is being typed is stored first."""
        self._list.setCurrentRow(-1)
        with QSignalBlocker(self._list):
            item = _item("", "")
            self._list.addItem(item)
        self._list.setCurrentItem(item)
        self._list.editItem(item)

    def move_current(self, step: int) -> None:
        """Put the marked record one place up (-1) or down (1)."""
        uids = [item.data(Qt.ItemDataRole.UserRole) for item in self._items()]
        line = self._list.currentRow()
        target = line + step
        if self._move and 0 <= line < len(uids) and 0 <= target < len(uids):
            before = target if step < 0 else target + 1
            self._move(uids[line], uids[before] if before < len(uids) else None)

    def delete_current(self) -> None:
        """Delete the marked record."""
        if self.current_uid:
            self._delete(self.current_uid)

    def _on_edited(self, item: QListWidgetItem) -> None:
        uid, name = item.data(Qt.ItemDataRole.UserRole), item.text().strip()
        if uid:
            self._rename(uid, name)
        elif name:
            self._add(name)
        else:
            self._list.takeItem(self._list.row(item))

    def _items(self) -> list[QListWidgetItem]:
        return [self._list.item(line) for line in range(self._list.count())]


class _Broken(QStyledItemDelegate):
    """Breaks a long name into as many lines as it needs; by itself Qt gives it one."""

    def __init__(self, names: QListWidget) -> None:
        super().__init__(names)
        self._names = names

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        option.rect.setWidth(self._names.viewport().width())
        return super().sizeHint(option, index)


class _Names(QListWidget):
    def __init__(self, owner: RecordList) -> None:
        super().__init__()
        self._owner = owner
        self.setWordWrap(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Broken(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and key in steps:
            self._owner.move_current(steps[key])
        elif key == Qt.Key.Key_Delete:
            self._owner.delete_current()
        elif key == Qt.Key.Key_Insert:
            self._owner.begin_new()
        else:
            super().keyPressEvent(event)


def _item(uid: str, name: str) -> QListWidgetItem:
    item = QListWidgetItem(name)
    item.setData(Qt.ItemDataRole.UserRole, uid)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
    return item
