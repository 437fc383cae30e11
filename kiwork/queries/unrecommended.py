"""Clusters that no recommendation goes back to yet: what the next ones can be made from."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kiwork.models.card import Card, Cluster
from kiwork.models.living import living
from kiwork.models.process import TopicField
from kiwork.models.recommendation import RecommendationCluster
from kiwork.queries.weighing import dots_by_target


@dataclass(frozen=True)
class OpenCluster:
    """A cluster with its number of cards and its dots over all rounds."""

    uid: str
    heading: str
    cards: int
    dots: int


def open_clusters(db: Session, *, topic_field_uid: str | None = None) -> list[OpenCluster]:
    """Return the clusters without a recommendation, of one topic field if named, most dots first."""
    dots = dots_by_target(db)
    sizes = select(Card.cluster_uid, func.count()).where(living(Card)).group_by(Card.cluster_uid)
    cards = dict(db.execute(sizes).all())
    cited = select(RecommendationCluster.cluster_uid).where(living(RecommendationCluster))
    query = (
        select(Cluster.uid, Cluster.heading)
        .join(TopicField, TopicField.uid == Cluster.topic_field_uid)
        .where(living(Cluster), Cluster.uid.not_in(cited))
        .order_by(TopicField.place, TopicField.uid, Cluster.place, Cluster.uid)
    )
    if topic_field_uid:
        query = query.where(Cluster.topic_field_uid == topic_field_uid)
    found = [OpenCluster(uid, head, cards.get(uid, 0), dots.get(uid, 0)) for uid, head in db.execute(query)]
    return sorted(found, key=lambda cluster: -cluster.dots)
