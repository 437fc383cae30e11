"""What hangs on the board of one topic field, kept up to date card by card."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kiwork.models.text import folded
from kiwork.queries.board import Column
from kiwork.queries.cards import CardView

UNSORTED = ""
"""The key of the column without a cluster; all others have the cluster's uid."""

PARKED = "parked"
"""The kind to filter by that stands for the parking lot."""


@dataclass(frozen=True)
class Filter:
    """Which cards are shown; what is empty lets everything through."""

    kind: str = ""
    workshop_uid: str = ""
    tag_uid: str = ""
    text: str = ""

    def __bool__(self) -> bool:
        return bool(self.kind or self.workshop_uid or self.tag_uid or self.text)

    def lets_through(self, card: CardView) -> bool:
        """Whether a card is shown."""
        marked = not self.tag_uid or self.tag_uid in card.tag_uids
        return marked and self._kind_fits(card) and self._is_of_workshop(card) and self._says(card)

    def _is_of_workshop(self, card: CardView) -> bool:
        return not self.workshop_uid or self.workshop_uid in card.workshop_uids

    def _kind_fits(self, card: CardView) -> bool:
        return card.parked if self.kind == PARKED else self.kind in {"", card.kind}

    def _says(self, card: CardView) -> bool:
        wanted = folded(self.text)
        originals = (wording for wording, _ in card.originals)
        return not wanted or any(
            wanted in folded(said) for said in (card.text, *card.wordings, *originals, *card.tags)
        )


@dataclass(frozen=True)
class Pile:
    """What one column shows: its cards after the filter, and how many there are without it.

    `wordings` are other headings that were joined with its own.
    """

    key: str
    heading: str
    cards: tuple[CardView, ...]
    total: int
    dots: int
    wordings: tuple[str, ...] = ()

    @property
    def hidden(self) -> int:
        """How many cards the filter hides."""
        return self.total - len(self.cards)


class Contents:
    """The columns of a board by key, each with its cards in order; knows no Qt and no database."""

    def __init__(self, columns: Iterable[Column], workshop_uids: Sequence[str], topic_field_uid: str) -> None:
        self.topic_field_uid = topic_field_uid
        self._rank = {uid: number for number, uid in enumerate(workshop_uids, 1)}
        self._columns = {column.cluster_uid or UNSORTED: column for column in columns}
        self._cards = {key: list(column.cards) for key, column in self._columns.items()}
        self._key_of = {card.uid: key for key, cards in self._cards.items() for card in cards}

    @property
    def keys(self) -> list[str]:
        """The keys of the columns from left to right; the unsorted cards come first."""
        return list(self._columns)

    @property
    def empty(self) -> bool:
        """Whether there is neither a card nor a cluster."""
        return len(self._columns) < 2 and not self._key_of  # noqa: PLR2004 - the unsorted column is always there

    def heading(self, key: str) -> str:
        """Return the heading of a cluster; "" for the unsorted cards."""
        return self._columns[key].heading

    def is_joined(self, key: str) -> bool:
        """Whether a column shows several clusters as one."""
        return self._columns[key].is_joined

    def cards(self, key: str) -> Sequence[CardView]:
        """Return all cards of a column, whatever the filter."""
        return self._cards[key]

    def key_of(self, uid: str) -> str | None:
        """Return the column that a card hangs in; None if it is not on this board."""
        return self._key_of.get(uid)

    def card(self, uid: str) -> CardView | None:
        """Return a card by uid."""
        key = self._key_of.get(uid)
        return None if key is None else next(card for card in self._cards[key] if card.uid == uid)

    def take(self, uids: Iterable[str], views: Iterable[CardView]) -> None:
        """Put in what these cards are now; those without a view are gone."""
        gone = set(uids)
        for key in {self._key_of.pop(uid) for uid in gone if uid in self._key_of}:
            self._cards[key] = [card for card in self._cards[key] if card.uid not in gone]
        for card in views:
            if card.topic_field_uid == self.topic_field_uid:
                self._hang(card)

    def piles(self, wanted: Filter, places: Mapping[str, Sequence[CardView]] | None = None) -> list[Pile]:
        """Return what the columns show; `places` stand in for the cards of some columns."""
        return [self._pile(key, wanted, (places or {}).get(key)) for key in self._columns]

    def placed(self, uids: Sequence[str], key: str, before_uid: str) -> dict[str, list[CardView]]:
        """Return the columns as they would be with these cards in front of another one, or at the end."""
        moving = [card for uid in uids if (card := self.card(uid))]
        rest = {k: [card for card in cards if card.uid not in uids] for k, cards in self._cards.items()}
        row = next((n for n, card in enumerate(rest[key]) if card.uid == before_uid), len(rest[key]))
        rest[key][row:row] = moving
        return rest

    def _hang(self, card: CardView) -> None:
        key = card.cluster_uid if card.cluster_uid in self._columns else UNSORTED
        cards = self._cards[key or UNSORTED]
        cards.insert(bisect_left(cards, self._order(card), key=self._order), card)
        self._key_of[card.uid] = key or UNSORTED

    def _order(self, card: CardView) -> tuple[int, str, str]:
        sorted_in = card.cluster_uid in self._columns
        return (0 if sorted_in else self._rank.get(card.workshop_uid or "", 0), card.position, card.uid)

    def _pile(self, key: str, wanted: Filter, cards: Sequence[CardView] | None) -> Pile:
        column, hanging = self._columns[key], self._cards[key] if cards is None else cards
        shown = tuple(card for card in hanging if wanted.lets_through(card)) if wanted else tuple(hanging)
        return Pile(key, column.heading, shown, len(hanging), column.dots, column.wordings)
