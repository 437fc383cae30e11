"""All columns of the board as one list: for each its heading and then its own model of cards."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMetaObject,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from kiwork.ui.itemmodels import card_mime
from kiwork.ui.itemmodels.cards import CARD, CardColumnModel

Index = QModelIndex | QPersistentModelIndex

HEADING = Qt.ItemDataRole.UserRole + 3
"""The Heading of a section; None for a card."""


@dataclass(frozen=True)
class Heading:
    """What is shown above the cards of a section; `number` is the key that drops cards there, "" for none."""

    text: str
    about: str
    number: str


class HeadingModel(QAbstractListModel):
    """One row; `renamed` carries what was typed for it, and the model waits for the change like everyone."""

    renamed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.editable = False
        self._heading = Heading("", "", "")

    def show(self, heading: Heading) -> None:
        """Show another heading."""
        if heading != self._heading:
            self._heading = heading
            self.dataChanged.emit(self.index(0), self.index(0))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        if not index.isValid():
            return None
        if role == HEADING:
            return self._heading
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return self._heading.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._heading.text}, {self._heading.about}"
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.EditRole or value == self._heading.text:
            return False
        self.renamed.emit(str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.NoItemFlags
        plain = flag.ItemIsEnabled | flag.ItemNeverHasChildren
        return plain | flag.ItemIsEditable if self.editable else plain


@dataclass(frozen=True)
class Section:
    """A heading and the cards under it, by the key of their column."""

    key: str
    heading: HeadingModel
    cards: CardColumnModel


class SectionsModel(QAbstractListModel):
    """Holds no cards itself: it shows the models of the columns one after the other, as they change.

    Qt's own proxy for that asks every model for every row, which two thousand rows do not bear. `dropped`
    carries the uids that were dropped, the key of the section, and the uid of the card they go in front of,
    "" for its end.
    """

    dropped = Signal(list, str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.movable = True
        self._sections: list[Section] = []
        self._starts: list[int] = []
        self._links: list[QMetaObject.Connection] = []

    def show(self, sections: Sequence[Section]) -> None:
        """Show these sections in this order."""
        if self._sections == list(sections):
            return
        self.beginResetModel()
        for link in self._links:
            QObject.disconnect(link)
        self._sections = list(sections)
        self._links = [link for section in sections for link in self._follow(section)]
        self._measure()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() or not self._starts else self._starts[-1]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        return self._source(index.row()).data(role) if index.isValid() else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        source = self._source(index.row())
        return source.isValid() and source.model().setData(source, value, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid():
            return self._source(index.row()).flags()
        return Qt.ItemFlag.ItemIsDropEnabled if self.movable else Qt.ItemFlag.NoItemFlags

    # which row is what

    def row_of(self, uid: str) -> int:
        """Return the row of a card; -1 if it is not here."""
        found = ((first, section.cards.row_of(uid)) for first, section in self._placed())
        return next((first + 1 + row for first, row in found if row >= 0), -1)

    def row_of_heading(self, key: str) -> int:
        """Return the row of a heading; -1 if it is not here."""
        return next((first for first, section in self._placed() if section.key == key), -1)

    def key_at(self, row: int) -> str | None:
        """Return the key of the section that a row belongs to; None below the last."""
        return self._sections[self._number(row)].key if 0 <= row < self.rowCount() else None

    def place(self, row: int, moving: Sequence[str]) -> tuple[str, str]:
        """Return section and card, "" for its end, that what is dropped in front of a row goes in front of.

        In front of a heading is the end of the section above; no row is the end of all.
        """
        above = (row if row >= 0 else self.rowCount()) - 1
        number = self._number(max(above, 0))
        section, first = self._sections[number], self._starts[number]
        return section.key, section.cards.in_front_of(max(above - first, 0), moving)

    def _number(self, row: int) -> int:
        return bisect_right(self._starts, row) - 1

    def _placed(self) -> list[tuple[int, Section]]:
        return list(zip(self._starts, self._sections, strict=False))

    def _source(self, row: int) -> QModelIndex:
        if not 0 <= row < self.rowCount():
            return QModelIndex()
        number = self._number(row)
        section, inside = self._sections[number], row - self._starts[number] - 1
        return section.cards.index(inside) if inside >= 0 else section.heading.index(0)

    def _measure(self) -> None:
        """Work out in which row each section begins, and behind them all where the last one ends."""
        counts = (1 + section.cards.rowCount() for section in self._sections)
        self._starts = list(accumulate(counts, initial=0))

    # what changes in the columns

    def _follow(self, section: Section) -> list[QMetaObject.Connection]:
        cards = section.cards
        return [
            section.heading.dataChanged.connect(lambda: self._tell(section, 0, 0)),
            cards.dataChanged.connect(lambda top, end: self._tell(section, top.row() + 1, end.row() + 1)),
            cards.rowsAboutToBeInserted.connect(
                lambda _, first, last: self.beginInsertRows(QModelIndex(), *self._rows(section, first, last))
            ),
            cards.rowsAboutToBeRemoved.connect(
                lambda _, first, last: self.beginRemoveRows(QModelIndex(), *self._rows(section, first, last))
            ),
            cards.rowsInserted.connect(self._end_insert),
            cards.rowsRemoved.connect(self._end_remove),
        ]

    def _end_insert(self) -> None:
        self._measure()
        self.endInsertRows()

    def _end_remove(self) -> None:
        self._measure()
        self.endRemoveRows()

    def _rows(self, section: Section, first: int, last: int) -> tuple[int, int]:
        start = self._starts[self._sections.index(section)] + 1
        return start + first, start + last

    def _tell(self, section: Section, first: int, last: int) -> None:
        start = self._starts[self._sections.index(section)]
        self.dataChanged.emit(self.index(start + first), self.index(start + last))

    # drag and drop

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [card_mime.CARDS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = sorted(index.row() for index in indexes)
        cards = [self._source(row).data(CARD) for row in rows]
        return card_mime.packed(card_mime.CARDS, [card.uid for card in cards if card])

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, _row: int, _column: int, _parent: Index
    ) -> bool:
        is_move = action == Qt.DropAction.MoveAction
        return self.movable and is_move and bool(card_mime.unpacked(data, card_mime.CARDS))

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        if not self._sections or not self.canDropMimeData(data, action, row, column, parent):
            return False
        uids = card_mime.unpacked(data, card_mime.CARDS)
        self.dropped.emit(uids, *self.place(row, uids))
        return True
