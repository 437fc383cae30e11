"""Arranging the pin board: where cards hang, and the clusters they form."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from kiwork.errors import KiworkError
from kiwork.models.card import Card, Cluster
from kiwork.models.groups import any_joined, head, names, shown
from kiwork.models.living import living
from kiwork.models.position import between
from kiwork.models.recommendation import Recommendation, RecommendationCard, RecommendationCluster
from kiwork.models.record import INDIRECT
from kiwork.models.text import required
from kiwork.usecases.capture import last_position
from kiwork.usecases.records import find, find_all, find_head, last_place, put_between


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
    """Hang cards, in this order, into a cluster or among the unsorted, in front of a card or at the end.

    Whatever was joined with a card moves along.
    """
    wanted = dict.fromkeys(head(db, uid) for uid in card_uids)
    moving = [card for uid in wanted for card in find_all(db, Card, uid)]
    if cluster_uid:
        cluster = find_head(db, Cluster, cluster_uid)
        topic_field_uid, cluster_uid = cluster.topic_field_uid, cluster.uid
    elif topic_field_uid:
        topic_field_uid = head(db, topic_field_uid)
    left, right = _gap(db, {card.uid for card in moving}, topic_field_uid, cluster_uid, before_uid)
    for card in moving:
        left = between(left, right)
        card.topic_field_uid, card.cluster_uid, card.position = topic_field_uid, cluster_uid, left


def _gap(
    db: Session,
    moving: set[str],
    topic_field_uid: str | None,
    cluster_uid: str | None,
    before_uid: str | None,
) -> tuple[str | None, str | None]:
    place = (*_hung_into(db, topic_field_uid, cluster_uid), Card.uid.not_in(moving))
    before = db.get(Card, head(db, before_uid)) if before_uid else None
    if before is None:
        last = select(Card.position).where(*place).order_by(Card.position.desc()).limit(1)
        return db.scalar(last), None
    ahead = select(Card.position).where(*place, shown(Card), Card.position < before.position)
    return db.scalar(ahead.order_by(Card.position.desc()).limit(1)), before.position


def hang_with_head(db: Session, card: Card) -> None:
    """Let a card that shows as another one hang where that does: it must go, and nobody sees it here."""
    first = db.get_one(Card, head(db, card.uid))
    field, cluster = first.topic_field_uid, first.cluster_uid
    card.topic_field_uid, card.cluster_uid, card.position = field, cluster, last_position(db, field, cluster)


def delete_cards(db: Session, card_uids: Sequence[str]) -> None:
    """Delete cards with all that were joined with them; raises CitedError if a recommendation cites one."""
    deleted = {card.uid: card for uid in card_uids for card in find_all(db, Card, uid)}
    cited = select(Recommendation.number).where(
        RecommendationCard.card_uid.in_(deleted),
        RecommendationCard.alive,
        Recommendation.uid == RecommendationCard.recommendation_uid,
        Recommendation.alive,
    )
    _refuse_cited(db.scalars(cited).all())
    for card in deleted.values():
        card.alive = False


def add_cluster(db: Session, topic_field_uid: str, heading: str, card_uids: Sequence[str] = ()) -> str:
    """Make a cluster at the end of a topic field, move cards into it, and return its uid."""
    place = last_place(db, Cluster.place, names(db, Cluster.topic_field_uid, topic_field_uid))
    cluster = Cluster(topic_field_uid=head(db, topic_field_uid), heading=required(heading), place=place)
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
    cluster = find_head(db, Cluster, cluster_uid)
    same_field = (names(db, Cluster.topic_field_uid, cluster.topic_field_uid), Cluster.uid != cluster.uid)
    query = select(Cluster).where(*same_field, shown(Cluster)).order_by(Cluster.place, Cluster.uid)
    put_between(db, cluster, list(db.scalars(query)), before_uid)


def delete_cluster(db: Session, cluster_uid: str) -> None:
    """Delete a cluster with all that were joined with it; their cards become unsorted.

    Raises CitedError if a recommendation cites one.
    """
    clusters = find_all(db, Cluster, cluster_uid)
    cited = select(Recommendation.number).where(
        RecommendationCluster.cluster_uid.in_([cluster.uid for cluster in clusters]),
        RecommendationCluster.alive,
        Recommendation.uid == RecommendationCluster.recommendation_uid,
        Recommendation.alive,
    )
    _refuse_cited(db.scalars(cited).all())
    field = clusters[0].topic_field_uid
    hanging = select(Card).where(names(db, Card.cluster_uid, cluster_uid), living(Card))
    for card in db.scalars(hanging.order_by(Card.position, Card.uid)).all():
        db.info[INDIRECT].add(card.uid)
        card.topic_field_uid, card.cluster_uid, card.position = field, None, last_position(db, field, None)
    for cluster in clusters:
        cluster.alive = False


def cards_in(db: Session, cluster_uid: str) -> list[Card]:
    """Return the cards that show in a cluster, in order; joined ones are one."""
    query = select(Card).where(names(db, Card.cluster_uid, cluster_uid), shown(Card))
    return list(db.scalars(query.order_by(Card.position, Card.uid)))


def _hung_into(
    db: Session, topic_field_uid: str | None, cluster_uid: str | None
) -> tuple[ColumnElement[bool], ...]:
    cluster = names(db, Card.cluster_uid, cluster_uid)
    if cluster_uid and any_joined(db):
        return (cluster,)
    return (names(db, Card.topic_field_uid, topic_field_uid), cluster)


def _refuse_cited(numbers: Sequence[str]) -> None:
    if numbers:
        raise CitedError(recommendations=", ".join(sorted(set(numbers))))
