"""Evidence as a list."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kiwork.queries.evidence import EvidenceView
from kiwork.ui.itemmodels.rows import update_rows

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()

VIEW = Qt.ItemDataRole.UserRole
"""The EvidenceView of a row."""


class EvidenceModel(QAbstractListModel):
    """One row a source; `told` says it in words."""

    def __init__(self, told: Callable[[EvidenceView], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told = told
        self._views: list[EvidenceView] = []

    def show(self, views: Sequence[EvidenceView]) -> None:
        """Show these, in this order."""
        update_rows(self, self._views, views, lambda view: view.uid)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._views)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        view = self._views[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._told(view)
        return view if role == VIEW else None
