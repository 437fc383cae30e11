"""Finds what is wrong with a workshop file."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from kiwork.errors import KiworkError
from kiwork.models.record import Record, Row, columns_from, fields_of, record_types
from kiwork.store.cells import FieldKey, Value, cell_sum, shown_value, state_sum
from kiwork.store.file import DamagedFileError, schema, statements
from kiwork.store.tables import shown_rows

LONGEST_SECONDS = 10.0
"""A check that computes longer, on a file made to be slow, is given up; waiting for others does not count."""

LONGEST_VALUE = 256 * 1024 * 1024
"""No single value may be larger, in bytes."""


class ForeignPartsError(KiworkError):
    """The file has tables, views or triggers that Kiwork did not make."""


class ContradictoryFileError(KiworkError):
    """The file's sum does not fit its content: something was slipped in, taken out or changed."""


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong; `key` names its sentence in `wording/check.toml`."""

    key: str
    values: dict[str, object] = field(default_factory=dict)


def require_sound(connection: sqlite3.Connection, name: str) -> None:
    """Raise unless the file can be worked with: structure, schema and its own sum.

    Raises DamagedFileError, ForeignPartsError or ContradictoryFileError.
    """
    with limits(connection), _damage_named(name):
        if not _schema_as_expected(connection):
            raise ForeignPartsError(file=name)
        if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise DamagedFileError(file=name)
        if not _sum_as_stored(connection):
            raise ContradictoryFileError(file=name)


def findings(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Yield everything that is wrong with an open file; nothing for a sound one."""
    if not _schema_as_expected(connection):
        yield Finding("foreign_parts")
        return
    try:
        yield from _found(connection)
    except (sqlite3.Error, UnicodeError) as error:
        yield Finding("integrity", {"message": str(error)})


def _found(connection: sqlite3.Connection) -> Iterator[Finding]:
    yield from _damaged_pages(connection)
    yield from _foreign_keys(connection)
    if not _sum_as_stored(connection):
        yield Finding("state")
    yield from _stamps(connection)
    yield from _cells_and_tables(connection)


def _damaged_pages(connection: sqlite3.Connection) -> Iterator[Finding]:
    for (message,) in connection.execute("PRAGMA integrity_check"):
        if message != "ok":
            yield Finding("integrity", {"message": message})


def _sum_as_stored(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT sum FROM state").fetchall() == [(state_sum(connection),)]


def _schema_as_expected(connection: sqlite3.Connection) -> bool:
    found = {sql for (sql,) in connection.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")}
    return found == set(statements(schema()))


def _foreign_keys(connection: sqlite3.Connection) -> Iterator[Finding]:
    for table, _row, target, _key in connection.execute("PRAGMA foreign_key_check"):
        yield Finding("reference", {"kind": table, "target": target})


def _stamps(connection: sqlite3.Connection) -> Iterator[Finding]:
    strange = connection.execute(
        "SELECT count(*) FROM cell LEFT JOIN seen ON seen.writer = cell.writer"
        " LEFT JOIN writer ON writer.id = cell.writer"
        " WHERE seen.n IS NULL OR writer.id IS NULL OR cell.n > seen.n OR cell.n < 1"
    ).fetchone()[0]
    if strange:
        yield Finding("stamps", {"n": strange})


def _cells_and_tables(connection: sqlite3.Connection) -> Iterator[Finding]:
    for kind in _kinds_in(connection):
        if kind not in record_types():
            yield Finding("unknown_kind", {"kind": kind})
            continue
        yield from _compare(connection, record_types()[kind])


def _kinds_in(connection: sqlite3.Connection) -> list[str]:
    written = {kind for (kind,) in connection.execute("SELECT DISTINCT kind FROM cell")}
    return sorted(written | set(record_types()))


def _compare(connection: sqlite3.Connection, record_type: type[Record]) -> Iterator[Finding]:
    kind = record_type.__tablename__
    stored: dict[str, dict[str, Value]] = {}
    cells = connection.execute(
        "SELECT row, field, writer, n, at, value, sum FROM cell WHERE kind = ?", (kind,)
    )
    for row, name, writer, n, at, content, stored_sum in cells:
        value = Value(at, writer, n, content)
        if cell_sum(FieldKey(kind, row, name), value) != stored_sum:
            yield Finding("cell", {"kind": kind, "row": row, "field": name, "text": _excerpt(content)})
        fields = stored.setdefault(row, {})
        fields[name] = shown_value(name, (value, fields.get(name, value)))
    yield from _compare_rows(connection, record_type, stored)


def _compare_rows(
    connection: sqlite3.Connection, record_type: type[Record], stored: dict[str, dict[str, Value]]
) -> Iterator[Finding]:
    kind = record_type.__tablename__
    try:
        shown = {str(row["uid"]): row for row in shown_rows(connection, record_type)}
    except ValueError as error:
        yield Finding("integrity", {"message": str(error)})
        return
    for uid in sorted(stored.keys() ^ shown.keys()):
        yield Finding("row_without_other_side", {"kind": kind, "row": uid})
    for uid in stored.keys() & shown.keys():
        for name in sorted(set(fields_of(record_type)) | stored[uid].keys()):
            if not _shown_rightly(record_type, name, stored[uid].get(name), shown[uid]):
                yield Finding("shown", {"kind": kind, "row": uid, "field": name})


def _shown_rightly(record_type: type[Record], name: str, value: Value | None, row: Row) -> bool:
    if name not in fields_of(record_type):
        return False
    try:
        expected = columns_from(record_type, name, value.content if value else None)
    except (ValueError, KeyError, TypeError, RecursionError):
        return False
    return all(row[column] == content for column, content in expected.items())


def _excerpt(content: str | None) -> str:
    return (content or "").strip('"')[:60]


@contextmanager
def limits(connection: sqlite3.Connection, seconds: float = LONGEST_SECONDS) -> Iterator[None]:
    """Give up what takes longer, or needs larger values, than any file of ours does."""
    deadline = time.thread_time() + seconds
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
    connection.set_progress_handler(lambda: time.thread_time() > deadline, 100_000)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)


@contextmanager
def _damage_named(name: str) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, UnicodeError) as error:
        raise DamagedFileError(file=name) from error
