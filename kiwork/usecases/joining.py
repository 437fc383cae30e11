"""Joining what means the same, and telling apart what does not; every wording, mention and dot stays."""

from collections.abc import Sequence
from itertools import combinations

from sqlalchemy.orm import Session

from kiwork.models.card import NotTheSame
from kiwork.models.groups import group_of
from kiwork.models.record import DECIDED, INDIRECT, record_types
from kiwork.usecases.records import find, link


def join(db: Session, kind: str, uids: Sequence[str]) -> None:
    """Let records of one kind show as one; none of them is lost, and `separate` takes them apart again.

    The smallest of each group is hung onto the smallest of all: so no group is torn when it grows.
    """
    for uid in uids:
        find(db, record_types()[kind], uid)
    head, *others = sorted({group_of(db, uid)[0] for uid in uids})
    for uid in others:
        _hang(db, kind, uid, head)


def separate(db: Session, kind: str, uid: str) -> None:
    """Take a record out of its group; whatever else it was joined with stays together."""
    find(db, record_types()[kind], uid)
    rest = [other for other in group_of(db, uid) if other != uid]
    db.info[INDIRECT].update(rest)
    for other in rest:
        _hang(db, kind, other, rest[0] if other != rest[0] else None)
    _hang(db, kind, uid, None)


def take_apart(db: Session, kind: str, uids: Sequence[str]) -> None:
    """Let records, and all that were joined with them, show each by itself again."""
    for member in sorted({member for uid in uids for member in group_of(db, uid)}):
        _hang(db, kind, member, None)


def _hang(db: Session, kind: str, uid: str, target: str | None) -> None:
    db.info[DECIDED].add((uid, "merged_into"))
    db.get_one(record_types()[kind], uid).merged_into = target  # type: ignore[attr-defined]  # can be joined


def tell_apart(db: Session, uids: Sequence[str]) -> None:
    """Remember that records are not the same, so that they are not offered as doubles again."""
    for left, right in combinations(sorted(set(uids)), 2):
        link(db, NotTheSame, left_uid=left, right_uid=right)
