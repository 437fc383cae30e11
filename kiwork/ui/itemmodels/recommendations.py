"""Recommendations as a list."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kiwork.queries.recommendations import RecommendationView
from kiwork.ui.itemmodels.rows import update_rows

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()

VIEW = Qt.ItemDataRole.UserRole
MISSING = Qt.ItemDataRole.UserRole + 1
"""Roles: the RecommendationView, and in words what it still needs."""


class RecommendationsModel(QAbstractListModel):
    """One row a recommendation; `missing` says in words what a sheet still needs."""

    def __init__(self, missing: Callable[[RecommendationView], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._missing = missing
        self._views: list[RecommendationView] = []

    @property
    def views(self) -> Sequence[RecommendationView]:
        """The recommendations from top to bottom."""
        return self._views

    def show(self, views: Sequence[RecommendationView]) -> None:
        """Show these recommendations, in this order."""
        update_rows(self, self._views, views, lambda view: view.uid)

    def row_of(self, uid: str | None) -> int:
        """Return the row of a recommendation; -1 if it is not shown."""
        return next((row for row, view in enumerate(self._views) if view.uid == uid), -1)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._views)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        view = self._views[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{view.number}  {view.title}"
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{view.number}, {view.title}, {view.lead}, {self._missing(view)}"
        return {VIEW: view, MISSING: self._missing(view)}.get(role)
