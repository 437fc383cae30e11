"""What is new since a moment: what came, what was changed, what was deleted, and which room wrote it.

Since a merge it is every value that was not seen before it; since a time every value written later, by the
clocks of the laptops. A record of which no value from before is left counts as new.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum

from sqlalchemy import Select, column, func, select, text
from sqlalchemy.orm import Session

from kiwork.models.living import living
from kiwork.models.record import fields_of, owner_columns, record_types
from kiwork.queries.entries import ENTRY_KINDS, entries


class What(StrEnum):
    """What happened to an entry."""

    NEW = "new"
    CHANGED = "changed"
    DELETED = "deleted"


@dataclass(frozen=True)
class Merge:
    """A merge into this file: when, and the files that came."""

    at: int
    label: str


@dataclass(frozen=True)
class Since:
    """A moment: the merge at this time or, without `merge`, the time itself; milliseconds since 1970."""

    at: int
    merge: bool = False


@dataclass(frozen=True)
class Item:
    """What is not as it was; `rooms` wrote it, the last one last; `at` in milliseconds since 1970."""

    what: What
    kind: str
    uid: str
    name: str
    rooms: tuple[str, ...]
    at: int
    topic_field_uid: str | None


@dataclass(frozen=True)
class News:
    """Everything that is not as it was: by kind, within a kind the latest first."""

    items: tuple[Item, ...] = ()

    @property
    def by_what(self) -> Counter[What]:
        """How many entries are new, changed and deleted."""
        return Counter(item.what for item in self.items)

    @property
    def by_room(self) -> Counter[str]:
        """How many entries each room wrote in; "" is a room without a label."""
        return Counter(room for item in self.items for room in item.rooms)


def merges(db: Session) -> list[Merge]:
    """Return the merges into this file, the latest first."""
    return [
        Merge(at, label) for at, label in db.execute(text("SELECT at, label FROM moment ORDER BY at DESC"))
    ]


def begin_of(day: date) -> int:
    """Return when a day begins by the clock on the wall, in milliseconds since 1970."""
    return int(datetime.combine(day, time()).timestamp() * 1000)


def news(db: Session, since: Since) -> News:
    """Return what is new since a moment; nothing since a merge that is not known."""
    writings = _writings(db, since)
    found = [item for kind in ENTRY_KINDS for item in _items(db, kind, writings[kind], since)]
    return News(tuple(found))


@dataclass
class _Writing:
    """What was written in one record since."""

    rooms: dict[str, int] = field(default_factory=dict)
    at: int = 0

    def note(self, room: str, at: int) -> None:
        self.rooms[room] = max(at, self.rooms.get(room, 0))
        self.at = max(at, self.at)


_WRITTEN = text("""
    WITH known(writer, n) AS MATERIALIZED (
        SELECT CAST(s.key AS INTEGER), s.value FROM moment m, json_each(m.seen) s WHERE :merge AND m.at = :at)
    SELECT c.kind, c.row, c.field, c.at, coalesce(w.room, '') AS room
    FROM cell c LEFT JOIN known k ON k.writer = c.writer LEFT JOIN writer w ON w.id = c.writer
    WHERE CASE WHEN :merge THEN (k.n IS NULL OR c.n > k.n) AND EXISTS (SELECT 1 FROM moment WHERE at = :at)
        ELSE c.at >= :at END
""").columns(*(column(name) for name in ("kind", "row", "field", "at", "room")))
_KNOWN_BEFORE = text("""
    WITH known(writer, n) AS MATERIALIZED (
        SELECT CAST(s.key AS INTEGER), s.value FROM moment m, json_each(m.seen) s WHERE :merge AND m.at = :at)
    SELECT DISTINCT c.row AS row FROM cell c LEFT JOIN known k ON k.writer = c.writer
    WHERE c.kind = :kind AND c.row IN (SELECT value FROM json_each(:uids))
        AND CASE WHEN :merge THEN c.n <= k.n ELSE c.at < :at END
""").columns(column("row"))


def _values(since: Since) -> dict[str, int]:
    return {"at": since.at, "merge": int(since.merge)}


def _writings(db: Session, since: Since) -> Mapping[str, dict[str, _Writing]]:
    found: defaultdict[str, defaultdict[str, _Writing]] = defaultdict(lambda: defaultdict(_Writing))
    for kind, row, name, at, room in db.execute(_WRITTEN, _values(since)):
        if not _is_order(kind, name):
            found[kind][row].note(room, at)
    for kind in found.keys() - set(ENTRY_KINDS):
        for owner, uid, writing in _owners(db, kind, found[kind]):
            for room, at in writing.rooms.items():
                found[owner][uid].note(room, at)
    return found


def _is_order(kind: str, name: str) -> bool:
    """Whether a field only says where something stands among its neighbours."""
    return name == "place" and fields_of(record_types()[kind])[name] == ("place",)


def _owners(db: Session, kind: str, writings: Mapping[str, _Writing]) -> Iterator[tuple[str, str, _Writing]]:
    """Yield the entries that what was written belongs to: a mention changes its card."""
    record_type = record_types()[kind]
    for name, kinds in owner_columns(record_type).items():
        rows = db.execute(
            select(record_type.uid, getattr(record_type, name)).where(record_type.uid.in_(_listed(writings)))
        )
        for uid, owner in rows:
            yield from ((of_kind, owner, writings[uid]) for of_kind in kinds if owner)


def _items(db: Session, kind: str, writings: Mapping[str, _Writing], since: Since) -> list[Item]:
    states = _states(db, kind, writings)
    known = _known_before(db, kind, writings, since)
    found = [
        Item(
            what=_what(alive=states[entry.uid][0], known=entry.uid in known),
            kind=kind,
            uid=entry.uid,
            name=entry.name,
            rooms=tuple(sorted(writings[entry.uid].rooms, key=writings[entry.uid].rooms.__getitem__)),
            at=writings[entry.uid].at,
            topic_field_uid=states[entry.uid][1],
        )
        for entry in entries(db, kind, writings)
        if states[entry.uid][0] or entry.name
    ]
    return sorted(found, key=lambda item: -item.at)


def _what(*, alive: bool, known: bool) -> What:
    if not alive:
        return What.DELETED
    return What.CHANGED if known else What.NEW


def _states(db: Session, kind: str, uids: Iterable[str]) -> dict[str, tuple[bool, str | None]]:
    """Return whether each record lives, and in which topic field."""
    record_type = record_types()[kind]
    own = record_type.uid if kind == "topic_field" else getattr(record_type, "topic_field_uid", None)
    columns = [record_type.uid, living(record_type), *([] if own is None else [own])]
    rows = db.execute(select(*columns).where(record_type.uid.in_(_listed(uids))))
    return {uid: (bool(alive), of_field[0] if of_field else None) for uid, alive, *of_field in rows}


def _known_before(db: Session, kind: str, uids: Iterable[str], since: Since) -> set[str]:
    given = {**_values(since), "kind": kind, "uids": json.dumps([*uids])}
    return set(db.scalars(_KNOWN_BEFORE, given))


def _listed(uids: Iterable[str]) -> Select[str]:
    """Return a query for many ids, which as variables of a statement would be too many."""
    listed = func.json_each(json.dumps([*uids])).table_valued("value")
    return select(listed.c.value)
