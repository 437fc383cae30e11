"""Knows every write that was ever made, and says what a file that has seen some of them must hold.

Independent of `seen` and of the join: a value is there exactly if its write is known and none is that
replaced it. What is shown follows from the values alone.
"""

import json
from collections import defaultdict
from dataclasses import dataclass, field
from sqlite3 import Connection

from kiwork.models.card import NotTheSame
from kiwork.models.dots import DotCount
from kiwork.models.living import OWNERS
from kiwork.models.recommendation import Evidence
from kiwork.models.record import Record, fields_of, fixed_fields, record_types
from kiwork.store.cells import FieldKey, Stamp, Value, read_values, state_sum
from kiwork.store.changes import ChangeSet, FieldChange

Cells = dict[tuple[FieldKey, Stamp], Value]

REPLACE_ALL = {"decide", "join", "separate", "decide_place", "keep_as_cards"}
"""Actions that decide: they may replace every value of a field."""


@dataclass
class Oracle:
    """All writes of all rooms."""

    writes: dict[Stamp, tuple[FieldKey, Value]] = field(default_factory=dict)
    replaced_by: defaultdict[Stamp, set[Stamp]] = field(default_factory=lambda: defaultdict(set))

    def note(self, change: ChangeSet, *, ordinary: bool) -> set[Stamp]:
        """Note what an action wrote, and return the stamps of its writes."""
        stamps: set[Stamp] = set()
        if ordinary:
            _require_revived(change)
        for written in change.fields:
            if ordinary and change.name not in REPLACE_ALL:
                _require_modest(written)
            for value in written.added:
                assert value.stamp not in self.writes, "one stamp, two writes"
                self.writes[value.stamp] = (written.key, value)
                stamps.add(value.stamp)
            for value in written.removed:
                self.replaced_by[value.stamp] |= {added.stamp for added in written.added}
        return stamps

    def cells(self, known: set[Stamp], erased: set[str]) -> Cells:
        """Return what a file must hold that knows some writes and some erasures."""
        found = {}
        for stamp in known:
            if not self.replaced_by[stamp] & known:
                key, value = self.writes[stamp]
                found[key, stamp] = value
        wiped = _wiped(found, erased)
        return {
            (key, stamp): Value(value.at, *stamp, None) if _goes(key, wiped) else value
            for (key, stamp), value in found.items()
        }


def _require_modest(written: FieldChange) -> None:
    """An ordinary write replaces only what was shown, and what is equal to it."""
    assert written.added, "a field without a value"
    if written.key.field != "alive":
        assert len({value.content for value in written.removed}) <= 1, "an edit replaced what nobody saw"


def _require_revived(change: ChangeSet) -> None:
    """Who changes the text of a card says that it is alive."""
    written = {(change.key.row, change.key.field) for change in change.fields if change.key.kind == "card"}
    assert all((row, "alive") in written for row, name in written if name == "text"), "an edit may be lost"


def require_latest(connection: Connection, change: ChangeSet) -> None:
    """Assert that what was written is shown, even where the clock is slow."""
    for written in change.fields:
        latest = max(read_values(connection, written.key))
        assert latest == max(written.added), "what was typed last is not shown"


def _goes(key: FieldKey, wiped: set[str]) -> bool:
    kept = {*fixed_fields(record_types()[key.kind]), "merged_into"}
    return key.row in wiped and key.field not in kept


def _wiped(cells: Cells, erased: set[str]) -> set[str]:
    also: dict[type[Record], tuple[str, ...]] = {
        DotCount: ("target_uid",),
        Evidence: ("card_uid", "recommendation_uid"),
        NotTheSame: ("left_uid", "right_uid"),
    }
    owned = {
        (record_type.__tablename__, column)
        for record_type in record_types().values()
        for column in (*OWNERS.get(record_type, ()), *also.get(record_type, ()))
    }
    names = {(key.row, value.content) for (key, _), value in cells.items() if (key.kind, key.field) in owned}
    return erased | {row for row, content in names if content and json.loads(content) in erased}


def stored_cells(connection: Connection) -> Cells:
    """Return what a file does hold."""
    rows = connection.execute("SELECT kind, row, field, writer, n, at, value FROM cell")
    return {
        (FieldKey(kind, row, name), (writer, n)): Value(at, writer, n, content)
        for kind, row, name, writer, n, at, content in rows
    }


def expected_rows(cells: Cells) -> dict[tuple[str, str], dict[str, object]]:
    """Return what must be shown, erased fields left out: the latest value of each; alive if any says so."""
    values: defaultdict[FieldKey, list[Value]] = defaultdict(list)
    for (key, _), value in cells.items():
        values[key].append(value)
    rows: defaultdict[tuple[str, str], dict[str, object]] = defaultdict(dict)
    for key, found in values.items():
        latest = max(found, key=lambda value: (value.at, value.writer, value.n))
        if key.field == "alive":
            rows[key.kind, key.row]["alive"] = any(value.content == "true" for value in found)
        elif latest.content is not None:
            rows[key.kind, key.row].update(_spread(key, json.loads(latest.content)))
    return rows


def _spread(key: FieldKey, content: object) -> dict[str, object]:
    is_whole = fields_of(record_types()[key.kind])[key.field] == (key.field,)
    return {key.field: content} if is_whole or not isinstance(content, dict) else content


def require_shown(connection: Connection) -> None:
    """Assert that the tables show what the values say, and that nothing is torn apart or doubled."""
    for (kind, uid), columns in expected_rows(stored_cells(connection)).items():
        plain = {name: value for name, value in columns.items() if not isinstance(value, dict | list)}
        names = ", ".join(f'"{name}"' for name in plain)
        shown = connection.execute(f"SELECT {names} FROM {kind} WHERE uid = ?", (uid,)).fetchone()  # noqa: S608 - names of our own
        assert shown == tuple(plain.values()), (kind, uid)
    assert connection.execute("SELECT sum FROM state").fetchone() == (state_sum(connection),)
    assert connection.execute(_TORN).fetchone() is None, "a card hangs in a cluster of another topic field"
    assert connection.execute(_DOUBLED).fetchone() is None, "one count, two records"


_TORN = """
    SELECT 1 FROM card JOIN cluster ON cluster.uid = card.cluster_uid
    WHERE card.topic_field_uid IS NOT cluster.topic_field_uid
"""
_DOUBLED = """
    SELECT 1 FROM dot_count GROUP BY round_uid, target_uid, workshop_uid, counting_place HAVING count(*) > 1
"""
