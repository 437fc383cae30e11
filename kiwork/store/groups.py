"""Keeps the table of joined records true: which members each group has, and which is its head."""

import json
from collections import defaultdict
from collections.abc import Iterable
from sqlite3 import Connection

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiwork.models import groups
from kiwork.models.beneath import raw
from kiwork.models.living import living
from kiwork.models.record import record_types

_TABLE = "CREATE TEMP TABLE joined (uid TEXT PRIMARY KEY, head TEXT NOT NULL) WITHOUT ROWID"
_INDEX = "CREATE INDEX temp.joined_by_head ON joined (head)"
_EDGES = (
    "SELECT kind, row, json_extract(value, '$') FROM cell"
    " WHERE field = 'merged_into' AND value IS NOT NULL AND value <> 'null'"
)


def prepare(connection: Connection) -> None:
    """Make the table, empty, unless the connection has it."""
    if not connection.execute("SELECT 1 FROM temp.sqlite_schema WHERE name = 'joined'").fetchone():
        connection.execute(_TABLE)
        connection.execute(_INDEX)


def refresh(session: Session) -> bool:
    """Derive all groups anew from the values in the file; return whether anything became different."""
    connection = raw(session)
    edges: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for kind, left, right in connection.execute(_EDGES):
        edges[kind].append((left, right))
    now = dict(row for kind in edges for row in _members(session, kind, edges[kind]))
    if now == groups.heads(session):
        return False
    groups.forget(session)
    connection.execute("DELETE FROM joined")
    connection.executemany("INSERT INTO joined VALUES (?, ?)", sorted(now.items()))
    return True


def _members(session: Session, kind: str, edges: list[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    alive = _alive(session, kind, {uid for edge in edges for uid in edge})
    for group in components((left, right) for left, right in edges if left in alive and right in alive):
        candidates = [uid for uid in group if alive[uid]] or _needed(session, kind, group) or group
        yield from ((uid, min(candidates)) for uid in group if uid != min(candidates))


def _alive(session: Session, kind: str, uids: set[str]) -> dict[str, bool]:
    query = f"SELECT uid, alive FROM {kind} WHERE uid IN (SELECT value FROM json_each(?))"
    return {uid: bool(alive) for uid, alive in raw(session).execute(query, (json.dumps([*uids]),))}


def _needed(session: Session, kind: str, group: list[str]) -> list[str]:
    record_type = record_types()[kind]
    return list(
        session.scalars(select(record_type.uid).where(record_type.uid.in_(group), living(record_type)))
    )


def components(edges: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Return the connected components of a graph given by its edges, each sorted."""
    group: dict[str, set[str]] = {}
    for left, right in edges:
        joined = group.get(left, {left}) | group.get(right, {right})
        group.update(dict.fromkeys(joined, joined))
    return sorted({min(found): sorted(found) for found in group.values()}.values())
