"""What became of cards in the parking lot."""

from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from kiwork.models.card import Card
from kiwork.models.groups import heads
from kiwork.models.living import living
from kiwork.models.text import sort_key
from kiwork.queries.cards import CardView, cards_with


@dataclass(frozen=True)
class ParkingView:
    """Where a card went from the parking lot, or will go; `date` is an ISO date, all may be empty."""

    decision: str
    reason: str
    date: str


def parking(db: Session) -> dict[str, ParkingView]:
    """Return what is known about cards that are or were parked, by uid; of joined ones, by their head too."""
    query = select(Card.uid, Card.parked_decision, Card.parked_reason, Card.parked_date)
    known = or_(Card.parked, Card.parked_decision != "")
    found = {uid: ParkingView(*told) for uid, *told in db.execute(query.where(living(Card), known))}
    for uid, head in heads(db).items():
        if uid in found:
            found.setdefault(head, found[uid])
    return found


@dataclass(frozen=True)
class ParkedItem:
    """A card that is parked, or was and has a decision."""

    card: CardView
    told: ParkingView

    @property
    def is_decided(self) -> bool:
        """Whether somebody said what becomes of it."""
        return bool(self.told.decision)


def parked_items(db: Session) -> list[ParkedItem]:
    """Return what is or was parked: the undecided first, each in the order of the text."""
    told = parking(db)
    items = [ParkedItem(card, told[card.uid]) for card in cards_with(db, told)]
    return sorted(items, key=lambda item: (item.is_decided, sort_key(item.card.text), item.card.uid))
