"""Records that were deleted and live all the same, since a living record needs them; a merge leaves such.

Derived each time, never stored. What was erased for good cannot come back, so it is not listed.
"""

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import column, func, select, table
from sqlalchemy.orm import InstrumentedAttribute, Session

from kiwork.models.card import Card
from kiwork.models.groups import by_head
from kiwork.models.living import NEEDS, OWNERS, Need, living, needs
from kiwork.models.recommendation import RecommendationCard
from kiwork.models.record import Record, kind_of
from kiwork.queries.conflicts import Variant, last_said
from kiwork.queries.entries import entries
from kiwork.queries.recommendations import shown_numbers

MOST_NAMED = 5
"""So many of each kind are named; the others are counted."""

_ERASED = table("erased", column("row"))


class Needing(NamedTuple):
    """How many records of one kind need it, and the names of the first; recommendations by their numbers."""

    kind: str
    number: int
    names: tuple[str, ...]


class StillNeeded(NamedTuple):
    """A record that was deleted, when and where (`deleted`), and what keeps it."""

    kind: str
    uid: str
    name: str
    deleted: Variant
    needed_by: tuple[Needing, ...]
    concerned: frozenset[str]
    """The record and those that are named."""

    @property
    def key(self) -> tuple[str, str, str]:
        """A name for it that stays while it is open."""
        return (self.kind, self.uid, "still_needed")

    @property
    def lets_go(self) -> bool:
        """Whether nothing but cards keep it, which can hang elsewhere."""
        places = self.kind in {"cluster", "topic_field"}
        return places and all(needing.kind == "card" for needing in self.needed_by)


def still_needed(db: Session) -> tuple[StillNeeded, ...]:
    """Return every record that was deleted and is still needed, in a fixed order."""
    return tuple(_described(db, record_type, uid) for record_type in NEEDS for uid in _found(db, record_type))


def _found(db: Session, record_type: type[Record]) -> list[str]:
    dead = select(record_type.uid).where(
        ~record_type.alive, living(record_type), record_type.uid.not_in(select(_ERASED.c.row))
    )
    if record_type is Card:  # there may be very many; those that are cited are few
        dead = dead.where(Card.uid.in_(select(RecommendationCard.card_uid).where(RecommendationCard.alive)))
    return list(db.scalars(dead.order_by(record_type.uid)))


def _described(db: Session, record_type: type[Record], uid: str) -> StillNeeded:
    kind = kind_of(record_type)
    (entry,) = entries(db, kind, [uid])
    found = [(need, _keeping(db, need, uid)) for need in NEEDS[record_type]]
    return StillNeeded(
        kind=kind,
        uid=uid,
        name=entry.name,
        deleted=last_said(db, kind, uid, "alive"),
        needed_by=tuple(_needing(db, need, uid, first) for need, first in found if first),
        concerned=frozenset({uid}.union(*(first for _, first in found))),
    )


def _keeping(db: Session, need: Need, uid: str) -> list[str]:
    shown = by_head(db, _named_by(need)[1])
    where = (getattr(need.by, need.column) == uid, needs(need))
    return list(db.scalars(select(shown).distinct().where(*where).order_by(shown).limit(MOST_NAMED)))


def _needing(db: Session, need: Need, uid: str, first: list[str]) -> Needing:
    kind, named = _named_by(need)
    where = (getattr(need.by, need.column) == uid, needs(need))
    number = db.scalar(select(func.count(by_head(db, named).distinct())).where(*where))
    return Needing(kind, number or 0, tuple(_names(db, kind, first)))


def _named_by(need: Need) -> tuple[str, InstrumentedAttribute[str]]:
    """Return kind and uid of what is named: what lives only with others is named by its first owner."""
    name, record_type = next(iter(OWNERS.get(need.by, {}).items()), ("uid", need.by))
    return kind_of(record_type), getattr(need.by, name)


def _names(db: Session, kind: str, uids: list[str]) -> Iterator[str]:
    numbers = shown_numbers(db) if kind == "recommendation" else {}
    for entry in entries(db, kind, uids):
        yield f"{numbers.get(entry.uid, '')} {entry.name}".strip()
