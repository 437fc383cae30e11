"""The clusters in one field of the effort/impact matrix, or those that are in none yet."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kiwork.queries.matrix import PlacedView
from kiwork.ui.itemmodels.rows import update_rows

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()

ABOUT = Qt.ItemDataRole.UserRole
"""Role: what is said about a cluster in small letters."""


class PlacedModel(QAbstractListModel):
    """One row a cluster; `tell` says what stands below its heading."""

    def __init__(self, tell: Callable[[PlacedView], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.movable = True
        self._tell = tell
        self._clusters: list[PlacedView] = []

    def show(self, clusters: Sequence[PlacedView]) -> None:
        """Let these clusters lie here, in this order."""
        update_rows(self, self._clusters, clusters, lambda cluster: cluster.uid)

    def uid_at(self, row: int) -> str:
        """Return the cluster of a row; "" if there is none."""
        return self._clusters[row].uid if 0 <= row < len(self._clusters) else ""

    def row_of(self, uid: str) -> int:
        """Return the row of a cluster; -1 if it is not here."""
        return next((row for row, cluster in enumerate(self._clusters) if cluster.uid == uid), -1)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._clusters)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        cluster = self._clusters[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cluster.heading
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{cluster.heading}, {self._tell(cluster)}"
        return self._tell(cluster) if role == ABOUT else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() and self.movable else flags
