"""The cards captured in one workshop and topic field, the newest first, as an item model."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kiwork.queries.captured import Captured
from kiwork.queries.cards import CardView
from kiwork.store.changes import ChangeSet

Index = QModelIndex | QPersistentModelIndex

CARD = Qt.ItemDataRole.UserRole
"""The CardView itself."""

PAGE = 200
"""So many cards are read at a time; a view asks for more when it comes to the end of them."""


class CapturedModel(QAbstractListModel):
    """One row a card; cards are read when a view comes near them.

    `load` reads cards by uid; `describe` says one in words for a screen reader.
    """

    def __init__(
        self,
        load: Callable[[Sequence[str]], list[CardView]],
        describe: Callable[[CardView], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._load = load
        self._describe = describe
        self._order: list[Captured] = []
        self._cards: list[CardView] = []

    @property
    def total(self) -> int:
        """How many cards there are, read or not."""
        return len(self._order)

    def show(self, captured: Sequence[Captured]) -> None:
        """Show other cards: those of another workshop or topic field."""
        self.beginResetModel()
        self._order = list(captured)
        self._cards = self._read(0)
        self.endResetModel()

    def apply(self, touched: Sequence[str], present: Sequence[Captured]) -> None:
        """Show what became of some cards: those not in `present` do not belong here, or no longer."""
        belonging = {captured.uid for captured in present}
        for row in reversed(self._rows_of(set(touched) - belonging)):
            self._remove(row)
        known = {captured.uid for captured in self._order}
        missing = [captured for captured in present if captured.uid not in known]
        cards = {card.uid: card for card in self._load([captured.uid for captured in present])}
        for captured in reversed(missing):
            self._insert(captured, cards)
        self._replace({uid: card for uid, card in cards.items() if uid in known})

    def card(self, row: int) -> CardView | None:
        """Return the card in a row that was read."""
        return self._cards[row] if 0 <= row < len(self._cards) else None

    def row_of(self, uid: str) -> int:
        """Return the row of a card that was read; -1 if there is none."""
        return next((row for row, card in enumerate(self._cards) if card.uid == uid), -1)

    # Qt's side

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        card = self.card(index.row()) if index.isValid() else None
        if card is None:
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._describe(card)
        if role == Qt.ItemDataRole.DisplayRole:
            return card.text
        return card if role == CARD else None

    def canFetchMore(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008 - Qt's own signature
        return not parent.isValid() and len(self._cards) < len(self._order)

    def fetchMore(self, _parent: Index = QModelIndex()) -> None:  # noqa: B008 - Qt's own signature
        first, more = len(self._cards), self._read(len(self._cards))
        if more:
            self.beginInsertRows(QModelIndex(), first, first + len(more) - 1)
            self._cards += more
            self.endInsertRows()

    # the smallest steps

    def _read(self, first: int) -> list[CardView]:
        uids = [captured.uid for captured in self._order[first : first + PAGE]]
        cards = {card.uid: card for card in self._load(uids)} if uids else {}
        return [cards[uid] for uid in uids]

    def _rows_of(self, uids: set[str]) -> list[int]:
        return [row for row, captured in enumerate(self._order) if captured.uid in uids]

    def _remove(self, row: int) -> None:
        if row >= len(self._cards):
            del self._order[row]
            return
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._order[row], self._cards[row]
        self.endRemoveRows()

    def _insert(self, captured: Captured, cards: dict[str, CardView]) -> None:
        row = bisect_left(self._order, _newest_first(captured), key=_newest_first)
        if row > len(self._cards) or (row == len(self._cards) and self.canFetchMore()):
            self._order.insert(row, captured)
            return
        self.beginInsertRows(QModelIndex(), row, row)
        self._order.insert(row, captured)
        self._cards.insert(row, cards[captured.uid])
        self.endInsertRows()

    def _replace(self, cards: dict[str, CardView]) -> None:
        for row, old in enumerate(self._cards):
            new = cards.get(old.uid)
            if new is not None and new != old:
                self._cards[row] = new
                self.dataChanged.emit(self.index(row), self.index(row))


def touched_cards(change: ChangeSet) -> list[str]:
    """Return the cards that a change touches, or something that hangs on them."""
    cards = [row.uid for row in change.of_kind("card")]
    around = [str(row.after["card_uid"]) for row in change.of_kind("mention", "card_tag")]
    return list(dict.fromkeys([*cards, *around]))


def _newest_first(captured: Captured) -> tuple[int, int, int]:
    return (-captured.at, -captured.writer, -captured.n)
