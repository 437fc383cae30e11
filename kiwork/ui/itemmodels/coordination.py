"""Recommendations × organisations: in each cell the asking that counts, if anybody was asked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kiwork.queries.consulting import ConsultationView, OrganisationView, Pair
from kiwork.ui.itemmodels.rows import update_rows

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()

CELL = Qt.ItemDataRole.UserRole
NUMBER = Qt.ItemDataRole.UserRole + 1
"""Roles: the asking of a cell, None if there is none; the number of the recommendation of a row."""

State = Callable[[ConsultationView | None], str]


@dataclass(frozen=True)
class Line:
    """A recommendation and its askings, one for each organisation in order."""

    uid: str
    number: str
    title: str
    cells: tuple[ConsultationView | None, ...]


class CoordinationModel(QAbstractTableModel):
    """The first column names the recommendation; `state` and `sentence` say a cell in short and in full."""

    def __init__(self, heading: str, state: State, sentence: State, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heading, self._state, self._sentence = heading, state, sentence
        self._organisations: tuple[OrganisationView, ...] = ()
        self._lines: list[Line] = []

    def show(self, organisations: Sequence[OrganisationView], lines: Sequence[Line]) -> None:
        """Show these, in this order."""
        if tuple(organisations) != self._organisations:
            self.beginResetModel()
            self._organisations, self._lines = tuple(organisations), []
            self.endResetModel()
        update_rows(self, self._lines, lines, lambda line: line.uid)

    def pair(self, index: Index) -> Pair | None:
        """Return the recommendation and the organisation of a cell."""
        if not index.isValid() or not index.column():
            return None
        return (self._lines[index.row()].uid, self._organisations[index.column() - 1].uid)

    def cell_of(self, pair: Pair | None) -> QModelIndex:
        """Return the cell of a recommendation and an organisation; the first one if it is not there."""
        for row, line in enumerate(self._lines):
            for column, organisation in enumerate(self._organisations, 1):
                if pair == (line.uid, organisation.uid):
                    return self.index(row, column)
        return self.index(0, 1)

    def first_cell_of(self, recommendation_uid: str | None) -> QModelIndex:
        """Return the first cell of a recommendation; the first of all if it is not there."""
        rows = (row for row, line in enumerate(self._lines) if line.uid == recommendation_uid)
        return self.index(next(rows, 0), 1)

    def where(self, index: Index) -> str:
        """Return what a cell is about: number and title, and the organisation."""
        line = self._lines[index.row()]
        names = [f"{line.number} {line.title}"]
        names += [self._organisations[index.column() - 1].name] if index.column() else []
        return " · ".join(names)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 1 + len(self._organisations)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        told = line.cells[index.column() - 1] if index.column() else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._state(told) if index.column() else line.title
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                words = f": {self._sentence(told)}" if index.column() else ""
                said = f"{self.where(index)}{words}"
                return escape(said) if role == Qt.ItemDataRole.ToolTipRole else said
        return {CELL: told, NUMBER: line.number}.get(role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or section > len(self._organisations):
            return None
        name = self._organisations[section - 1].name if section else self._heading
        if role == Qt.ItemDataRole.ToolTipRole:
            return escape(name)
        return name if role == Qt.ItemDataRole.DisplayRole else None
