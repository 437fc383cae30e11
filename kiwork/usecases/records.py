"""What every use case needs of records: finding them, placing them, linking them."""

from collections.abc import Sequence
from itertools import product
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from kiwork.errors import KiworkError
from kiwork.models.groups import group_of, head
from kiwork.models.living import living
from kiwork.models.position import between
from kiwork.models.record import Record, uid_for

R = TypeVar("R", bound=Record)


class NoSuchRecordError(KiworkError):
    """What was to be changed is no longer there."""


def find(db: Session, record_type: type[R], uid: str) -> R:
    """Return a living record by id; raises NoSuchRecordError."""
    record = db.get(record_type, uid)
    if record is None or not (record.alive or _needed(db, record_type, uid)):
        raise NoSuchRecordError
    return record


def find_head(db: Session, record_type: type[R], uid: str) -> R:
    """Return the living record that a record shows as since it was joined; raises NoSuchRecordError."""
    return find(db, record_type, head(db, uid))


def find_all(db: Session, record_type: type[R], uid: str) -> list[R]:
    """Return the living members of a record's group, the head first; raises NoSuchRecordError."""
    first = find_head(db, record_type, uid)
    others = [other for other in group_of(db, uid) if other != first.uid]
    if not others:
        return [first]
    query = select(record_type).where(record_type.uid.in_(others), living(record_type))
    return [first, *db.scalars(query.order_by(record_type.uid))]


def delete_all(db: Session, record_type: type[Record], uid: str) -> None:
    """Delete a record with everything that was joined with it."""
    for record in find_all(db, record_type, uid):
        record.alive = False


def _needed(db: Session, record_type: type[Record], uid: str) -> bool:
    return db.scalar(select(record_type.uid).where(record_type.uid == uid, living(record_type))) is not None


def last_place(db: Session, column: InstrumentedAttribute[str], *where: object) -> str:
    """Return a position after all others that `where` selects."""
    query = select(column).where(*where).order_by(column.desc()).limit(1)  # type: ignore[arg-type]  # conditions
    return between(db.scalar(query), None)


def put_between(
    db: Session, record: Record, siblings: Sequence[Record], before_uid: str | None, *, column: str = "place"
) -> None:
    """Place a record in front of a sibling, or last; `siblings` are sorted and without the record."""
    index = next((i for i, other in enumerate(siblings) if other.uid == before_uid), len(siblings))
    left = getattr(siblings[index - 1], column) if index else None
    right = getattr(siblings[index], column) if index < len(siblings) else None
    setattr(record, column, between(left, right))
    db.flush()


def link(db: Session, pair_type: type[R], **ends: str | None) -> R:
    """Make the pair of records, or bring it back; a pair has the same id wherever it is made."""
    pair = db.get(pair_type, uid_for(pair_type, ends))
    if pair is None:
        pair = pair_type(**ends)
        db.add(pair)
    pair.alive = True
    return pair


def unlink(db: Session, pair_type: type[Record], **ends: str) -> None:
    """Take the pair of two records away."""
    pair = db.get(pair_type, uid_for(pair_type, ends))
    if pair:
        pair.alive = False


def unlink_all(db: Session, pair_type: type[Record], **ends: str) -> None:
    """Take the pairs of two records away, and those of all that were joined with them."""
    groups = {name: group_of(db, uid) for name, uid in ends.items()}
    for uids in product(*groups.values()):
        unlink(db, pair_type, **dict(zip(groups, uids, strict=True)))
