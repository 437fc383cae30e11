"""The effort/impact matrix: in which of its four fields each cluster lies, if it was placed at all."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiwork.models.card import Cluster
from kiwork.models.groups import by_head, names, shown
from kiwork.models.kinds import Quarter
from kiwork.models.process import TopicField
from kiwork.queries.weighing import cards_by_cluster


@dataclass(frozen=True)
class PlacedView:
    """A cluster and its field of the matrix; None while nobody has placed it."""

    uid: str
    heading: str
    topic_field_uid: str
    cards: int
    quarter: Quarter | None


def matrix(db: Session, *, topic_field_uid: str | None = None) -> list[PlacedView]:
    """Return all clusters, of one topic field if named, in the order of the board."""
    cards = cards_by_cluster(db)
    query = (
        select(Cluster.uid, Cluster.heading, TopicField.uid, Cluster.quarter)
        .join(TopicField, TopicField.uid == by_head(db, Cluster.topic_field_uid))
        .where(shown(Cluster))
        .order_by(TopicField.place, TopicField.uid, Cluster.place, Cluster.uid)
    )
    if topic_field_uid:
        query = query.where(names(db, Cluster.topic_field_uid, topic_field_uid))
    return [
        PlacedView(uid, heading, field, cards.get(uid, 0), Quarter.of(quarter))
        for uid, heading, field, quarter in db.execute(query)
    ]
