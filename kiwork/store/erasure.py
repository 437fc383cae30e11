"""Erases records for good: their content goes, here and in every file that merges with this one.

What names them stays: that they were there, what they belonged to, their number, and what they were joined
with. What belongs to an erased record is erased with it; that is derived, not noted. See ARCHITECTURE.md.
"""

from collections.abc import Iterable
from sqlite3 import Connection

from kiwork.models.card import NotTheSame
from kiwork.models.dots import DotCount
from kiwork.models.living import OWNERS
from kiwork.models.recommendation import Evidence
from kiwork.models.record import Record, fixed_fields, record_types
from kiwork.store.cells import FieldKey, Value, cell_sum, renew_state
from kiwork.store.tables import rebuild

_ALSO_OWNED: dict[type[Record], tuple[str, ...]] = {
    DotCount: ("target_uid",),
    Evidence: ("card_uid", "recommendation_uid"),
    NotTheSame: ("left_uid", "right_uid"),
}


def is_erased(connection: Connection, record: Record) -> bool:
    """Whether a record is erased, or belongs to one that is."""
    owners = (getattr(record, column) for column in _owner_columns(type(record)))
    uids = [record.uid, *(uid for uid in owners if uid)]
    query = f"SELECT 1 FROM erased WHERE row IN ({', '.join('?' * len(uids))})"
    return connection.execute(query, uids).fetchone() is not None


def _owner_columns(record_type: type[Record]) -> tuple[str, ...]:
    return (*OWNERS.get(record_type, ()), *_ALSO_OWNED.get(record_type, ()))


def erase(connection: Connection, uids: Iterable[str]) -> None:
    """Note that records are erased, and wipe them; within a transaction of the caller's."""
    connection.executemany("INSERT OR IGNORE INTO erased VALUES (?)", ((uid,) for uid in uids))
    wipe(connection)
    renew_state(connection)


def wipe(connection: Connection) -> None:
    """Take away the content of everything that is erased, or belongs to what is."""
    if not connection.execute("SELECT 1 FROM erased").fetchone():
        return
    connection.execute("DROP TABLE IF EXISTS temp.wiped")
    connection.execute("CREATE TEMP TABLE wiped (row TEXT PRIMARY KEY) WITHOUT ROWID")
    connection.execute("INSERT INTO wiped SELECT row FROM erased")
    for record_type in record_types().values():
        for column in _owner_columns(record_type):
            connection.execute(
                f"INSERT OR IGNORE INTO wiped SELECT uid FROM {record_type.__tablename__}"
                f" WHERE {column} IN (SELECT row FROM erased)"
            )
    for kind, record_type in record_types().items():
        _wipe_values(connection, kind, {*fixed_fields(record_type), "merged_into"})
    rebuild(connection, "row IN (SELECT row FROM temp.wiped)")
    _drop_pictures(connection)


def _wipe_values(connection: Connection, kind: str, kept: set[str]) -> None:
    found = connection.execute(
        "SELECT row, field, writer, n, at FROM cell WHERE kind = ? AND value IS NOT NULL"
        f" AND row IN (SELECT row FROM temp.wiped) AND field NOT IN ({', '.join('?' * len(kept))})",
        (kind, *sorted(kept)),
    ).fetchall()
    sums = (
        (cell_sum(FieldKey(kind, row, field), Value(at, writer, n, None)), kind, row, field, writer, n)
        for row, field, writer, n, at in found
    )
    connection.executemany(
        "UPDATE cell SET value = NULL, sum = ?"
        " WHERE kind = ? AND row = ? AND field = ? AND writer = ? AND n = ?",
        sums,
    )


def _drop_pictures(connection: Connection) -> None:
    connection.execute(
        "DELETE FROM blob WHERE sha256 NOT IN (SELECT json_extract(value, '$') FROM cell"
        " WHERE (kind, field) IN (('photo', 'blob'), ('process', 'logo')) AND value IS NOT NULL)"
    )
