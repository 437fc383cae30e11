"""What is new, as an item model: what happened, kind, words, room, time."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QDateTime,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from kiwork.queries.news import Item

Index = QModelIndex | QPersistentModelIndex

WHAT, KIND, NAME, ROOM, TIME = range(5)
COLUMNS = ("what", "kind", "name", "room", "time")
MOST_LETTERS = 300
_ROLE = Qt.ItemDataRole


class NewsModel(QAbstractTableModel):
    """`text` gives the words of the subject "news"."""

    def __init__(self, text: Callable[[str], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._items: Sequence[Item] = ()

    def show(self, items: Sequence[Item]) -> None:
        """Show other items."""
        self.beginResetModel()
        self._items = items
        self.endResetModel()

    def item(self, number: int) -> Item | None:
        """Return the item in a row, or None."""
        return self._items[number] if 0 <= number < len(self._items) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        if role != _ROLE.DisplayRole:
            return None
        horizontal = orientation == Qt.Orientation.Horizontal
        return self._text(f"news.column_{COLUMNS[section]}") if horizontal else section + 1

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        if not index.isValid() or role != _ROLE.DisplayRole:
            return None
        return self._words(self._items[index.row()], index.column())

    def _words(self, item: Item, column: int) -> str:
        if column == WHAT:
            return self._text(f"news.what_{item.what.value}")
        if column == KIND:
            return self._text(f"news.{item.kind}")
        if column == NAME:
            return " ".join(item.name[:MOST_LETTERS].split()) or self._text("news.unnamed")
        if column == ROOM:
            return ", ".join(room or self._text("news.no_room") for room in item.rooms)
        return shown_time(item.at)


def shown_time(at: int) -> str:
    """Return a time in the short form of the language; `at` is in milliseconds since 1970."""
    return QLocale().toString(QDateTime.fromMSecsSinceEpoch(at), QLocale.FormatType.ShortFormat)
