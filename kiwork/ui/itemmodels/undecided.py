"""What is left to decide, as a list."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kiwork.queries.undecided import Undecided
from kiwork.ui.itemmodels.rows import update_rows

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()

FOUND = Qt.ItemDataRole.UserRole
ABOUT = Qt.ItemDataRole.UserRole + 1
"""Roles: the Undecided, and in words what it is about."""


class UndecidedModel(QAbstractListModel):
    """One row for each thing to decide; `title` and `about` say it in words."""

    def __init__(
        self,
        title: Callable[[Undecided], str],
        about: Callable[[Undecided], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._title, self._about = title, about
        self._found: list[Undecided] = []

    def show(self, found: Sequence[Undecided]) -> None:
        """Show these, in this order."""
        update_rows(self, self._found, found, lambda one: "\n".join(one.key))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        found = self._found[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._title(found)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._about(found)}: {self._title(found)}"
        return {FOUND: found, ABOUT: self._about(found)}.get(role)
