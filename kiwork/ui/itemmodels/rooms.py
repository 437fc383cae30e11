"""The rooms that files are prepared for, as an item model: label and topic fields."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kiwork.models.text import clean

Index = QModelIndex | QPersistentModelIndex

LABEL, FIELDS = range(2)
LONGEST_LABEL = 40
_ROLE = Qt.ItemDataRole


@dataclass(frozen=True)
class Room:
    """A room and the topic fields that its file shows; none are all of them."""

    label: str
    topic_field_uids: frozenset[str] = frozenset()


class RoomsModel(QAbstractTableModel):
    """`fields` are the titles of all topic fields by uid, `everything` the word for a room that shows all."""

    def __init__(
        self,
        rooms: Sequence[Room],
        *,
        fields: dict[str, str],
        everything: str,
        headings: Sequence[str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._rooms = list(rooms)
        self._fields, self._everything = fields, everything
        self._headings = tuple(headings)

    @property
    def rooms(self) -> tuple[Room, ...]:
        """The rooms, in order."""
        return tuple(self._rooms)

    def add(self, room: Room) -> None:
        """Put a room at the end."""
        self.beginInsertRows(QModelIndex(), len(self._rooms), len(self._rooms))
        self._rooms.append(room)
        self.endInsertRows()

    def remove(self, number: int) -> None:
        """Take a room away."""
        self.beginRemoveRows(QModelIndex(), number, number)
        del self._rooms[number]
        self.endRemoveRows()

    def set_fields(self, number: int, topic_field_uids: Collection[str]) -> None:
        """Give a room other topic fields."""
        self._rooms[number] = replace(self._rooms[number], topic_field_uids=frozenset(topic_field_uids))
        self.dataChanged.emit(self.index(number, FIELDS), self.index(number, FIELDS))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rooms)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        if role != _ROLE.DisplayRole:
            return None
        return self._headings[section] if orientation == Qt.Orientation.Horizontal else section + 1

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        if not index.isValid() or role not in (_ROLE.DisplayRole, _ROLE.EditRole):
            return None
        room = self._rooms[index.row()]
        return room.label if index.column() == LABEL else self._titles(room)

    def setData(self, index: Index, value: object, role: int = _ROLE.EditRole) -> bool:
        label = clean(str(value))[:LONGEST_LABEL].strip()
        if role != _ROLE.EditRole or index.column() != LABEL or not label:
            return False
        self._rooms[index.row()] = replace(self._rooms[index.row()], label=label)
        self.dataChanged.emit(index, index)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.NoItemFlags
        plain = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemNeverHasChildren
        return plain | flag.ItemIsEditable if index.column() == LABEL else plain

    def _titles(self, room: Room) -> str:
        titles = [title for uid, title in self._fields.items() if uid in room.topic_field_uids]
        return ", ".join(titles) or self._everything
