"""The cards that a list would become, as an item model: text with a tick, kind, topic field, remarks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from operator import is_
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from kiwork.models.kinds import CardKind
from kiwork.models.text import EmptyTextError, required

Index = QModelIndex | QPersistentModelIndex

TEXT, KIND, FIELD, NOTE = range(4)
_ROLE = Qt.ItemDataRole
_STEP_IN = "\u2003\u2003"
_BREAK = " ↵ "


@dataclass(frozen=True)
class Draft:
    """One line of the list; without the tick it stays out. `level` says how deep it lies under a point."""

    text: str
    kind: CardKind
    topic_field_uid: str | None
    ticked: bool = True
    level: int = 0
    parked: bool = False
    tag_uids: tuple[str, ...] = ()


class DraftsModel(QAbstractTableModel):
    """`kinds` and `fields` are the choices of their columns, by value, with the words for them.

    `note` says what else is to be known of a draft. `corrected` comes after every change.
    """

    corrected = Signal()

    def __init__(
        self,
        drafts: Sequence[Draft],
        *,
        kinds: dict[str, str],
        fields: dict[str, str],
        headings: Sequence[str],
        note: Callable[[Draft], str] = lambda _draft: "",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._drafts = tuple(drafts)
        self._before: list[tuple[Draft, ...]] = []
        self.choices = {KIND: kinds, FIELD: fields}
        self._headings = tuple(headings)
        self._note = note

    @property
    def all(self) -> tuple[Draft, ...]:
        """The lines as they stand now."""
        return self._drafts

    @property
    def ticked(self) -> list[Draft]:
        """The lines that are to become cards."""
        return [draft for draft in self._drafts if draft.ticked]

    @property
    def has_notes(self) -> bool:
        """Whether there is anything to know of one of the lines."""
        return any(map(self._note, self._drafts))

    def become(self, drafts: Sequence[Draft]) -> None:
        """Show other lines, as a step that can be taken back."""
        if self._drafts != tuple(drafts):
            self._before.append(self._drafts)
            self._show(tuple(drafts))

    def undo(self) -> int | None:
        """Take the last change back, and return the first line it concerned; None if there was none."""
        return self._show(self._before.pop()) if self._before else None

    def set_for_all(self, column: int, value: str) -> None:
        """Give all lines the same kind or topic field."""
        self.become([_changed(draft, column, value) for draft in self._drafts])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._drafts)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        if role != _ROLE.DisplayRole:
            return None
        return self._headings[section] if orientation == Qt.Orientation.Horizontal else section + 1

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        if not index.isValid():
            return None
        draft, column = self._drafts[index.row()], index.column()
        if role == _ROLE.CheckStateRole and column == TEXT:
            return Qt.CheckState.Checked if draft.ticked else Qt.CheckState.Unchecked
        if role not in (_ROLE.DisplayRole, _ROLE.EditRole, _ROLE.ToolTipRole):
            return None
        value = (draft.text, draft.kind.value, draft.topic_field_uid or "", self._note(draft))[column]
        is_plain = role == _ROLE.EditRole or (role == _ROLE.ToolTipRole and column == TEXT)
        return value if is_plain else self._shown(draft, column, value)

    def setData(self, index: Index, value: object, role: int = _ROLE.EditRole) -> bool:
        changed = self._with(self._drafts[index.row()], index.column(), value, role)
        if changed is None:
            return False
        self.become([*self._drafts[: index.row()], changed, *self._drafts[index.row() + 1 :]])
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.NoItemFlags
        plain = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemNeverHasChildren
        if index.column() == NOTE:
            return plain
        plain |= flag.ItemIsEditable
        return plain | flag.ItemIsUserCheckable if index.column() == TEXT else plain

    def _shown(self, draft: Draft, column: int, value: str) -> str:
        if column == TEXT:
            return _STEP_IN * draft.level + value.replace("\n", _BREAK)
        return self.choices.get(column, {}).get(value, value)

    def _show(self, drafts: tuple[Draft, ...]) -> int:
        """Show lines by the fewest signals, and return the first row that is another one."""
        old = self._drafts
        first = _same_beginning(old, drafts)
        same_end = _same_beginning(old[first:][::-1], drafts[first:][::-1])
        last_old, last_new = len(old) - same_end, len(drafts) - same_end
        changed = min(last_old, last_new)
        self._resize(changed, last_old, drafts[changed:last_new])
        self._drafts = drafts
        if changed > first:
            self.dataChanged.emit(self.index(first, 0), self.index(changed - 1, self.columnCount() - 1))
        self.corrected.emit()
        return first

    def _resize(self, row: int, last_old: int, more: tuple[Draft, ...]) -> None:
        """Take out the rows from one on up to another, or put more in."""
        rest = (*self._drafts[:row], *more, *self._drafts[last_old:])
        if last_old > row:
            self.beginRemoveRows(QModelIndex(), row, last_old - 1)
            self._drafts = rest
            self.endRemoveRows()
        elif more:
            self.beginInsertRows(QModelIndex(), row, row + len(more) - 1)
            self._drafts = rest
            self.endInsertRows()

    @staticmethod
    def _with(draft: Draft, column: int, value: object, role: int) -> Draft | None:
        if role == _ROLE.CheckStateRole and column == TEXT:
            return replace(draft, ticked=Qt.CheckState(value) == Qt.CheckState.Checked)
        if role != _ROLE.EditRole:
            return None
        try:
            return _changed(draft, column, str(value))
        except EmptyTextError:
            return None


def _changed(draft: Draft, column: int, value: str) -> Draft:
    if column == TEXT:
        return replace(draft, text=required(value))
    if column == KIND:
        return replace(draft, kind=CardKind(value))
    return replace(draft, topic_field_uid=value or None)


def _same_beginning(left: Sequence[Draft], right: Sequence[Draft]) -> int:
    return sum(1 for _ in takewhile(bool, map(is_, left, right)))
