"""Brings files of older formats to the current one.

A migration takes a copy from one format to the next inside one transaction. It is deterministic, writes no
stamps, rebuilds tables from the frozen statements in `resources/schema/`, and never combines two fields.
"""

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

from kiwork.replacing import replacing
from kiwork.store import backup
from kiwork.store.check import require_sound
from kiwork.store.file import FORMAT_VERSION, connect, locked, refusals_named

Migration = Callable[[sqlite3.Connection], None]

MIGRATIONS: Mapping[int, Migration] = {}
"""By the format that a migration starts from; format 1 is the first."""


def migrate(
    path: Path,
    connection: sqlite3.Connection,
    version: int,
    *,
    backups: Path | None,
    migrations: Mapping[int, Migration] = MIGRATIONS,
    newest: int = FORMAT_VERSION,
) -> sqlite3.Connection:
    """Return a locked connection of the newest format; an older file is replaced by its migrated copy.

    The old file goes to the backups first, and stays as it is unless the migrated copy is found sound.
    """
    if version == newest:
        return connection
    with closing(connection):
        if backups is not None:
            backup.keep_old(connection, path, backups, version)
        with replacing(path) as temporary, refusals_named(path):
            _migrated_copy(connection, temporary, version, migrations, newest)
            with closing(connect(temporary)) as copy:
                require_sound(copy, path.name)
            connection.close()
    return locked(path)


def _migrated_copy(
    source: sqlite3.Connection,
    target: Path,
    version: int,
    migrations: Mapping[int, Migration],
    newest: int,
) -> None:
    with closing(sqlite3.connect(target, isolation_level=None)) as copy:
        source.backup(copy)
        bring_up_to_date(copy, version, migrations=migrations, newest=newest)


def bring_up_to_date(
    copy: sqlite3.Connection,
    version: int,
    *,
    migrations: Mapping[int, Migration] = MIGRATIONS,
    newest: int = FORMAT_VERSION,
) -> None:
    """Migrate a private copy from an older format to the newest; does nothing if it is of that already."""
    if version == newest:
        return
    copy.execute("BEGIN")
    for step in range(version, newest):
        migrations[step](copy)
    copy.execute(f"PRAGMA user_version = {newest}")
    copy.execute("COMMIT")
