"""Clusters split in two and joined into one; no card is lost, and every heading stays."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiwork.models.card import Cluster
from kiwork.models.groups import names, shown
from kiwork.models.position import between
from kiwork.usecases.arrange import add_cluster, cards_in, move_cluster
from kiwork.usecases.capture import last_position
from kiwork.usecases.joining import join
from kiwork.usecases.records import find_head


def split_cluster(db: Session, cluster_uid: str, heading: str, card_uids: Sequence[str]) -> str:
    """Make a cluster right behind another one, move cards of that one into it, and return its uid."""
    cluster = find_head(db, Cluster, cluster_uid)
    behind = _next_to(db, cluster)
    made = add_cluster(db, cluster.topic_field_uid, heading, card_uids)
    move_cluster(db, made, behind)
    return made


def join_clusters(db: Session, cluster_uid: str, into_uid: str) -> None:
    """Let a cluster show as one with another of its topic field, where that stands, its cards at the end.

    Both headings stay; `joining.take_apart` lets each show by itself again.
    """
    cluster, into = find_head(db, Cluster, cluster_uid), find_head(db, Cluster, into_uid)
    if cluster is into:
        return
    last: str | None = last_position(db, into.topic_field_uid, into.uid)
    for card in cards_in(db, cluster.uid):
        card.position = last = between(last, None)
    behind = _next_to(db, into)
    if behind != cluster.uid:
        move_cluster(db, cluster.uid, behind)
    join(db, "cluster", [cluster.uid, into.uid])


def _next_to(db: Session, cluster: Cluster) -> str | None:
    """Return the cluster that stands behind another on the board."""
    query = select(Cluster.uid).where(
        names(db, Cluster.topic_field_uid, cluster.topic_field_uid), shown(Cluster)
    )
    order = db.scalars(query.order_by(Cluster.place, Cluster.uid)).all()
    following = order[order.index(cluster.uid) + 1 :]
    return following[0] if following else None
