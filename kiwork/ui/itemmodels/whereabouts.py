"""Cards with what became of them, under the headings of their topic fields."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kiwork.queries.cards import CardView
from kiwork.queries.whereabouts import Whereabouts
from kiwork.ui.itemmodels.rows import update_rows

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()

LINE = Qt.ItemDataRole.UserRole
"""The Line of a row."""


@dataclass(frozen=True)
class Told:
    """A card and what became of it."""

    card: CardView
    whereabouts: Whereabouts


@dataclass(frozen=True)
class Line:
    """A card with where it is from and, where all are shown, what became of it; a heading has none."""

    key: str
    text: str
    about: str = ""
    way: str = ""
    told: Told | None = None


class WhereaboutsModel(QAbstractListModel):
    """One row a card or heading; a heading can be neither chosen nor reached by keys."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []

    def show(self, lines: Sequence[Line]) -> None:
        """Show these, in this order."""
        update_rows(self, self._lines, lines, lambda line: line.key)

    def told(self, row: int) -> Told | None:
        """Return the card in a row; None for a heading."""
        return self._lines[row].told if 0 <= row < len(self._lines) else None

    def next_card(self, row: int) -> int:
        """Return the row of the first card from a row on, else of the last before it; -1 if there is none."""
        after = (number for number in range(max(row, 0), len(self._lines)) if self.told(number))
        before = (number for number in reversed(range(len(self._lines))) if self.told(number))
        return next(after, next(before, -1))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        is_card = index.isValid() and self.told(index.row()) is not None
        return super().flags(index) if is_card else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(part for part in (line.text, line.about, line.way) if part)
        return line if role == LINE else None
