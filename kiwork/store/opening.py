"""Opens workshop files: for writing where possible, else a private copy for looking."""

import os
import sqlite3
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kiwork.store import backup
from kiwork.store.check import require_sound
from kiwork.store.file import (
    FileInUseError,
    UnreadableFileError,
    check_header,
    engine_on,
    locked,
)
from kiwork.store.migrations import migrate
from kiwork.store.private_copy import TORN_SECONDS, copy_privately
from kiwork.store.store import ReadOnly, Store, milliseconds


def open_store(
    path: Path, *, room: str = "", backups: Path | None = None, clock: Callable[[], int] = milliseconds
) -> Store:
    """Open a workshop file; one that is in use or may not be written opens read-only, as a private copy.

    `backups` is the folder that gets a copy of what lay there at opening, if it changed since the last.
    Raises the errors of `file.check_header` and `check.require_sound`; the file is untouched then.
    """
    version = check_header(path)
    if not _may_write(path):
        return _open_copy(path, "not_writable", clock)
    try:
        connection = locked(path)
    except FileInUseError:
        return _open_copy(path, "in_use", clock)
    except UnreadableFileError:
        return _open_copy(path, "not_writable", clock)
    connection = migrate(path, connection, version, backups=backups)
    try:
        require_sound(connection, path.name)
        if backups is not None:
            backup.back_up(connection, path, backups, clock())
    except BaseException:
        connection.close()
        raise
    return Store(path, engine_on(connection), room=room, clock=clock)


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


@dataclass(frozen=True)
class _Copy:
    folder: tempfile.TemporaryDirectory[str]
    connection: sqlite3.Connection


def _open_copy(path: Path, reason: Literal["in_use", "not_writable"], clock: Callable[[], int]) -> Store:
    copy = _whole_copy(path)
    room, since = _last_writer(copy.connection)
    looking = ReadOnly(reason, room, since)
    return Store(path, engine_on(copy.connection), read_only=looking, clock=clock, keep=copy.folder)


def _whole_copy(path: Path) -> _Copy:
    deadline = time.monotonic() + TORN_SECONDS
    while True:
        folder = tempfile.TemporaryDirectory(prefix="kiwork-")
        try:
            return _Copy(folder, _checked_copy(path, Path(folder.name)))
        except Exception:
            folder.cleanup()
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


def _checked_copy(path: Path, folder: Path) -> sqlite3.Connection:
    connection = locked(copy_privately(path, folder))
    try:
        require_sound(connection, path.name)
    except BaseException:
        connection.close()
        raise
    return connection


def _last_writer(connection: sqlite3.Connection) -> tuple[str, int]:
    found = connection.execute("SELECT room, opened FROM writer ORDER BY opened DESC LIMIT 1").fetchone()
    return found or ("", 0)
