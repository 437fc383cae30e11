"""Counts: what a file holds, for the overview, the status line and `kiwork info`."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kiwork.models.card import Card, Cluster, Mention
from kiwork.models.dots import DotCount
from kiwork.models.kinds import CardKind
from kiwork.models.living import living
from kiwork.models.process import TopicField
from kiwork.models.recommendation import Recommendation
from kiwork.models.record import Record
from kiwork.models.tag import CardTag
from kiwork.models.workshop import Workshop
from kiwork.queries.conflicts import count_conflicts


@dataclass(frozen=True)
class Summary:
    """Counts over the living; `by_topic_field` has titles, with "" for cards that hang in none.

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
        conflicts=count_conflicts(db),
    )


def card_counts(db: Session) -> tuple[int, int]:
    """Return how many cards there are, and how many of them are parked."""
    return _count(db, Card), _count(db, Card, Card.parked)


Matrix = dict[tuple[str, str, CardKind], int]


def matrix(db: Session, tag_uids: list[str]) -> Matrix:
    """Count cards by tag, topic field and kind: the matrix municipality × topic field of the overview."""
    query = (
        select(CardTag.tag_uid, Card.topic_field_uid, Card.card_kind, func.count())
        .join(Card, Card.uid == CardTag.card_uid)
        .where(CardTag.alive, living(Card), CardTag.tag_uid.in_(tag_uids), Card.topic_field_uid.is_not(None))
        .group_by(CardTag.tag_uid, Card.topic_field_uid, Card.card_kind)
    )
    return {(tag, str(field), CardKind(kind)): number for tag, field, kind, number in db.execute(query)}


def _by_kind(db: Session) -> dict[str, int]:
    query = select(Card.card_kind, func.count()).where(living(Card), ~Card.parked).group_by(Card.card_kind)
    found = dict(db.execute(query).all())
    return {kind.value: found.get(kind.value, 0) for kind in CardKind}


def _by_topic_field(db: Session) -> dict[str, int]:
    counts = dict(
        db.execute(
            select(Card.topic_field_uid, func.count()).where(living(Card)).group_by(Card.topic_field_uid)
        ).all()
    )
    counted: dict[str, int] = {}
    query = select(TopicField.uid, TopicField.title).where(living(TopicField)).order_by(TopicField.place)
    for uid, title in db.execute(query):
        counted[title] = counted.get(title, 0) + counts.get(uid, 0)
    return {**counted, **({"": counts[None]} if None in counts else {})}


def _by_workshop(db: Session) -> dict[str, int]:
    query = select(Card.workshop_uid, func.count()).where(living(Card)).group_by(Card.workshop_uid)
    return {uid or "": number for uid, number in db.execute(query)}


def _count(db: Session, record_type: type[Record], *where: object) -> int:
    query = select(func.count()).select_from(record_type).where(living(record_type), *where)  # type: ignore[arg-type]  # conditions
    return db.scalar(query) or 0
