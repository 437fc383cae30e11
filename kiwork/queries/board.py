"""The pin board of one topic field: what is unsorted, and the clusters with their cards."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiwork.models.card import Cluster
from kiwork.models.living import living
from kiwork.models.workshop import Workshop
from kiwork.queries.cards import CardView, all_cards
from kiwork.queries.weighing import dots_by_target


@dataclass(frozen=True)
class Column:
    """A column of the board; the unsorted cards have no cluster and no heading."""

    cluster_uid: str | None
    heading: str
    cards: tuple[CardView, ...]
    dots: int = 0


def board(db: Session, topic_field_uid: str) -> list[Column]:
    """Return the columns of a topic field: first the unsorted cards, then its clusters."""
    cards: defaultdict[str | None, list[CardView]] = defaultdict(list)
    for card in all_cards(db, topic_field_uid=topic_field_uid):
        cards[card.cluster_uid].append(card)
    dots = dots_by_target(db)
    clusters = [
        Column(cluster.uid, cluster.heading, tuple(cards[cluster.uid]), dots.get(cluster.uid, 0))
        for cluster in clusters_of(db, topic_field_uid)
    ]
    return [Column(None, "", tuple(_by_workshop(db, cards[None]))), *clusters]


def clusters_of(db: Session, topic_field_uid: str | None = None) -> list[Cluster]:
    """Return the living clusters, of one topic field if named, as they stand on the board."""
    query = select(Cluster).where(living(Cluster)).order_by(Cluster.place, Cluster.uid)
    if topic_field_uid:
        query = query.where(Cluster.topic_field_uid == topic_field_uid)
    return list(db.scalars(query))


def _by_workshop(db: Session, cards: list[CardView]) -> list[CardView]:
    order = db.scalars(select(Workshop.uid).order_by(Workshop.place, Workshop.uid))
    rank: dict[str | None, int] = {uid: number for number, uid in enumerate(order, 1)}
    return sorted(cards, key=lambda card: (rank.get(card.workshop_uid, 0), card.position, card.uid))
