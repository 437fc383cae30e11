"""Where cards hang when clusters or topic fields were joined: with the heads of these."""

from collections.abc import Mapping
from typing import NamedTuple

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from kiwork.models.card import Card, Cluster
from kiwork.models.groups import JOINED, any_joined, head_of, heads, names


class Places(NamedTuple):
    """The heads of joined records; for every cluster that is not one itself, the topic field of its head."""

    heads: Mapping[str, str]
    fields: Mapping[str, str]

    def head(self, uid: str | None) -> str | None:
        """Return the head of a record."""
        return self.heads.get(uid, uid) if uid else uid

    def of(self, topic_field_uid: str | None, cluster_uid: str | None) -> tuple[str | None, str | None]:
        """Return the topic field and the cluster where a card shows that was hung into these."""
        field = self.fields.get(cluster_uid, topic_field_uid) if cluster_uid else topic_field_uid
        return self.head(field), self.head(cluster_uid)


def places(db: Session) -> Places:
    """Return where cards hang now."""
    known = heads(db)
    return Places(known, _fields(db) if known else {})


def _fields(db: Session) -> dict[str, str]:
    query = select(JOINED.c.uid, Cluster.topic_field_uid).join(Cluster, Cluster.uid == JOINED.c.head)
    return dict(db.execute(query).all())


def may_hang_on(db: Session, known: Places, topic_field_uid: str | None) -> ColumnElement[bool]:
    """Return a condition for the cards that may show in a topic field; `Places.of` has the last word."""
    own = names(db, Card.topic_field_uid, topic_field_uid)
    head = known.head(topic_field_uid)
    moved = [cluster for cluster, field in known.fields.items() if known.head(field) == head]
    return or_(own, Card.cluster_uid.in_(moved)) if moved else own


def field_shown(db: Session) -> ColumnElement[str]:
    """Return the topic field in which a card shows, as a part of a query."""
    if not any_joined(db):
        return Card.topic_field_uid  # type: ignore[return-value]  # a column is an expression
    moved = select(Cluster.topic_field_uid).join(JOINED, JOINED.c.head == Cluster.uid)
    of_cluster = moved.where(JOINED.c.uid == Card.cluster_uid).scalar_subquery()
    return head_of(func.coalesce(of_cluster, Card.topic_field_uid))
