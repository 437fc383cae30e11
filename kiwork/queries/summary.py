"""Counts: what a file holds, for the overview, the status line and `kiwork info`."""

from typing import NamedTuple

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from kiwork.models.card import Card, Cluster, Mention
from kiwork.models.dots import DotCount
from kiwork.models.groups import Uid, any_joined, by_head, head, names, shown
from kiwork.models.kinds import CardKind
from kiwork.models.living import living
from kiwork.models.process import TopicField
from kiwork.models.recommendation import Recommendation
from kiwork.models.record import Record
from kiwork.models.tag import CardTag
from kiwork.models.workshop import Workshop
from kiwork.queries.cards import CardView, cards_with
from kiwork.queries.places import field_shown
from kiwork.queries.undecided import count_undecided


class Summary(NamedTuple):
    """Counts over the living; joined records are one. `by_topic_field` has titles, "" for cards in none.

    `by_kind` leaves out what is parked, which is counted apart: both together are all cards.
    """

    cards: int
    parked: int
    unsorted: int
    mentions: int
    by_kind: dict[str, int]
    by_topic_field: dict[str, int]
    by_workshop: dict[str, int]
    clusters: int
    recommendations: int
    workshops: int
    dots: int
    conflicts: int


def summary(db: Session) -> Summary:
    """Count everything."""
    return Summary(
        cards=_count(db, Card),
        parked=_count(db, Card, Card.parked),
        unsorted=_count(db, Card, Card.cluster_uid.is_(None)),
        mentions=_count(db, Mention),
        by_kind=_by_kind(db),
        by_topic_field=_by_topic_field(db),
        by_workshop=_by_workshop(db),
        clusters=_count(db, Cluster),
        recommendations=_count(db, Recommendation),
        workshops=_count(db, Workshop),
        dots=db.scalar(select(func.sum(DotCount.dots)).where(living(DotCount))) or 0,
        conflicts=count_undecided(db),
    )


def card_counts(db: Session) -> tuple[int, int]:
    """Return how many cards there are, and how many of them are parked."""
    return _count(db, Card), _count(db, Card, Card.parked)


def anything_joined(db: Session) -> bool:
    """Whether any records were joined."""
    return any_joined(db)


Matrix = dict[tuple[str, str, CardKind], int]


def matrix(db: Session, tag_uids: list[str]) -> Matrix:
    """Count cards by tag, topic field and kind: the matrix municipality × topic field of the overview."""
    tag, field = by_head(db, CardTag.tag_uid), field_shown(db)
    marked = living(CardTag) if any_joined(db) else CardTag.alive
    query = (
        select(tag, field, Card.card_kind, _number(db, Card.uid))
        .join(Card, Card.uid == by_head(db, CardTag.card_uid))
        .where(marked, living(Card), tag.in_(tag_uids), Card.topic_field_uid.is_not(None))
        .group_by(tag, field, Card.card_kind)
    )
    return {(tag, str(field), CardKind(kind)): number for tag, field, kind, number in db.execute(query)}


def matrix_cards(db: Session, tag_uid: str, topic_field_uid: str) -> list[CardView]:
    """Return the cards that `matrix` counts for a tag and a topic field, as they hang on the board."""
    query = select(CardTag.card_uid).where(living(CardTag), names(db, CardTag.tag_uid, tag_uid))
    cards = cards_with(db, db.scalars(query))
    return [card for card in cards if card.topic_field_uid == head(db, topic_field_uid)]


def _by_kind(db: Session) -> dict[str, int]:
    query = select(Card.card_kind, func.count()).where(shown(Card), ~Card.parked).group_by(Card.card_kind)
    found = dict(db.execute(query).all())
    return {kind.value: found.get(kind.value, 0) for kind in CardKind}


def _by_topic_field(db: Session) -> dict[str, int]:
    field = field_shown(db)
    rows = db.execute(select(field, func.count()).where(shown(Card)).group_by(field))
    counts: dict[str | None, int] = dict(rows.all())
    counted: dict[str, int] = {}
    query = select(TopicField.uid, TopicField.title).where(shown(TopicField)).order_by(TopicField.place)
    for uid, title in db.execute(query):
        counted[title] = counted.get(title, 0) + counts.get(uid, 0)
    return {**counted, **({"": counts[None]} if None in counts else {})}


def _by_workshop(db: Session) -> dict[str, int]:
    """Count the cards that were said in each workshop; a card that was said in two counts in both."""
    workshop = by_head(db, Card.workshop_uid)
    query = select(workshop, _number(db, by_head(db, Card.uid))).where(living(Card)).group_by(workshop)
    return {uid or "": number for uid, number in db.execute(query)}


def _number(db: Session, card_uid: Uid) -> ColumnElement[int]:
    return func.count(card_uid.distinct()) if any_joined(db) else func.count()


def _count(db: Session, record_type: type[Record], *where: object) -> int:
    query = select(func.count()).select_from(record_type).where(shown(record_type), *where)  # type: ignore[arg-type]  # conditions
    return db.scalar(query) or 0
