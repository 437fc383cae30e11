"""Joining what means the same, and telling apart what does not; every wording, mention and dot stays."""

from collections.abc import Sequence
from itertools import combinations

from sqlalchemy import column, select, table
from sqlalchemy.orm import Session

from kiwork.models.card import NotTheSame
from kiwork.models.groups import group_of
from kiwork.models.record import DECIDED, INDIRECT, record_types
from kiwork.usecases.records import find, link, unlink

_ERASED = table("erased", column("row"))


def join(db: Session, kind: str, uids: Sequence[str]) -> None:
    """Let records of one kind show as one; none of them is lost, and `separate` takes them apart again.

    The smallest of each group is hung onto the smallest of all: so no group is torn when it grows. Where the
    smallest was erased and cannot be written, all others of its group are hung instead; ErasedError where all
    of a group were.
    """
    for uid in uids:
        find(db, record_types()[kind], uid)
    groups = {members[0]: members for members in (group_of(db, uid) for uid in uids)}
    head = min(groups)
    for members in groups.values():
        if members[0] != head:
            writable = _not_erased(db, members) or members
            _hang(db, kind, writable[:1] if writable[0] == members[0] else writable, head)


def separate(db: Session, kind: str, uid: str) -> None:
    """Take a record out of its group; whatever else it was joined with stays together."""
    find(db, record_types()[kind], uid)
    rest = _not_erased(db, [other for other in group_of(db, uid) if other != uid])
    db.info[INDIRECT].update(rest)
    _hang(db, kind, [*rest[:1], uid], None)
    _hang(db, kind, rest[1:], rest[0] if rest else None)


def take_apart(db: Session, kind: str, uids: Sequence[str]) -> None:
    """Let records, and all that were joined with them, show each by itself again."""
    members = {member for uid in uids for member in group_of(db, uid)}
    _hang(db, kind, _not_erased(db, sorted(members)), None)


def _hang(db: Session, kind: str, uids: Sequence[str], target: str | None) -> None:
    for uid in uids:
        db.info[DECIDED].add((uid, "merged_into"))
        db.get_one(record_types()[kind], uid).merged_into = target  # type: ignore[attr-defined]  # can be joined


def _not_erased(db: Session, uids: Sequence[str]) -> list[str]:
    erased = set(db.scalars(select(_ERASED.c.row).where(_ERASED.c.row.in_(uids))))
    return [uid for uid in uids if uid not in erased]


def tell_apart(db: Session, uids: Sequence[str]) -> None:
    """Remember that records are not the same, so that they are not offered as doubles again."""
    for left, right in combinations(sorted(set(uids)), 2):
        link(db, NotTheSame, left_uid=left, right_uid=right)


def stay_together(db: Session, uids: Sequence[str]) -> None:
    """Forget that records are not the same: they stay joined."""
    for left, right in combinations(sorted(set(uids)), 2):
        unlink(db, NotTheSame, left_uid=left, right_uid=right)
