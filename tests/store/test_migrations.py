"""A file of an older format is brought up to date over a copy."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kiwork.errors import KiworkError
from kiwork.store.file import connect, locked
from kiwork.store.migrations import migrate
from tests.builders import new_file
from tests.store.damage import said


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Return a file of an invented format 0, which had no table of photos."""
    path = new_file(tmp_path / "Raum 4.kiwork")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE photo")
        connection.execute("PRAGMA user_version = 0")
    return path


def photos(connection: sqlite3.Connection) -> None:
    with closing(sqlite3.connect(":memory:")) as model:
        from kiwork.store.file import create_schema  # noqa: PLC0415 - the frozen statements of later

        model.isolation_level = None
        create_schema(model)
        found = model.execute("SELECT sql FROM sqlite_schema WHERE tbl_name = 'photo' AND sql IS NOT NULL")
        statements = [sql for (sql,) in found]
    for statement in statements:
        connection.execute(statement)


def fails(connection: sqlite3.Connection) -> None:
    photos(connection)
    connection.execute("INSERT INTO card VALUES (1)")


def loses(connection: sqlite3.Connection) -> None:
    photos(connection)
    connection.execute("DELETE FROM cell")


def migrated(path: Path, step: Callable[[sqlite3.Connection], None]) -> sqlite3.Connection:
    backups = path.parent / "backups"
    return migrate(path, locked(path), 0, backups=backups, migrations={0: step}, newest=1)


def test_an_older_file_is_brought_up_to_date_and_kept(old: Path) -> None:
    before = old.read_bytes()
    with closing(migrated(old, photos)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        assert connection.execute("SELECT count(*) FROM photo").fetchone() == (0,)
    [kept] = (old.parent / "backups").rglob("*format 0.kiwork")
    assert old.read_bytes() != before
    with closing(sqlite3.connect(kept)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (0,)


def test_a_migration_writes_no_stamps(old: Path) -> None:
    def truth(connection: sqlite3.Connection) -> list[tuple[object, ...]]:
        return connection.execute("SELECT * FROM cell, seen, writer, state").fetchall()

    with closing(connect(old)) as connection:
        before = truth(connection)
    with closing(migrated(old, photos)) as connection:
        assert truth(connection) == before


def test_after_a_migration_the_file_is_locked(old: Path) -> None:
    with closing(migrated(old, photos)), pytest.raises(KiworkError):
        locked(old)


@pytest.mark.parametrize("step", [fails, loses])
def test_a_migration_that_fails_leaves_the_file_as_it_was(
    old: Path, step: Callable[[sqlite3.Connection], None]
) -> None:
    before = old.read_bytes()
    with pytest.raises((KiworkError, sqlite3.Error)) as caught:
        migrated(old, step)
    assert old.read_bytes() == before
    assert list(old.parent.glob(".kiwork-*")) == []
    assert not isinstance(caught.value, KiworkError) or said(caught.value)


def test_a_file_of_the_newest_format_is_left_alone(old: Path) -> None:
    connection = locked(old)
    assert migrate(old, connection, 1, backups=None, newest=1) is connection
    connection.close()
