"""Who has not answered yet: an organisation, how much it was asked, and since when."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kiwork.queries.consulting import Waiting
from kiwork.ui.itemmodels.rows import update_rows

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()

NAME, NUMBER, SINCE = range(3)


class WaitingModel(QAbstractTableModel):
    """`shown_day` says an ISO date as people write it."""

    def __init__(
        self, headings: Sequence[str], shown_day: Callable[[str], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._headings, self._shown_day = tuple(headings), shown_day
        self._rows: list[Waiting] = []

    def show(self, rows: Sequence[Waiting]) -> None:
        """Show these, in this order."""
        update_rows(self, self._rows, rows, lambda row: row.organisation_uid)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        words = (row.organisation, str(row.number), self._shown_day(row.since))
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return words[index.column()]
            case Qt.ItemDataRole.AccessibleTextRole:
                named = zip(self._headings, words, strict=True)
                return ", ".join(f"{heading}: {said}" for heading, said in named)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._headings[section]
        return None
