"""Records that were joined: a group shows as one record, its head.

Every value of `merged_into` is an edge and a group is a connected component; its head is the smallest id
whose own `alive` is true, else the smallest living one. Groups are derived, never stored: each connection
holds those of its file in the temporary table `joined`, which `store.groups` keeps true.
"""

from sqlalchemy import Column, ColumnElement, MetaData, Select, Table, Text, and_, func, literal, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from kiwork.models.living import living
from kiwork.models.record import Record, record_types

JOINED = Table("joined", MetaData(), Column("uid", Text, primary_key=True), Column("head", Text))
"""The members of groups that are not the head, each with its head."""


def joinable() -> list[str]:
    """Return the kinds of record that can be joined."""
    return sorted(kind for kind, record_type in record_types().items() if hasattr(record_type, "merged_into"))


def shown(record_type: type[Record]) -> ColumnElement[bool]:
    """Return the condition under which a record is shown by itself: it lives, and is no other's member."""
    return and_(living(record_type), record_type.uid.not_in(select(JOINED.c.uid)))


def head_of(uid: InstrumentedAttribute[str] | InstrumentedAttribute[str | None]) -> ColumnElement[str]:
    """Return the head of the record that a column names: itself, if it was never joined."""
    head = select(JOINED.c.head).where(JOINED.c.uid == uid).scalar_subquery()
    return func.coalesce(head, uid)


def heads(db: Session) -> dict[str, str]:
    """Return the head of every member that is not one itself."""
    return dict(db.execute(select(JOINED.c.uid, JOINED.c.head)).all())


def members(uid: str | None) -> Select[str]:
    """Return a query for the ids of all members of the group whose head is named, itself first."""
    others = select(JOINED.c.uid).where(JOINED.c.head == uid)
    return select(literal(uid)).union_all(others)  # type: ignore[return-value]  # a compound is selected from alike


def group_of(db: Session, uid: str) -> list[str]:
    """Return the ids of all members of a record's group, sorted; itself alone, if it was never joined."""
    head = db.scalar(select(JOINED.c.head).where(JOINED.c.uid == uid)) or uid
    others = db.scalars(select(JOINED.c.uid).where(JOINED.c.head == head))
    return sorted({head, *others})
