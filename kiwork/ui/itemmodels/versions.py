"""The versions of a recommendation as a list."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kiwork.queries.versions import VersionView
from kiwork.ui.itemmodels.rows import update_rows
from kiwork.ui.versions.words import VersionWords

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()

ANSWERED = Qt.ItemDataRole.UserRole
"""Role: in words, who answered to a version."""


class VersionsModel(QAbstractListModel):
    """One row a version, called by date, state and room."""

    def __init__(self, words: VersionWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._versions: list[VersionView] = []

    def show(self, versions: Sequence[VersionView]) -> None:
        """Show these, in this order."""
        update_rows(self, self._versions, versions, lambda version: version.uid)

    def version(self, row: int) -> VersionView | None:
        """Return what stands in a row."""
        return self._versions[row] if 0 <= row < len(self._versions) else None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._versions)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        version = self.version(index.row()) if index.isValid() else None
        if version is None:
            return None
        name, answered = self._words.name(version), self._words.answered(version)
        roles: dict[int, str] = {
            Qt.ItemDataRole.DisplayRole: name,
            Qt.ItemDataRole.AccessibleTextRole: f"{name}, {answered}",
            Qt.ItemDataRole.ToolTipRole: answered,
            ANSWERED: answered,
        }
        return roles.get(role)
