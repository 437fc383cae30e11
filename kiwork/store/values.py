"""Checks every value of a workshop file, and that what is shown is what was written."""

from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from sqlite3 import Connection

from kiwork.models.record import Record, Row, fields_of, record_types
from kiwork.store.cells import FieldKey, Value, cell_sum
from kiwork.store.findings import Finding
from kiwork.store.tables import quoted, shown_rows, stored_rows

LARGEST_PICTURE = 64 * 1024 * 1024
"""No photo is larger, in bytes."""

_EXCERPT = 60
_SAME_CELL = (
    "SELECT 1 FROM {known}.cell k WHERE (k.kind, k.row, k.field, k.writer, k.n, k.at, k.sum)"
    " = (c.kind, c.row, c.field, c.writer, c.n, c.at, c.sum) AND k.value IS c.value"
)


def value_findings(connection: Connection, schema: str = "main", *, known: str = "") -> Iterator[Finding]:
    """Yield what is wrong with the values and the rows that are shown.

    `schema` names one of the connection's databases. What stands alike in the sound database `known` is not
    looked at again; the temporary table `suspect` (kind, uid) names the others afterwards.
    """
    yield from _stamps(connection, schema)
    yield from _pictures(connection, schema, known)
    if known:
        _note_suspects(connection, schema, known)
    for kind in _kinds_in(connection, schema):
        if kind not in record_types():
            yield Finding("unknown_kind", {"kind": kind})
            continue
        some = f"IN (SELECT uid FROM temp.suspect WHERE kind = '{kind}')" if known else "IS NOT NULL"
        yield from _cells(connection, schema, kind, some)
        yield from _rows(connection, schema, record_types()[kind], some)


def _note_suspects(connection: Connection, schema: str, known: str) -> None:
    connection.execute("DROP TABLE IF EXISTS temp.suspect")
    connection.execute("CREATE TEMP TABLE suspect (kind, uid, PRIMARY KEY (kind, uid)) WITHOUT ROWID")
    connection.execute(
        f"INSERT OR IGNORE INTO suspect SELECT kind, row FROM {schema}.cell c"
        f" WHERE NOT EXISTS ({_SAME_CELL.format(known=known)})"
    )
    for kind, record_type in record_types().items():
        names = [column.key for column in record_type.__table__.columns]
        connection.execute(
            f"INSERT OR IGNORE INTO suspect SELECT '{kind}', o.uid FROM {schema}.{kind} o"
            f" LEFT JOIN {known}.{kind} k ON k.uid = o.uid"
            f" WHERE ({quoted(names, 'o')}) IS NOT ({quoted(names, 'k')})"
        )


def _stamps(connection: Connection, schema: str) -> Iterator[Finding]:
    strange = connection.execute(
        f"SELECT count(*) FROM {schema}.cell c LEFT JOIN {schema}.seen s ON s.writer = c.writer"
        f" LEFT JOIN {schema}.writer w ON w.id = c.writer"
        " WHERE s.n IS NULL OR w.id IS NULL OR c.n > s.n OR c.n < 1 OR c.at < 0"
    ).fetchone()[0]
    strange += connection.execute(
        f"SELECT count(*) FROM {schema}.seen s LEFT JOIN {schema}.writer w ON w.id = s.writer"
        " WHERE w.id IS NULL OR s.n < 1"
    ).fetchone()[0]
    if strange:
        yield Finding("stamps", {"n": strange})


def _pictures(connection: Connection, schema: str, known: str) -> Iterator[Finding]:
    new = f"WHERE sha256 NOT IN (SELECT sha256 FROM {known}.blob)" if known else ""
    names = connection.execute(f"SELECT sha256, length(data) FROM {schema}.blob {new}").fetchall()
    for name, size in names:
        query = f"SELECT data FROM {schema}.blob WHERE sha256 = ?"
        if (
            size > LARGEST_PICTURE
            or sha256(connection.execute(query, (name,)).fetchone()[0]).hexdigest() != name
        ):
            yield Finding("picture", {"name": name})


def _kinds_in(connection: Connection, schema: str) -> list[str]:
    query = f"SELECT kind FROM {schema}.cell WHERE kind > ? ORDER BY kind LIMIT 1"
    kinds = set(record_types())
    found = connection.execute(query, ("",)).fetchone()
    while found:
        kinds.add(found[0])
        found = connection.execute(query, found).fetchone()
    return sorted(kinds)


def _cells(connection: Connection, schema: str, kind: str, some: str) -> Iterator[Finding]:
    query = f"SELECT row, field, writer, n, at, value, sum FROM {schema}.cell WHERE kind = ? AND row {some}"
    with closing(connection.execute(query, (kind,))) as cells:  # what is no text stops it in the middle
        for row, field, writer, n, at, content, stored in cells:
            if cell_sum(FieldKey(kind, row, field), Value(at, writer, n, content)) != stored:
                text = (content or "").strip('"')[:_EXCERPT]
                yield Finding("cell", {"kind": kind, "row": row, "field": field, "text": text})


def _rows(connection: Connection, schema: str, record_type: type[Record], some: str) -> Iterator[Finding]:
    kind = record_type.__tablename__
    try:
        with (
            closing(shown_rows(connection, record_type, schema=schema, some=f"uid {some}")) as shown,
            closing(stored_rows(connection, record_type, schema=schema, some=f"row {some}")) as stored,
        ):
            yield from _compared(record_type, shown, stored)
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        yield Finding("content", {"kind": kind, "message": type(error).__name__})


def _compared(record_type: type[Record], shown: Iterator[Row], stored: Iterator[Row]) -> Iterator[Finding]:
    """Walk through both, which are sorted by id, side by side."""
    kind = record_type.__tablename__
    left, right = next(shown, None), next(stored, None)
    while left or right:
        uids = [str(row["uid"]) for row in (left, right) if row]
        if left and right and left["uid"] == right["uid"]:
            yield from _differences(record_type, left, right)
        else:
            yield Finding("row_without_other_side", {"kind": kind, "row": min(uids)})
        left = next(shown, None) if left and left["uid"] == min(uids) else left
        right = next(stored, None) if right and right["uid"] == min(uids) else right


def _differences(record_type: type[Record], shown: Row, stored: Row) -> Iterator[Finding]:
    if shown == stored:
        return
    for field, columns in sorted(fields_of(record_type).items()):
        if any(shown[column] != stored[column] for column in columns):
            yield Finding("shown", {"kind": record_type.__tablename__, "row": shown["uid"], "field": field})
