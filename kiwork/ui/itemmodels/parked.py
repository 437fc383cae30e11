"""What is or was parked, as a list."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kiwork.queries.parking import ParkedItem
from kiwork.ui.itemmodels.rows import update_rows

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()

ITEM = Qt.ItemDataRole.UserRole
ABOUT = Qt.ItemDataRole.UserRole + 1
"""Roles: the ParkedItem, and in words how it stands."""


class ParkedModel(QAbstractListModel):
    """One row for each item; `about` says in words how it stands."""

    def __init__(self, about: Callable[[ParkedItem], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._about = about
        self._items: list[ParkedItem] = []

    def show(self, items: Sequence[ParkedItem]) -> None:
        """Show these, in this order."""
        update_rows(self, self._items, items, lambda item: item.card.uid)

    def item(self, row: int) -> ParkedItem | None:
        """Return what stands in a row."""
        return self._items[row] if 0 <= row < len(self._items) else None

    def row_of(self, uid: str) -> int:
        """Return the row of a card, -1 if there is none."""
        return next((row for row, item in enumerate(self._items) if item.card.uid == uid), -1)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item = self.item(index.row()) if index.isValid() else None
        if item is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return item.card.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._about(item)}: {item.card.text}"
        return {ITEM: item, ABOUT: self._about(item)}.get(role)
