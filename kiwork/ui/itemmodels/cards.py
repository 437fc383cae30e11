"""The cards of one column of the board, as an item model."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from kiwork.queries.cards import CardView
from kiwork.ui.itemmodels import card_mime

Index = QModelIndex | QPersistentModelIndex

CARD = Qt.ItemDataRole.UserRole
"""The CardView itself."""
NUMBER = Qt.ItemDataRole.UserRole + 1
"""The running number on the card; "" if it has none."""
CARRIED = Qt.ItemDataRole.UserRole + 2
"""Whether the card is picked up at the moment."""


class CardColumnModel(QAbstractListModel):
    """One row a card; `show` takes the cards as they hang now and signals only what differs.

    `dropped` carries the uids that were dropped and the uid of the card they go in front of, "" for the end.
    The model itself never changes because of a drop.
    """

    dropped = Signal(list, str)

    def __init__(self, describe: Callable[[CardView], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.movable = True
        self._describe = describe
        self._cards: list[CardView] = []
        self._numbers: Mapping[str, str] = {}
        self._carried: frozenset[str] = frozenset()

    @property
    def cards(self) -> Sequence[CardView]:
        """The cards from top to bottom."""
        return self._cards

    def row_of(self, uid: str) -> int:
        """Return the row of a card; -1 if it is not here."""
        return next((row for row, card in enumerate(self._cards) if card.uid == uid), -1)

    def show(
        self, cards: Sequence[CardView], numbers: Mapping[str, str], carried: frozenset[str] = frozenset()
    ) -> None:
        """Let these cards hang here, in this order."""
        touched = set(carried ^ self._carried)
        self._numbers, self._carried = numbers, carried
        staying = _staying([card.uid for card in self._cards], [card.uid for card in cards])
        self._remove_others(staying)
        self._insert_missing(cards, staying)
        self._replace_changed(cards, touched)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        if not index.isValid() or index.row() >= len(self._cards):
            return None
        card = self._cards[index.row()]
        if role == CARD:
            return card
        return self._told(card, role)

    def _told(self, card: CardView, role: int) -> str | bool | None:
        if role == Qt.ItemDataRole.DisplayRole:
            return card.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._describe(card)
        if role == NUMBER:
            return self._numbers.get(card.uid, "")
        return card.uid in self._carried if role == CARRIED else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled if self.movable else flag.NoItemFlags
        plain = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemNeverHasChildren
        return plain | flag.ItemIsDragEnabled if self.movable else plain

    # drag and drop

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [card_mime.CARDS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = sorted({index.row() for index in indexes})
        return card_mime.packed(card_mime.CARDS, [self._cards[row].uid for row in rows])

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, _row: int, _column: int, _parent: Index
    ) -> bool:
        is_move = action == Qt.DropAction.MoveAction
        return self.movable and is_move and bool(card_mime.unpacked(data, card_mime.CARDS))

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        row = parent.row() if parent.isValid() else row
        uids = card_mime.unpacked(data, card_mime.CARDS)
        self.dropped.emit(uids, self.in_front_of(row, uids))
        return True

    def in_front_of(self, row: int, moving: Sequence[str]) -> str:
        """Return the first card from a row on that does not move itself; "" for the end."""
        rest = self._cards[row:] if row >= 0 else []
        return next((card.uid for card in rest if card.uid not in moving), "")

    # the smallest steps

    def _remove_others(self, staying: set[str]) -> None:
        gone = [row for row, card in enumerate(self._cards) if card.uid not in staying]
        for first, last in reversed(list(_runs(gone))):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._cards[first : last + 1]
            self.endRemoveRows()

    def _insert_missing(self, cards: Sequence[CardView], staying: set[str]) -> None:
        missing = [row for row, card in enumerate(cards) if card.uid not in staying]
        for first, last in _runs(missing):
            self.beginInsertRows(QModelIndex(), first, last)
            self._cards[first:first] = cards[first : last + 1]
            self.endInsertRows()

    def _replace_changed(self, cards: Sequence[CardView], touched: set[str]) -> None:
        for row, card in enumerate(cards):
            if self._cards[row] != card or card.uid in touched:
                self._cards[row] = card
                self.dataChanged.emit(self.index(row), self.index(row))


def _staying(before: list[str], after: list[str]) -> set[str]:
    """Return the largest set of uids whose order is the same before and after."""
    goal = {uid: row for row, uid in enumerate(after)}
    common = [uid for uid in before if uid in goal]
    ends: list[int] = []
    last: list[str] = []
    ahead: dict[str, str | None] = {}
    for uid in common:
        length = bisect_left(ends, goal[uid])
        ahead[uid] = last[length - 1] if length else None
        ends[length : length + 1], last[length : length + 1] = [goal[uid]], [uid]
    return set(_chain(last[-1] if last else None, ahead))


def _chain(uid: str | None, ahead: Mapping[str, str | None]) -> Iterator[str]:
    while uid is not None:
        yield uid
        uid = ahead[uid]


def _runs(rows: list[int]) -> Iterator[tuple[int, int]]:
    """Join neighbouring rows to ranges from first to last."""
    start = 0
    for place in range(1, len(rows) + 1):
        if place == len(rows) or rows[place] != rows[place - 1] + 1:
            yield rows[start], rows[place - 1]
            start = place
