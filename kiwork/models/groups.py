"""Records that were joined: a group shows as one record, its head.

Every value of `merged_into` is an edge and a group is a connected component; its head is the smallest id
whose own `alive` is true, else the smallest living one. Groups are derived, never stored: each connection
holds those of its file in the temporary table `joined`, which `store.groups` keeps true.
"""

from sqlalchemy import Column, ColumnElement, MetaData, Select, Table, Text, and_, func, literal, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from kiwork.models.beneath import raw
from kiwork.models.living import living
from kiwork.models.record import Record, record_types

JOINED = Table("joined", MetaData(), Column("uid", Text, primary_key=True), Column("head", Text))
"""The members of groups that are not the head, each with its head."""

Uid = InstrumentedAttribute[str] | InstrumentedAttribute[str | None] | ColumnElement[str]
"""A column that names a record."""

_KNOWN = "heads"
"""Key in `Session.info`: the heads, as the session found them."""


def joinable() -> list[str]:
    """Return the kinds of record that can be joined."""
    return sorted(kind for kind, record_type in record_types().items() if hasattr(record_type, "merged_into"))


def shown(record_type: type[Record]) -> ColumnElement[bool]:
    """Return the condition under which a record is shown by itself: it lives, and is no other's member."""
    return and_(living(record_type), record_type.uid.not_in(select(JOINED.c.uid)))


def head_of(uid: Uid) -> ColumnElement[str]:
    """Return the head of the record that a column names: itself, if it was never joined."""
    found = select(JOINED.c.head).where(JOINED.c.uid == uid).scalar_subquery()
    return func.coalesce(found, uid)


def heads(db: Session) -> dict[str, str]:
    """Return the head of every member that is not one itself; read once in each session."""
    if _KNOWN not in db.info:
        db.info[_KNOWN] = dict(raw(db).execute("SELECT uid, head FROM joined").fetchall())
    found: dict[str, str] = db.info[_KNOWN]
    return found


def forget(db: Session) -> None:
    """Let groups be read anew, since they have changed."""
    db.info.pop(_KNOWN, None)


def head(db: Session, uid: str) -> str:
    """Return the head of a record's group; itself, if it was never joined."""
    return heads(db).get(uid, uid)


def members(uid: str | None) -> Select[str]:
    """Return a query for the ids of all members of the group whose head is named, itself first."""
    others = select(JOINED.c.uid).where(JOINED.c.head == uid)
    return select(literal(uid)).union_all(others)  # type: ignore[return-value]  # a compound is selected from alike


def group_of(db: Session, uid: str) -> list[str]:
    """Return the ids of all members of a record's group, sorted; itself alone, if it was never joined."""
    if not heads(db):
        return [uid]
    first = head(db, uid)
    return sorted({first, *db.scalars(select(JOINED.c.uid).where(JOINED.c.head == first))})


def any_joined(db: Session) -> bool:
    """Whether anything was joined at all."""
    return bool(heads(db))


def by_head(db: Session, column: Uid) -> ColumnElement[str]:
    """Return the head of what a column names; the column itself, with its index, while nothing was joined."""
    return head_of(column) if any_joined(db) else column  # type: ignore[return-value]  # a column is an expression


def names(db: Session, column: Uid, uid: str | None) -> ColumnElement[bool]:
    """Return the condition that a column names a record or one that it was joined with; None names none."""
    group = group_of(db, uid) if uid else [None]
    return column == group[0] if len(group) == 1 else column.in_(group)
