"""All columns of the board as one list: for each its heading and then its own model of cards."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QConcatenateTablesProxyModel,
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


class SectionsModel(QConcatenateTablesProxyModel):
    """Holds no cards itself: it shows the models of the columns one after the other.

    `dropped` carries the uids that were dropped, the key of the section, and the uid of the card they go in
    front of, "" for its end.
    """

    dropped = Signal(list, str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.movable = True
        self._sections: list[Section] = []

    def show(self, sections: Sequence[Section]) -> None:
        """Show these sections in this order; what stands at the same place stays."""
        same = 0
        while same < min(len(sections), len(self._sections)) and sections[same] == self._sections[same]:
            same += 1
        for gone in self._sections[same:]:
            self.removeSourceModel(gone.heading)
            self.removeSourceModel(gone.cards)
        for new in sections[same:]:
            self.addSourceModel(new.heading)
            self.addSourceModel(new.cards)
        self._sections = list(sections)

    # which row is what

    def row_of(self, uid: str) -> int:
        """Return the row of a card; -1 if it is not here."""
        found = ((first, section.cards.row_of(uid)) for first, section in self._starts())
        return next((first + 1 + row for first, row in found if row >= 0), -1)

    def row_of_heading(self, key: str) -> int:
        """Return the row of a heading; -1 if it is not here."""
        return next((first for first, section in self._starts() if section.key == key), -1)

    def key_at(self, row: int) -> str | None:
        """Return the key of the section that a row belongs to; None below the last."""
        return next(
            (s.key for first, s in self._starts() if first <= row <= first + s.cards.rowCount()), None
        )

    def place(self, row: int, moving: Sequence[str]) -> tuple[str, str]:
        """Return section and card, "" for its end, that what is dropped in front of a row goes in front of.

        In front of a heading is the end of the section above.
        """
        ends = [(first + 1 + section.cards.rowCount(), first, section) for first, section in self._starts()]
        _, first, section = next(((e, f, s) for e, f, s in ends if 0 <= row <= e), ends[-1])
        return section.key, section.cards.in_front_of(max(row - first - 1, 0), moving)

    def _starts(self) -> Iterator[tuple[int, Section]]:
        first = 0
        for section in self._sections:
            yield first, section
            first += 1 + section.cards.rowCount()

    # drag and drop

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [card_mime.CARDS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = sorted(index.row() for index in indexes)
        cards = [self.index(row, 0).data(CARD) for row in rows]
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
