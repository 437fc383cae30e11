"""The cards a workshop captured for a topic field, in the order in which they were captured."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import and_, column, func, select, table
from sqlalchemy.orm import Session

from kiwork.models.card import Card
from kiwork.models.living import living

_CELL = table("cell", *(column(name) for name in ("kind", "row", "field", "writer", "n", "at")))
_MOST_VARIABLES = 500


class Captured(NamedTuple):
    """When a card was captured, in a form that sorts, and its uid."""

    at: int
    writer: int
    n: int
    uid: str


def captured_cards(db: Session, *, workshop_uid: str | None, topic_field_uid: str | None) -> list[Captured]:
    """Return the living cards of a workshop and a topic field, the newest first."""
    return sorted(_captured(db, workshop_uid, topic_field_uid), reverse=True)


def captured_among(
    db: Session, uids: Sequence[str], *, workshop_uid: str | None, topic_field_uid: str | None
) -> list[Captured]:
    """Return those of some cards that belong to a workshop and a topic field, the newest first."""
    found: list[Captured] = []
    for start in range(0, len(uids), _MOST_VARIABLES):
        found += _captured(db, workshop_uid, topic_field_uid, uids[start : start + _MOST_VARIABLES])
    return sorted(found, reverse=True)


def _captured(
    db: Session, workshop_uid: str | None, topic_field_uid: str | None, uids: Sequence[str] | None = None
) -> list[Captured]:
    written = and_(_CELL.c.kind == "card", _CELL.c.row == Card.uid, _CELL.c.field == "workshop_uid")
    query = (
        select(func.max(_CELL.c.at), _CELL.c.writer, _CELL.c.n, Card.uid)
        .outerjoin(_CELL, written)
        .where(Card.workshop_uid == workshop_uid, Card.topic_field_uid == topic_field_uid, living(Card))
        .group_by(Card.uid)
    )
    if uids is not None:
        query = query.where(Card.uid.in_(uids))
    return [Captured(at or 0, writer or 0, n or 0, uid) for at, writer, n, uid in db.execute(query)]
