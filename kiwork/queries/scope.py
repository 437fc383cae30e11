"""What a room file shows of the process: some topic fields; everything else is in it all the same."""

from sqlalchemy import column, func, select, table
from sqlalchemy.orm import Session

from kiwork.models.card import Card
from kiwork.models.groups import head_of, heads, shown

_SCOPE = table("scope", column("topic_field"))


def scope(db: Session) -> frozenset[str]:
    """Return the topic fields that this file shows, as the heads of their groups; none are all of them."""
    known = heads(db)
    return frozenset(known.get(uid, uid) for uid in db.scalars(select(_SCOPE.c.topic_field)))


def cards_outside(db: Session, topic_field_uids: frozenset[str]) -> int:
    """Return how many cards hang in other topic fields than these."""
    query = select(func.count()).select_from(Card).where(shown(Card), Card.topic_field_uid.is_not(None))
    return db.scalar(query.where(head_of(Card.topic_field_uid).not_in(topic_field_uids))) or 0
