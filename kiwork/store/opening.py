"""Opens workshop files: for writing where possible, else a private copy for looking."""

import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Literal, NamedTuple

from kiwork.errors import KiworkError
from kiwork.private_folder import PrivateFolder
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
from kiwork.store.second_lock import SecondLock
from kiwork.store.store import ReadOnly, Store, milliseconds


def open_store(
    path: Path,
    *,
    room: str = "",
    backups: Path | None = None,
    clock: Callable[[], int] = milliseconds,
    known_as: Path | None = None,
) -> Store:
    """Open a workshop file; one that is in use or may not be written opens read-only, as a private copy.

    `backups` is the folder that gets a copy of what lay there at opening, if it changed since the last; why
    that could not be done is in the store's `not_backed_up`. `known_as` is the file that a working copy
    stands for: its backups are made under that name.
    Raises the errors of `file.check_header` and `check.require_sound`; the file is untouched then.
    """
    version = check_header(path)
    if not _may_write(path):
        return _open_copy(path, "not_writable", clock, known_as or path)
    with ExitStack() as on_refusal:
        try:
            connection = migrate(path, locked(path), version, backups=backups)
            on_refusal.callback(connection.close)
            guard = SecondLock(path)
            on_refusal.callback(guard.release)
        except FileInUseError:
            return _open_copy(path, "in_use", clock, known_as or path)
        except UnreadableFileError:
            return _open_copy(path, "not_writable", clock, known_as or path)
        require_sound(connection, path.name)
        not_backed_up = _back_up(connection, known_as or path, backups, clock()) if backups else None
        on_refusal.pop_all()
    store = Store(known_as or path, engine_on(connection), room=room, clock=clock, guard=guard, live=path)
    store.not_backed_up = not_backed_up
    return store


def _back_up(connection: sqlite3.Connection, path: Path, backups: Path, now: int) -> KiworkError | None:
    """Back up a file at opening; that it cannot be done is told, and keeps nobody from working."""
    try:
        backup.back_up(connection, path, backups, now)
    except KiworkError as error:
        return error
    return None


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


class _Copy(NamedTuple):
    folder: PrivateFolder
    connection: sqlite3.Connection


def _open_copy(
    path: Path, reason: Literal["in_use", "not_writable"], clock: Callable[[], int], shown: Path
) -> Store:
    copy = _whole_copy(path)
    room, since = _last_writer(copy.connection)
    looking = ReadOnly(reason, room, since)
    return Store(shown, engine_on(copy.connection), read_only=looking, clock=clock, keep=copy.folder)


def _whole_copy(path: Path) -> _Copy:
    deadline = time.monotonic() + TORN_SECONDS
    while True:
        folder = PrivateFolder()
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
