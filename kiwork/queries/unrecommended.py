"""Clusters that no recommendation goes back to yet: what the next ones can be made from."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiwork.models.card import Cluster
from kiwork.models.groups import by_head, names, shown
from kiwork.models.living import living
from kiwork.models.process import TopicField
from kiwork.models.recommendation import RecommendationCluster
from kiwork.queries.weighing import cards_by_cluster, dots_by_target


@dataclass(frozen=True)
class OpenCluster:
    """A cluster with its number of cards and its dots over all rounds."""

    uid: str
    heading: str
    cards: int
    dots: int


def open_clusters(db: Session, *, topic_field_uid: str | None = None) -> list[OpenCluster]:
    """Return the clusters without a recommendation, of one topic field if named, most dots first."""
    dots, cards = dots_by_target(db), cards_by_cluster(db)
    cited = select(by_head(db, RecommendationCluster.cluster_uid)).where(living(RecommendationCluster))
    query = (
        select(Cluster.uid, Cluster.heading)
        .join(TopicField, TopicField.uid == by_head(db, Cluster.topic_field_uid))
        .where(shown(Cluster), Cluster.uid.not_in(cited))
        .order_by(TopicField.place, TopicField.uid, Cluster.place, Cluster.uid)
    )
    if topic_field_uid:
        query = query.where(names(db, Cluster.topic_field_uid, topic_field_uid))
    found = [OpenCluster(uid, head, cards.get(uid, 0), dots.get(uid, 0)) for uid, head in db.execute(query)]
    return sorted(found, key=lambda cluster: -cluster.dots)
