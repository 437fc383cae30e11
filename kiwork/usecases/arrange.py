"""Arranging the pin board: where cards hang, and the clusters they form."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiwork.errors import KiworkError
from kiwork.models.card import Card, Cluster
from kiwork.models.living import living
from kiwork.models.position import between
from kiwork.models.recommendation import Recommendation, RecommendationCard, RecommendationCluster
from kiwork.models.record import INDIRECT
from kiwork.models.text import required
from kiwork.usecases.capture import last_position
from kiwork.usecases.records import find, last_place, put_between


class CitedError(KiworkError):
    """A recommendation cites this; it cannot be deleted while that is so."""


def move_cards(
    db: Session,
    card_uids: Sequence[str],
    *,
    topic_field_uid: str | None,
    cluster_uid: str | None = None,
    before_uid: str | None = None,
) -> None:
    """Hang cards, in this order, into a cluster or among the unsorted, in front of a card or at the end."""
    if cluster_uid:
        topic_field_uid = find(db, Cluster, cluster_uid).topic_field_uid
    left, right = _gap(db, set(card_uids), topic_field_uid, cluster_uid, before_uid)
    for card_uid in card_uids:
        card = find(db, Card, card_uid)
        left = between(left, right)
        card.topic_field_uid, card.cluster_uid, card.position = topic_field_uid, cluster_uid, left


def _gap(
    db: Session,
    moving: set[str],
    topic_field_uid: str | None,
    cluster_uid: str | None,
    before_uid: str | None,
) -> tuple[str | None, str | None]:
    place = (
        Card.topic_field_uid == topic_field_uid,
        Card.cluster_uid == cluster_uid,
        Card.uid.not_in(moving),
    )
    before = db.get(Card, before_uid) if before_uid else None
    if before is None:
        last = select(Card.position).where(*place).order_by(Card.position.desc()).limit(1)
        return db.scalar(last), None
    ahead = select(Card.position).where(*place, living(Card), Card.position < before.position)
    return db.scalar(ahead.order_by(Card.position.desc()).limit(1)), before.position


def delete_cards(db: Session, card_uids: Sequence[str]) -> None:
    """Delete cards; raises CitedError if a recommendation cites one."""
    cited = select(Recommendation.number).where(
        RecommendationCard.card_uid.in_(card_uids),
        RecommendationCard.alive,
        Recommendation.uid == RecommendationCard.recommendation_uid,
        Recommendation.alive,
    )
    _refuse_cited(db.scalars(cited).all())
    for card_uid in card_uids:
        find(db, Card, card_uid).alive = False


def add_cluster(db: Session, topic_field_uid: str, heading: str, card_uids: Sequence[str] = ()) -> str:
    """Make a cluster at the end of a topic field, move cards into it, and return its uid."""
    place = last_place(db, Cluster.place, Cluster.topic_field_uid == topic_field_uid)
    cluster = Cluster(topic_field_uid=topic_field_uid, heading=required(heading), place=place)
    db.add(cluster)
    db.flush()
    if card_uids:
        move_cards(db, card_uids, topic_field_uid=topic_field_uid, cluster_uid=cluster.uid)
    return cluster.uid


def rename_cluster(db: Session, cluster_uid: str, heading: str) -> None:
    """Change a cluster's heading; raises EmptyTextError."""
    find(db, Cluster, cluster_uid).heading = required(heading)


def move_cluster(db: Session, cluster_uid: str, before_uid: str | None) -> None:
    """Put a cluster in front of another of its topic field, or last."""
    cluster = find(db, Cluster, cluster_uid)
    same_field = (Cluster.topic_field_uid == cluster.topic_field_uid, Cluster.uid != cluster_uid)
    query = select(Cluster).where(*same_field, living(Cluster)).order_by(Cluster.place, Cluster.uid)
    put_between(db, cluster, list(db.scalars(query)), before_uid)


def delete_cluster(db: Session, cluster_uid: str) -> None:
    """Delete a cluster; its cards become unsorted. Raises CitedError if a recommendation cites it."""
    cluster = find(db, Cluster, cluster_uid)
    cited = select(Recommendation.number).where(
        RecommendationCluster.cluster_uid == cluster_uid,
        RecommendationCluster.alive,
        Recommendation.uid == RecommendationCluster.recommendation_uid,
        Recommendation.alive,
    )
    _refuse_cited(db.scalars(cited).all())
    for card in cards_in(db, cluster_uid):
        db.info[INDIRECT].add(card.uid)
        card.cluster_uid, card.position = None, last_position(db, cluster.topic_field_uid, None)
    cluster.alive = False


def cards_in(db: Session, cluster_uid: str) -> list[Card]:
    """Return the living cards of a cluster in order."""
    query = select(Card).where(Card.cluster_uid == cluster_uid, living(Card))
    return list(db.scalars(query.order_by(Card.position, Card.uid)))


def _refuse_cited(numbers: Sequence[str]) -> None:
    if numbers:
        raise CitedError(recommendations=", ".join(sorted(set(numbers))))
