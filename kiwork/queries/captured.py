"""The cards a workshop captured for a topic field, in the order in which they were captured."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import and_, column, func, select, table
from sqlalchemy.orm import Session

from kiwork.models.card import Card
from kiwork.models.groups import names, shown
from kiwork.models.living import living
from kiwork.models.parts import in_parts
from kiwork.queries.places import Places, may_hang_on, places

_CELL = table("cell", *(column(name) for name in ("kind", "row", "field", "writer", "n", "at")))


class Captured(NamedTuple):
    """When a card was captured, in a form that sorts, and its uid."""

    at: int
    writer: int
    n: int
    uid: str


def captured_cards(db: Session, *, workshop_uid: str | None, topic_field_uid: str | None) -> list[Captured]:
    """Return the living cards of a workshop and a topic field, the newest first.

    Cards that were joined are one: captured when its head was, or else the first of them in this workshop.
    """
    known = places(db)
    found = _captured(db, known, workshop_uid, topic_field_uid)
    return sorted(_as_one(db, known, found, topic_field_uid), reverse=True)


def captured_among(
    db: Session, uids: Sequence[str], *, workshop_uid: str | None, topic_field_uid: str | None
) -> list[Captured]:
    """Return those of some cards that belong to a workshop and a topic field, the newest first."""
    known = places(db)
    found: list[Captured] = []
    for part in in_parts(_with_members(known, uids)):
        found += _captured(db, known, workshop_uid, topic_field_uid, part)
    return sorted(_as_one(db, known, found, topic_field_uid), reverse=True)


def _with_members(known: Places, uids: Sequence[str]) -> list[str]:
    wanted = dict.fromkeys(known.heads.get(uid, uid) for uid in uids)
    return [*wanted, *(uid for uid, head in known.heads.items() if head in wanted)]


def _captured(
    db: Session,
    known: Places,
    workshop_uid: str | None,
    topic_field_uid: str | None,
    uids: Sequence[str] | None = None,
) -> list[Captured]:
    written = and_(_CELL.c.kind == "card", _CELL.c.row == Card.uid, _CELL.c.field == "workshop_uid")
    query = (
        select(func.max(_CELL.c.at), _CELL.c.writer, _CELL.c.n, Card.uid)
        .outerjoin(_CELL, written)
        .where(names(db, Card.workshop_uid, workshop_uid), living(Card))
        .group_by(Card.uid)
    )
    if not known.heads:
        query = query.where(Card.topic_field_uid == topic_field_uid)
    if uids is not None:
        query = query.where(Card.uid.in_(uids))
    return [Captured(at or 0, writer or 0, n or 0, uid) for at, writer, n, uid in db.execute(query)]


def _as_one(
    db: Session, known: Places, found: list[Captured], topic_field_uid: str | None
) -> Iterable[Captured]:
    """Return what was captured as the cards that it shows as, where these hang in the topic field."""
    if not known.heads:
        return found
    first: dict[str, Captured] = {}
    for captured in sorted(found, key=lambda one: (one.uid in known.heads, one)):
        first.setdefault(known.heads.get(captured.uid, captured.uid), captured)
    query = select(Card.uid, Card.topic_field_uid, Card.cluster_uid).where(shown(Card))
    hanging = db.execute(query.where(may_hang_on(db, known, topic_field_uid)))
    wanted = known.head(topic_field_uid)
    here = {uid for uid, field, cluster in hanging if known.of(field, cluster)[0] == wanted}
    return [captured._replace(uid=head) for head, captured in first.items() if head in here]
