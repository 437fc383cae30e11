"""The parking lot: what becomes of what was set aside, and ending a workshop only once that is said."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kiwork.errors import KiworkError
from kiwork.models.card import Card
from kiwork.models.groups import by_head, names
from kiwork.models.kinds import WorkshopState
from kiwork.models.living import living
from kiwork.models.text import clean, required
from kiwork.models.workshop import Workshop
from kiwork.usecases.records import find_all


class UndecidedParkingError(KiworkError):
    """A workshop was to be ended while cards are parked in it of which nobody said what becomes of them."""


def park(db: Session, card_uid: str, *, parked: bool) -> None:
    """Put a card into the parking lot, or take it out, and what was joined with it; it keeps its kind.

    What was decided when it was parked before does not hold for being parked anew.
    """
    for card in find_all(db, Card, card_uid):
        if parked and not card.parked:
            _note(card, "", "", "")
        card.parked = parked


def decide_parked(
    db: Session, card_uid: str, decision: str, *, reason: str = "", date: str = "", taken_up: bool = False
) -> None:
    """Say what becomes of a parked card and of what was joined with it; raises EmptyTextError.

    `date` is an ISO date. A card that is `taken_up` leaves the parking lot; any other stays there, decided.
    """
    told = required(decision)
    for card in find_all(db, Card, card_uid):
        card.parked = not taken_up
        _note(card, told, clean(reason), date)


def park_again(db: Session, card_uid: str) -> None:
    """Let a card be parked without a decision, and what was joined with it."""
    for card in find_all(db, Card, card_uid):
        card.parked = True
        _note(card, "", "", "")


def set_state(db: Session, workshop_uid: str, state: WorkshopState) -> None:
    """End a workshop, or go on with it; raises UndecidedParkingError if something parked is undecided."""
    undecided = _undecided(db, workshop_uid) if state is WorkshopState.CLOSED else 0
    if undecided:
        raise UndecidedParkingError(n=undecided)
    for workshop in find_all(db, Workshop, workshop_uid):
        workshop.state = state.value


def _undecided(db: Session, workshop_uid: str) -> int:
    query = select(func.count(by_head(db, Card.uid).distinct())).where(
        living(Card), Card.parked, Card.parked_decision == "", names(db, Card.workshop_uid, workshop_uid)
    )
    return db.scalar(query) or 0


def _note(card: Card, decision: str, reason: str, date: str) -> None:
    card.parked_decision, card.parked_reason, card.parked_date = decision, reason, date
