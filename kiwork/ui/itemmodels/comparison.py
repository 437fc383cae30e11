"""Rounds of dots side by side: one row a cluster or card, one column a round."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kiwork.queries.weighing import RoundView, TargetView, Weighing
from kiwork.ui.itemmodels.rows import update_rows

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()

MARK = Qt.ItemDataRole.UserRole
FIELD = Qt.ItemDataRole.UserRole + 1
MOST = Qt.ItemDataRole.UserRole + 2
ROUND = Qt.ItemDataRole.UserRole + 3
"""Roles: the TargetView in the round of the column, None while it is hidden; the title of the topic field;
the most dots of the round; in the head, the round itself."""


@dataclass(frozen=True)
class Compared:
    """A target and what it got in each round; None in a round that is hidden."""

    uid: str
    text: str
    topic_field_uid: str | None
    marks: tuple[TargetView | None, ...]


class ComparisonModel(QAbstractTableModel):
    """The rows in the order of one of the rounds; `tell` says what a screen reader reads of a cell."""

    def __init__(
        self,
        heading: str,
        tell: Callable[[str, RoundView, TargetView | None], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._heading, self._tell = heading, tell
        self._rounds: tuple[RoundView, ...] = ()
        self._rows: list[Compared] = []
        self._fields: Mapping[str, str] = {}

    def show(self, weighings: Sequence[Weighing], sorted_by: str, fields: Mapping[str, str]) -> None:
        """Show these rounds, most dots in the one named first; a hidden one sorts nothing."""
        rounds = tuple(weighing.round for weighing in weighings)
        if rounds != self._rounds:
            self.beginResetModel()
            self._rounds, self._rows = rounds, []
            self.endResetModel()
        self._fields = fields
        update_rows(self, self._rows, _rows(weighings, sorted_by), lambda row: row.uid)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 1 + len(self._rounds)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if not index.column():
            return self._named(row, role)
        number = index.column() - 1
        mark = row.marks[number]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return mark.dots if mark else None
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._tell(row.text, self._rounds[number], mark)
        return {MARK: mark, MOST: self._most(number)}.get(role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or section > len(self._rounds):
            return None
        asked = self._rounds[section - 1] if section else None
        if role == Qt.ItemDataRole.DisplayRole:
            return asked.title if asked else self._heading
        return asked if role == ROUND else None

    def _named(self, row: Compared, role: int) -> str | None:
        if role == FIELD:
            return self._fields.get(row.topic_field_uid or "", "")
        is_text = role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        return row.text if is_text else None

    def _most(self, number: int) -> int:
        return max((mark.dots for row in self._rows if (mark := row.marks[number])), default=0)


def _rows(weighings: Sequence[Weighing], sorted_by: str) -> list[Compared]:
    first = next((w for w in weighings if w.round.uid == sorted_by and w.round.revealed), None)
    dots = {target.uid: target.dots for target in first.targets} if first else {}
    columns = [[target if w.round.revealed else None for target in w.targets] for w in weighings]
    targets = weighings[0].targets if weighings else ()
    rows = [
        Compared(target.uid, target.text, target.topic_field_uid, marks)
        for target, *marks_of in zip(targets, *columns, strict=True)
        if (marks := tuple(marks_of))
    ]
    return sorted(rows, key=lambda row: -dots.get(row.uid, 0))
