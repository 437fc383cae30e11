"""Finds what is wrong with a workshop file."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager

from kiwork.errors import KiworkError
from kiwork.store.cells import state_sum
from kiwork.store.file import DamagedFileError, schema, statements
from kiwork.store.findings import Finding
from kiwork.store.values import value_findings

LONGEST_SECONDS = 10.0
"""A check that computes longer, on a file made to be slow, is given up; waiting for others does not count."""

LONGEST_FOR_VALUES = 60.0
"""The same for looking at every single value."""

LONGEST_VALUE = 256 * 1024 * 1024
"""No single value may be larger, in bytes."""


class ForeignPartsError(KiworkError):
    """The file has tables, views or triggers that Kiwork did not make."""


class ContradictoryFileError(KiworkError):
    """The file's sum does not fit its content: something was slipped in, taken out or changed."""


class DamagedValueError(KiworkError):
    """A value in the file is not what was written."""


def require_sound(connection: sqlite3.Connection, name: str, *, quick: bool = True) -> None:
    """Raise unless the file can be worked with: structure, schema and its own sum.

    With `quick`, indexes are not held against their tables. Raises DamagedFileError, ForeignPartsError or
    ContradictoryFileError.
    """
    with limits(connection), _damage_named(name):
        if not _schema_as_expected(connection):
            raise ForeignPartsError(file=name)
        pragma = "PRAGMA quick_check(1)" if quick else "PRAGMA integrity_check(1)"
        if connection.execute(pragma).fetchone() != ("ok",):
            raise DamagedFileError(file=name)
        if not _sum_as_stored(connection):
            raise ContradictoryFileError(file=name)


def require_values(connection: sqlite3.Connection, name: str, *, schema: str, known: str) -> None:
    """Raise unless every value of an attached database is what was written, and shown.

    What stands alike in the sound database `known` is not looked at again. Raises DamagedValueError.
    """
    with limits(connection, LONGEST_FOR_VALUES), _damage_named(name):
        for finding in value_findings(connection, schema, known=known):
            raise DamagedValueError(file=name, place=_place(finding))


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
    yield from value_findings(connection)


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


def _place(finding: Finding) -> str:
    """Name the record by its text if that is known, else by its kind and id."""
    text = finding.values.get("text")
    return f"„{text}“" if text else " ".join(str(value) for value in finding.values.values())


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
