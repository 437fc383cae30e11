"""The matrix municipality × topic field: in each cell needs, that is challenges and ideas, beside offers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kiwork.models.kinds import CardKind
from kiwork.queries.outline import TagView, TopicFieldView
from kiwork.queries.summary import Matrix

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()

CELL = Qt.ItemDataRole.UserRole
"""The Cell of an index."""


@dataclass(frozen=True)
class Cell:
    """How many cards of each kind a municipality has in a topic field."""

    town: TagView
    field: TopicFieldView
    counts: tuple[int, ...]

    @property
    def offers(self) -> int:
        """How many existing offers there are."""
        return self.counts[list(CardKind).index(CardKind.OFFER)]

    @property
    def needs(self) -> int:
        """How many challenges and ideas there are."""
        return sum(self.counts) - self.offers

    @property
    def name(self) -> str:
        """What the cell is called."""
        return f"{self.town.title}, {self.field.title}"


class MatrixModel(QAbstractTableModel):
    """One row a municipality, one column a topic field; `told` says a cell in words."""

    def __init__(self, told: Callable[[Cell], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told = told
        self._towns: Sequence[TagView] = ()
        self._fields: Sequence[TopicFieldView] = ()
        self._counts: Matrix = {}

    def show(self, towns: Sequence[TagView], fields: Sequence[TopicFieldView], counts: Matrix) -> None:
        """Show these counts; where only numbers changed, the place in the table stays."""
        same = (towns, fields) == (self._towns, self._fields)
        if not same:
            self.beginResetModel()
        self._towns, self._fields, self._counts = towns, fields, counts
        if not same:
            self.endResetModel()
        elif towns and fields:
            self.dataChanged.emit(self.index(0, 0), self.index(len(towns) - 1, len(fields) - 1))

    @property
    def cells(self) -> list[Cell]:
        """Every cell, row by row."""
        return [self._cell(town, field) for town in self._towns for field in self._fields]

    @property
    def most(self) -> int:
        """The greatest number of needs or offers in a cell."""
        return max((max(cell.needs, cell.offers) for cell in self.cells), default=0)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._towns)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._fields)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        cell = self._cell(self._towns[index.row()], self._fields[index.column()])
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{cell.needs} / {cell.offers}" if cell.needs or cell.offers else "·"
            case Qt.ItemDataRole.ToolTipRole:
                return self._told(cell)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{cell.name}: {self._told(cell)}"
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignCenter
        return cell if role == CELL else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Vertical:
            return self._towns[section].title if role == Qt.ItemDataRole.DisplayRole else None
        field = self._fields[section]
        shown = {Qt.ItemDataRole.DisplayRole: field.code or field.title}
        return {**shown, Qt.ItemDataRole.AccessibleTextRole: field.title}.get(Qt.ItemDataRole(role))

    def _cell(self, town: TagView, field: TopicFieldView) -> Cell:
        counts = (self._counts.get((town.uid, field.uid, kind), 0) for kind in CardKind)
        return Cell(town, field, tuple(counts))
