"""Organisations as a list."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kiwork.queries.organisations import OrganisationView
from kiwork.ui.itemmodels.rows import update_rows

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()

ABOUT = Qt.ItemDataRole.UserRole
"""Role: in words, what kind it is, where it is at home, and what it is named for."""


class OrganisationsModel(QAbstractListModel):
    """One row an organisation; `about` says what is known about it."""

    def __init__(self, about: Callable[[OrganisationView], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._about = about
        self._views: list[OrganisationView] = []

    def show(self, views: Sequence[OrganisationView]) -> None:
        """Show these, in this order."""
        update_rows(self, self._views, views, lambda view: view.uid)

    def view(self, row: int) -> OrganisationView | None:
        """Return what stands in a row."""
        return self._views[row] if 0 <= row < len(self._views) else None

    def row_of(self, uid: str) -> int:
        """Return the row of an organisation, or of what it was joined with; -1 if it is not shown."""
        return next((row for row, view in enumerate(self._views) if uid in view.members), -1)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._views)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        view = self.view(index.row()) if index.isValid() else None
        if view is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return view.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{view.name}, {self._about(view)}"
        return self._about(view) if role == ABOUT else None
