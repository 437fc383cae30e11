"""Backups of a workshop file: at opening, if it changed; the last ten, and one a day for two weeks."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from kiwork.errors import KiworkError
from kiwork.replacing import make_folder, replacing
from kiwork.store.check import require_sound
from kiwork.store.file import FileExistsAlreadyError, connect, refusals_named

KEPT_LAST = 10
KEPT_DAYS = 14
LONGEST_LABEL = 50
"""So many letters of a file's name, which may be as long as the system allows, stand in its backups'."""

_TIME = "%Y-%m-%d %H-%M-%S-%f"


class Backup(NamedTuple):
    """A copy of a workshop file and the time it was made (UTC)."""

    path: Path
    made: datetime


def back_up(connection: sqlite3.Connection, path: Path, folder: Path, now: int) -> Path | None:
    """Copy an open file into its part of the backup folder, unless the newest backup holds the same.

    `now` is in milliseconds since 1970. Returns the new backup.
    """
    target_folder = _folder_for(path, folder)
    existing = backups_of(path, folder)
    if existing and _sum(existing[0].path) == _sum_of(connection):
        return None
    make_folder(target_folder)
    made = datetime.fromtimestamp(now / 1000, UTC)
    target = target_folder / f"{_label(path)} {made.strftime(_TIME)}.kiwork"
    copy_checked(connection, target)
    _thin_out(backups_of(path, folder))
    return target


def keep_old(connection: sqlite3.Connection, path: Path, folder: Path, version: int) -> Path:
    """Copy a file of an older format beside its backups, where it is never thinned out."""
    target = _folder_for(path, folder) / f"{_label(path)} format {version}.kiwork"
    make_folder(target.parent)
    with replacing(target) as temporary, refusals_named(target), closing(sqlite3.connect(temporary)) as copy:
        connection.backup(copy)
    return target


def backups_of(path: Path, folder: Path) -> list[Backup]:
    """Return the backups of a workshop file, newest first."""
    found = (_backup(file, path) for file in _folder_for(path, folder).glob("*.kiwork"))
    return sorted((backup for backup in found if backup), key=lambda backup: backup.made, reverse=True)


def copy_backup(backup: Path, target: Path) -> None:
    """Lay a checked copy of a backup at a place where no file is yet; raises FileExistsAlreadyError."""
    if target.exists():
        raise FileExistsAlreadyError(file=target.name)
    with closing(connect(backup)) as connection:
        copy_checked(connection, target)


def copy_checked(connection: sqlite3.Connection, target: Path) -> None:
    """Copy an open file; the target gets it only once the copy has been opened again and found sound."""
    with replacing(target) as temporary, refusals_named(target):
        with closing(sqlite3.connect(temporary)) as copy:
            connection.backup(copy)
        with closing(connect(temporary)) as copy:
            require_sound(copy, target.name)


def _folder_for(path: Path, folder: Path) -> Path:
    place = blake2b(str(path.absolute()).encode(errors="surrogateescape"), digest_size=4).hexdigest()
    return folder / place


def _label(path: Path) -> str:
    return path.stem[:LONGEST_LABEL]


def _backup(file: Path, path: Path) -> Backup | None:
    try:
        made = datetime.strptime(file.stem.removeprefix(f"{_label(path)} "), _TIME).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(file, made)


def _sum(path: Path) -> int | None:
    try:
        with closing(connect(path)) as connection:
            return _sum_of(connection)
    except (sqlite3.Error, KiworkError):
        return None


def _sum_of(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT max(sum) FROM state").fetchone()[0] or 0)


def _thin_out(backups: list[Backup]) -> None:
    kept = {backup.path for backup in [*backups[:KEPT_LAST], *_first_of_each_day(backups)]}
    for backup in backups:
        if backup.path not in kept:
            backup.path.unlink(missing_ok=True)


def _first_of_each_day(backups: list[Backup]) -> Iterable[Backup]:
    by_day = {backup.made.date(): backup for backup in backups}
    oldest = max(by_day) - timedelta(days=KEPT_DAYS)
    return [backup for day, backup in by_day.items() if day > oldest]
