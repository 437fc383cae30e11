"""Pairs that are joined, directly or through others, although somebody said that they are not the same.

Such a pair is left by a merge; it is joined until somebody decides. Derived each time, never stored.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiwork.models.card import NotTheSame
from kiwork.models.groups import any_joined, group_of, head, head_of, joinable
from kiwork.models.living import living
from kiwork.models.record import record_types
from kiwork.queries.conflicts import Variant, last_said
from kiwork.queries.entries import Entry, entries


@dataclass(frozen=True)
class JoinedApart:
    """Two records of one group, as the window names them: first the one that the group shows as.

    `others` are the names of what else is in the group, `said` is when and where they were told apart.
    """

    kind: str
    uids: tuple[str, str]
    names: tuple[str, str]
    others: tuple[str, ...]
    said: Variant
    concerned: frozenset[str]
    """All records of the group."""

    @property
    def key(self) -> tuple[str, str, str]:
        """A name for it that stays while it is open."""
        return (self.kind, *self.uids)


def joined_apart(db: Session) -> tuple[JoinedApart, ...]:
    """Return every pair of living records that is joined and was told apart, in a fixed order."""
    return tuple(_found(db)) if any_joined(db) else ()


def _found(db: Session) -> Iterator[JoinedApart]:
    pairs = select(NotTheSame.uid, NotTheSame.left_uid, NotTheSame.right_uid).where(
        NotTheSame.alive, head_of(NotTheSame.left_uid) == head_of(NotTheSame.right_uid)
    )
    for uid, left, right in db.execute(pairs.order_by(NotTheSame.left_uid, NotTheSame.right_uid)):
        group = _living(db, group_of(db, left))
        if left in group and right in group:
            yield _described(
                db, group, uid, sorted((left, right), key=lambda end: (end != head(db, end), end))
            )


def _described(db: Session, group: dict[str, Entry], said_by: str, ends: list[str]) -> JoinedApart:
    first, second = (group[end] for end in ends)
    return JoinedApart(
        kind=first.kind,
        uids=(first.uid, second.uid),
        names=(first.name, second.name),
        others=tuple(entry.name for uid, entry in group.items() if uid not in ends),
        said=last_said(db, "not_the_same", said_by, "alive"),
        concerned=frozenset(group),
    )


def _living(db: Session, uids: list[str]) -> dict[str, Entry]:
    """Return the living records of a group with their names; a group is of one kind."""
    for kind in joinable():
        record_type = record_types()[kind]
        found = select(record_type.uid).where(record_type.uid.in_(uids), living(record_type))
        if present := db.scalars(found).all():
            return {entry.uid: entry for entry in entries(db, kind, present)}
    return {}
