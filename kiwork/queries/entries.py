"""Entries: everything that stands on its own, with the name a person knows it by."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiwork.models.record import record_types

_NAMES = {
    "process": "title", "phase": "title", "workshop": "title", "topic_field": "title",
    "guiding_question": "text", "card": "text", "cluster": "heading", "dot_round": "title",
    "recommendation": "title", "organisation": "name", "chapter": "title", "tag": "title", "photo": "caption",
}  # fmt: skip

ENTRY_KINDS = tuple(_NAMES)
"""The kinds in the order in which they are listed; what belongs to one of them has no entry of its own."""

_MOST_VARIABLES = 500


@dataclass(frozen=True)
class Entry:
    """One record by its name."""

    kind: str
    uid: str
    name: str


def entries(db: Session, kind: str, uids: Iterable[str]) -> list[Entry]:
    """Return some records of a kind with their names, sorted by name."""
    record_type = record_types()[kind]
    name = getattr(record_type, _NAMES[kind])
    wanted = sorted(uids)
    found: list[Entry] = []
    for start in range(0, len(wanted), _MOST_VARIABLES):
        part = wanted[start : start + _MOST_VARIABLES]
        rows = db.execute(select(record_type.uid, name).where(record_type.uid.in_(part)))
        found += [Entry(kind, uid, title) for uid, title in rows]
    return sorted(found, key=lambda entry: (entry.name, entry.uid))
