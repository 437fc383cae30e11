"""Where the cards can go that keep a deleted cluster or topic field."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiwork.models.card import Cluster
from kiwork.models.groups import head, shown
from kiwork.models.process import TopicField
from kiwork.queries.board import clusters_of
from kiwork.queries.still_needed import StillNeeded


@dataclass(frozen=True)
class Destination:
    """A topic field, or a cluster of one; `name` is its title or heading, empty for the unsorted cards."""

    topic_field_uid: str
    cluster_uid: str | None = None
    name: str = ""


def destinations(db: Session, found: StillNeeded) -> list[Destination]:
    """Return the places for its cards, in the order of the board; none of them was deleted."""
    return _clusters(db, found.uid) if found.kind == "cluster" else _topic_fields(db)


def _clusters(db: Session, uid: str) -> list[Destination]:
    field = head(db, db.get_one(Cluster, uid).topic_field_uid)
    kept = set(db.scalars(select(Cluster.uid).where(Cluster.alive)))
    clusters = [Destination(field, one.uid, one.heading) for one in clusters_of(db, field) if one.uid in kept]
    return [Destination(field), *clusters]


def _topic_fields(db: Session) -> list[Destination]:
    query = select(TopicField.uid, TopicField.title).where(shown(TopicField), TopicField.alive)
    rows = db.execute(query.order_by(TopicField.place, TopicField.uid))
    return [Destination(uid, name=title) for uid, title in rows]
