"""What is left to decide, with the names by which people know the records and what they refer to.

That is what rooms wrote differently, what was deleted and is still needed, and what is joined although it
was said not to be the same.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiwork.models.parts import in_parts
from kiwork.models.recommendation import Measure
from kiwork.models.record import Record, fields_of, fixed_fields, record_types
from kiwork.queries.conflicts import Conflict, conflicts
from kiwork.queries.entries import ENTRY_KINDS, entries
from kiwork.queries.joined_apart import JoinedApart, joined_apart
from kiwork.queries.still_needed import StillNeeded, still_needed

_UID = re.compile(r'"([0-9a-f]{32})"')
_OWN_NAMES = {
    "measure": "what", "agenda_step": "title", "tag_dimension": "title", "version": "date",
    "evidence": "source",
}  # fmt: skip
"""What has no entry of its own is named by one of its columns, or by what it belongs to."""


@dataclass(frozen=True)
class Differing:
    """A conflict with its name, the names of all its records, and those of the records its values name."""

    conflict: Conflict
    name: str
    members: tuple[str, ...]
    names: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def key(self) -> tuple[str, str, str]:
        """A name for it that stays while it is open."""
        return self.conflict.key

    @property
    def concerned(self) -> frozenset[str]:
        """Its records and those that its values name."""
        return frozenset({*self.conflict.uids, *self.names})


LooseEnd = StillNeeded | JoinedApart
Undecided = Differing | LooseEnd


def undecided(db: Session) -> tuple[Undecided, ...]:
    """Return everything that is left to decide, in a fixed order."""
    return (*differing(db), *loose_ends(db))


def count_undecided(db: Session) -> int:
    """Return how much is left to decide."""
    return len(conflicts(db)) + len(loose_ends(db))


def loose_ends(db: Session) -> tuple[LooseEnd, ...]:
    """Return what was deleted and is still needed, and what is joined and was told apart."""
    return (*still_needed(db), *joined_apart(db))


def differing(db: Session) -> tuple[Differing, ...]:
    """Return what rooms wrote differently."""
    found = conflicts(db)
    owners = {uid: _owners(db, conflict.kind, uid) for conflict in found for uid in conflict.uids}
    referred = {uid for conflict in found for uid in _referred(conflict)}
    names = _names(db, referred.union(owners, *owners.values()))
    return tuple(_named(conflict, names, owners) for conflict in found)


def _named(conflict: Conflict, names: Mapping[str, str], owners: Mapping[str, tuple[str, ...]]) -> Differing:
    members = tuple(names.get(uid) or _name_of_owners(owners[uid], names) for uid in conflict.uids)
    referred = {uid: names[uid] for uid in _referred(conflict) if uid in names}
    return Differing(conflict, members[0], members, referred)


def _name_of_owners(owners: Iterable[str], names: Mapping[str, str]) -> str:
    return " – ".join(dict.fromkeys(name for part in owners if (name := names.get(part, part))))


def _referred(conflict: Conflict) -> set[str]:
    return {uid for variant in (conflict.shown, *conflict.others) for uid in _UID.findall(variant.content)}


def _owners(db: Session, kind: str, uid: str) -> tuple[str, ...]:
    """Return what a record without an entry of its own is named by: words, or uids of other records."""
    record_type = record_types()[kind]
    record = db.get(record_type, uid) if kind not in ENTRY_KINDS else None
    if record is None:
        return ()
    return tuple(str(value) for column in _naming_columns(record_type) if (value := getattr(record, column)))


def _naming_columns(record_type: type[Record]) -> list[str]:
    own = _OWN_NAMES.get(record_type.__tablename__)
    return [own] if own else [name for name in fields_of(record_type) if name in fixed_fields(record_type)]


def _names(db: Session, uids: set[str]) -> dict[str, str]:
    known = {entry.uid: entry.name for kind in ENTRY_KINDS for entry in entries(db, kind, uids)}
    for part in in_parts(sorted(uids)):
        known |= dict(db.execute(select(Measure.uid, Measure.what).where(Measure.uid.in_(part))).all())
    return known
