"""Answers that came back: a tick where one can be taken, what is known already, and what was found."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from kiwork.intake.answers import AnswerRow

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()

ABOUT, ANSWER, KNOWN, FINDING = range(4)
_ROLE = Qt.ItemDataRole


class AnswersModel(QAbstractTableModel):
    """`say` puts a row into words, column by column; of the answers to one question, one is ticked at most.

    `ticked_anew` comes when a person ticked or unticked something.
    """

    ticked_anew = Signal()

    def __init__(
        self,
        rows: Sequence[AnswerRow],
        headings: Sequence[str],
        say: Callable[[AnswerRow], tuple[str, str, str, str]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.rows = tuple(rows)
        self._headings, self._say = tuple(headings), say
        self._ticks = [row.is_safe for row in rows]

    @property
    def ticked(self) -> list[AnswerRow]:
        """The answers that are to be taken."""
        return [row for row, on in zip(self.rows, self._ticks, strict=True) if on]

    def turn(self, number: int) -> None:
        """Tick a row or take its tick away."""
        index = self.index(number, ABOUT)
        other = _ROLE.CheckStateRole
        state = Qt.CheckState.Unchecked if self._ticks[number] else Qt.CheckState.Checked
        self.setData(index, state, other)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        if role == _ROLE.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._headings[section]
        return None

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case _ROLE.DisplayRole:
                return " ".join(self._say(row)[index.column()].split())
            case _ROLE.AccessibleTextRole:
                named = zip(self._headings, self._say(row), strict=True)
                return ". ".join(f"{heading}: {words}" for heading, words in named if words)
            case _ROLE.CheckStateRole if index.column() == ABOUT and row.may_be_taken:
                return Qt.CheckState.Checked if self._ticks[index.row()] else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: object, role: int = _ROLE.EditRole) -> bool:
        row = self.rows[index.row()]
        if role != _ROLE.CheckStateRole or index.column() != ABOUT or not row.may_be_taken:
            return False
        on = Qt.CheckState(value) == Qt.CheckState.Checked
        for number, other in enumerate(self.rows):
            if on and other.consultation == row.consultation:
                self._tick(number, on=False)
        self._tick(index.row(), on=on)
        self.ticked_anew.emit()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.NoItemFlags
        plain = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemNeverHasChildren
        may_be = index.column() == ABOUT and self.rows[index.row()].may_be_taken
        return plain | flag.ItemIsUserCheckable if may_be else plain

    def _tick(self, number: int, *, on: bool) -> None:
        if self._ticks[number] != on:
            self._ticks[number] = on
            place = self.index(number, ABOUT)
            self.dataChanged.emit(place, place, [_ROLE.CheckStateRole])
