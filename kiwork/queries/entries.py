"""Entries: everything that stands on its own, with the name a person knows it by."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiwork.models.parts import in_parts
from kiwork.models.record import record_types

_NAMES = {
    "process": "title", "phase": "title", "workshop": "title", "topic_field": "title",
    "guiding_question": "text", "card": "text", "cluster": "heading", "dot_round": "title",
    "recommendation": "title", "organisation": "name", "chapter": "title", "tag": "title", "photo": "caption",
}  # fmt: skip

ENTRY_KINDS = tuple(_NAMES)
"""The kinds in the order in which they are listed; what belongs to one of them has no entry of its own."""


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
    found: list[Entry] = []
    for part in in_parts(sorted(uids)):
        rows = db.execute(select(record_type.uid, name).where(record_type.uid.in_(part)))
        found += [Entry(kind, uid, title) for uid, title in rows]
    return sorted(found, key=lambda entry: (entry.name, entry.uid))
