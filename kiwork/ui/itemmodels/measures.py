"""The measures of a recommendation as a table, one row a measure, in their order."""

from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kiwork.queries.measures import MeasureView
from kiwork.ui.dates import shown_date
from kiwork.ui.itemmodels.rows import update_rows

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()

MEASURE = Qt.ItemDataRole.UserRole
"""Role: the whole MeasureView."""

MOST_LETTERS = 1_000
"""A longer text is not laid out whole in a cell."""


class Column(IntEnum):
    """What stands in each column; in small letters the column of the record, and "measures.<name>"."""

    WHAT = 0
    LEAD = 1
    PARTNERS = 2
    MEANS = 3
    DUE = 4
    BUILDS_ON = 5
    STATE = 6

    @property
    def key(self) -> str:
        """The name of the record's column."""
        return self.name.lower()


class MeasuresModel(QAbstractTableModel):
    """Rows are changed through a delegate; `state` says a state in words."""

    def __init__(
        self, headings: Mapping[Column, str], state: Callable[[str], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.editable = True
        self._headings, self._state = headings, state
        self._measures: list[MeasureView] = []

    @property
    def measures(self) -> Sequence[MeasureView]:
        """The measures from top to bottom."""
        return self._measures

    def show(self, measures: Sequence[MeasureView]) -> None:
        """Show these measures, in this order."""
        update_rows(self, self._measures, measures, lambda measure: measure.uid)

    def row_of(self, uid: str) -> int:
        """Return the row of a measure; -1 if it is not shown."""
        return next((row for row, measure in enumerate(self._measures) if measure.uid == uid), -1)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._measures)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() and self.editable else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        measure, column = self._measures[index.row()], Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._shown(measure, column)[:MOST_LETTERS]
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{index.row() + 1}, {self._headings[column]}: {self._shown(measure, column)}"
            case Qt.ItemDataRole.EditRole:
                return shown_date(measure.due) if column is Column.DUE else getattr(measure, column.key)
        return measure if role == MEASURE else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self._headings[Column(section)] if orientation is Qt.Orientation.Horizontal else f"{section + 1}"
        )

    def _shown(self, measure: MeasureView, column: Column) -> str:
        match column:
            case Column.DUE:
                return shown_date(measure.due)
            case Column.BUILDS_ON:
                return measure.builds_on_number
            case Column.STATE:
                return self._state(measure.state)
        return str(getattr(measure, column.key))
