"""Cards and clusters as a list: those that a recommendation goes back to, or could."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kiwork.models.kinds import CardKind
from kiwork.models.text import folded
from kiwork.ui.itemmodels.rows import update_rows

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()

ORIGIN = Qt.ItemDataRole.UserRole
"""The Origin of a row."""


@dataclass(frozen=True)
class Origin:
    """A card, or a cluster (which has no kind), with what is said about it in one line."""

    uid: str
    text: str
    note: str
    kind: CardKind | None = None


class OriginsModel(QAbstractListModel):
    """One row a card or cluster; with `ticked` given, rows have a box to tick."""

    def __init__(self, *, ticked: set[str] | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ticked = ticked
        self._origins: list[Origin] = []

    def show(self, origins: Sequence[Origin]) -> None:
        """Show these, in this order."""
        update_rows(self, self._origins, origins, lambda origin: origin.uid)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._origins)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        checkable = index.isValid() and self.ticked is not None
        return flags | Qt.ItemFlag.ItemIsUserCheckable if checkable else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        origin = self._origins[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return origin.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{origin.text}, {origin.note}"
            case Qt.ItemDataRole.CheckStateRole if self.ticked is not None:
                return Qt.CheckState.Checked if origin.uid in self.ticked else Qt.CheckState.Unchecked
        return origin if role == ORIGIN else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or self.ticked is None or not index.isValid():
            return False
        uid = self._origins[index.row()].uid
        (self.ticked.add if Qt.CheckState(value) is Qt.CheckState.Checked else self.ticked.discard)(uid)
        self.dataChanged.emit(index, index, [role])
        return True


def searched_in(origin: Origin) -> str:
    """Return the words in which a search looks for a row."""
    return folded(f"{origin.text} {origin.note}")
