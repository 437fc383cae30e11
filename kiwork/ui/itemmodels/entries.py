"""Entries as a table: kind and name; thousands of them cost no more than those that are seen."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class EntriesModel(QAbstractTableModel):
    """One row an entry, as pairs of kind and name in words."""

    def __init__(
        self, rows: Sequence[tuple[str, str]], headings: Sequence[str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._rows = rows
        self._headings = headings

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        words = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return " ".join(words[index.column()].split())
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(words)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._headings[section]
        return None
