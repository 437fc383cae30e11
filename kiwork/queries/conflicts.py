"""What is left to decide after a merge: fields in which rooms wrote different things, unseen by each other.

Derived from the values each time, never stored. Another position alone is no conflict, nor are equal values;
cards that hang in other clusters are one conflict for each pair of places.
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import column, select, text
from sqlalchemy.orm import Session

from kiwork.models.living import living
from kiwork.models.record import Record, columns_from, content_of, fields_of, record_types, says_alive

_POSITIONS = ("place", "position", "chapter_position")
_PARALLEL = text(
    "SELECT kind, row, field, value, at, coalesce(room, '') AS room"
    " FROM cell LEFT JOIN writer ON writer.id = cell.writer"
    " WHERE (kind, row, field) IN"
    " (SELECT kind, row, field FROM cell GROUP BY kind, row, field HAVING count(*) > 1)"
    " ORDER BY kind, row, field, at, writer, n"
).columns(*(column(name) for name in ("kind", "row", "field", "value", "at", "room")))

_LAST = text(
    "SELECT value, coalesce(room, ''), at FROM cell LEFT JOIN writer ON writer.id = cell.writer"
    " WHERE (kind, row, field) = (:kind, :uid, :field) ORDER BY at DESC, writer DESC, n DESC LIMIT 1"
)


@dataclass(frozen=True)
class Variant:
    """One of several values; `content` is JSON without positions, or "null" where it was erased.

    `at` is in milliseconds since 1970.
    """

    content: str
    room: str
    at: int

    def columns(self, kind: str, field: str) -> dict[str, object]:
        """Return the columns that the value fills."""
        return columns_from(record_types()[kind], field, self.content)


@dataclass(frozen=True)
class Conflict:
    """A field of one record, or of several cards at once, with what is shown and what stands beside it."""

    kind: str
    uids: tuple[str, ...]
    field: str
    shown: Variant
    others: tuple[Variant, ...]

    @property
    def key(self) -> tuple[str, str, str]:
        """A name for the conflict that stays while it is open."""
        return (self.kind, self.uids[0], self.field)


def conflicts(db: Session) -> list[Conflict]:
    """Return everything that is left to decide, in a fixed order."""
    found = parallel_values(db)
    alive = _living(db, {kind for kind, _, _ in found})
    single: list[Conflict] = []
    moved: defaultdict[frozenset[str], list[Conflict]] = defaultdict(list)
    for (kind, row, field), variants in sorted(found.items()):
        if row in alive:
            conflict = Conflict(kind, (row,), field, variants[0], variants[1:])
            if (kind, field) == ("card", "place"):
                moved[frozenset(variant.content for variant in variants)].append(conflict)
            else:
                single.append(conflict)
    return [*single, *(_at_once(cards) for cards in moved.values())]


def parallel_values(db: Session) -> dict[tuple[str, str, str], tuple[Variant, ...]]:
    """Return the different values of each field that has several, shown first, by (kind, row, field)."""
    found: defaultdict[tuple[str, str, str], dict[str, Variant]] = defaultdict(dict)
    for kind, row, field, value, at, room in db.execute(_PARALLEL):
        content = without_position(record_types()[kind], field, value)
        variants = found[kind, row, field]
        variants.pop(content, None)
        variants[content] = Variant(content, room, at)
    return {
        key: _shown_first(key[2], variants.values()) for key, variants in found.items() if len(variants) > 1
    }


def last_said(db: Session, kind: str, uid: str, field: str) -> Variant:
    """Return the value of a field that was written last."""
    value, room, at = db.execute(_LAST, {"kind": kind, "uid": uid, "field": field}).one()
    return Variant(value or "null", room, at)


def _shown_first(field: str, variants: Iterable[Variant]) -> tuple[Variant, ...]:
    latest_first = list(variants)[::-1]
    return tuple(sorted(latest_first, key=lambda variant: not says_alive(field, variant.content)))


def _at_once(cards: list[Conflict]) -> Conflict:
    first = cards[0]
    return Conflict("card", tuple(card.uids[0] for card in cards), "place", first.shown, first.others)


def without_position(record_type: type[Record], field: str, value: str | None) -> str:
    """Return a value as it counts in comparisons: where something stands among its neighbours does not."""
    if value is None:
        return "null"
    if field not in {"place", "chapter_and_position"}:
        return value
    if fields_of(record_type)[field] == (field,):
        return '""'
    content = json.loads(value)
    return content_of(record_type, field, {**content, **{c: "" for c in _POSITIONS if c in content}})


def _living(db: Session, kinds: Iterable[str]) -> set[str]:
    types = [record_types()[kind] for kind in kinds]
    return {uid for found in types for uid in db.scalars(select(found.uid).where(living(found)))}
