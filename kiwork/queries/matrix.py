"""The effort/impact matrix: in which of its four fields each cluster lies, if it was placed at all."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiwork.models.card import Cluster
from kiwork.models.kinds import Quarter, TargetKind
from kiwork.queries.weighing import targets_of


@dataclass(frozen=True)
class PlacedView:
    """A cluster and its field of the matrix; None while nobody has placed it."""

    uid: str
    heading: str
    topic_field_uid: str | None
    cards: int
    quarter: Quarter | None


def matrix(db: Session, *, topic_field_uid: str | None = None) -> list[PlacedView]:
    """Return all clusters, of one topic field if named, in the order of the board."""
    quarters = dict(db.execute(select(Cluster.uid, Cluster.quarter)).all())
    return [
        PlacedView(uid, heading, field, cards, Quarter.of(quarters[uid]))
        for uid, heading, field, cards in targets_of(db, TargetKind.CLUSTER, topic_field_uid)
    ]
