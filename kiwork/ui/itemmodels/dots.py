"""The targets of a dot vote as a table, one row a cluster or a card."""

from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kiwork.queries.weighing import TargetView
from kiwork.ui.itemmodels.rows import update_rows

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()

TARGET = Qt.ItemDataRole.UserRole
FIELD = Qt.ItemDataRole.UserRole + 1
MOST = Qt.ItemDataRole.UserRole + 2
"""Roles: the whole TargetView, the title of its topic field, the most dots that any target has here.

The last is None while the result is hidden.
"""


class Column(IntEnum):
    """What stands in each column; the names are those of the wording, "weigh.column_<name>"."""

    HEADING = 0
    CARDS = 1
    LESS = 2
    DOTS = 3
    MORE = 4
    TOTAL = 5
    RANK = 6


NUMBERS: dict[Column, Callable[[TargetView], int | None]] = {
    Column.CARDS: lambda target: target.cards,
    Column.DOTS: lambda target: target.dots_here,
    Column.TOTAL: lambda target: target.dots,
    Column.RANK: lambda target: target.rank,
}


BUTTONS = {Column.LESS, Column.MORE}
RESULT = {Column.TOTAL, Column.RANK}


class DotsModel(QAbstractTableModel):
    """Targets with their dots; the words of the head come from outside."""

    def __init__(self, headings: dict[Column, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.editable = True
        self._headings = headings
        self._targets: list[TargetView] = []
        self._fields: Mapping[str, str] = {}
        self._most: int | None = 0

    def show(
        self, targets: Sequence[TargetView], fields: Mapping[str, str], *, revealed: bool = True
    ) -> None:
        """Show these targets; `fields` are the titles of topic fields, empty if they go without saying."""
        most, self._most = self._most, max((target.dots_here for target in targets), default=0)
        if not revealed:
            self._most = None
        self._fields = fields
        update_rows(self, self._targets, targets, lambda target: target.uid)
        if self._targets and most != self._most:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._targets) - 1, len(Column) - 1))

    def name_targets(self, heading: str) -> None:
        """Say in the head what the rows are."""
        if heading != self._headings[Column.HEADING]:
            self._headings[Column.HEADING] = heading
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, Column.HEADING, Column.HEADING)

    def row_of(self, uid: str) -> int:
        """Return the row of a target; -1 if it is not shown."""
        return next((row for row, target in enumerate(self._targets) if target.uid == uid), -1)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._targets)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self.editable and index.column() == Column.DOTS:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        target, column = self._targets[index.row()], Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return self._shown(target, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{target.text}, {self._headings[column]} {self._shown(target, column)}"
            case Qt.ItemDataRole.TextAlignmentRole if column is not Column.HEADING:
                return Qt.AlignmentFlag.AlignCenter
        return {
            TARGET: target, FIELD: self._fields.get(target.topic_field_uid or "", ""), MOST: self._most,
        }.get(role)  # fmt: skip

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return "" if section in BUTTONS else self._headings[Column(section)]
        if role == Qt.ItemDataRole.TextAlignmentRole and section == Column.HEADING:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _shown(self, target: TargetView, column: Column) -> str | int | None:
        if column is Column.HEADING:
            return target.text
        if column in BUTTONS:
            return "−" if column is Column.LESS else "+"
        return None if column in RESULT and self._most is None else NUMBERS[column](target)
