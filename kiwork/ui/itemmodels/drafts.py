"""The cards that a list would become, as an item model: text with a tick, kind, topic field."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kiwork.models.kinds import CardKind
from kiwork.models.text import EmptyTextError, required

Index = QModelIndex | QPersistentModelIndex

TEXT, KIND, FIELD = range(3)
_ROLE = Qt.ItemDataRole


@dataclass(frozen=True)
class Draft:
    """One line of the list; without the tick it stays out."""

    text: str
    kind: CardKind
    topic_field_uid: str | None
    ticked: bool = True


class DraftsModel(QAbstractTableModel):
    """`kinds` and `fields` are the choices of their columns, by value, with the words for them."""

    def __init__(
        self,
        drafts: Sequence[Draft],
        *,
        kinds: dict[str, str],
        fields: dict[str, str],
        headings: Sequence[str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._drafts = list(drafts)
        self.choices = {KIND: kinds, FIELD: fields}
        self._headings = tuple(headings)

    @property
    def ticked(self) -> list[Draft]:
        """The lines that are to become cards."""
        return [draft for draft in self._drafts if draft.ticked]

    def set_for_all(self, column: int, value: str) -> None:
        """Give all lines the same kind or topic field."""
        self._drafts = [_changed(draft, column, value) for draft in self._drafts]
        if self._drafts:
            self.dataChanged.emit(self.index(0, column), self.index(len(self._drafts) - 1, column))

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
        draft = self._drafts[index.row()]
        if role == _ROLE.CheckStateRole and index.column() == TEXT:
            return Qt.CheckState.Checked if draft.ticked else Qt.CheckState.Unchecked
        if role not in (_ROLE.DisplayRole, _ROLE.EditRole):
            return None
        value = (draft.text, draft.kind.value, draft.topic_field_uid or "")[index.column()]
        known = self.choices.get(index.column(), {})
        return known.get(value, value) if role == _ROLE.DisplayRole else value

    def setData(self, index: Index, value: object, role: int = _ROLE.EditRole) -> bool:
        changed = self._with(self._drafts[index.row()], index.column(), value, role)
        if changed is None:
            return False
        self._drafts[index.row()] = changed
        self.dataChanged.emit(index, index)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.NoItemFlags
        plain = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsEditable | flag.ItemNeverHasChildren
        return plain | flag.ItemIsUserCheckable if index.column() == TEXT else plain

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
