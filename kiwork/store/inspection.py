"""Looks at a file as it lies there, damaged or not, without touching it."""

import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from kiwork.store.check import Finding, findings, limits
from kiwork.store.file import check_header, connect

LONGEST_SECONDS = 60.0
TORN_SECONDS = 2.0
"""How long to copy a file again that another program run writes to meanwhile."""

_BESIDE = ("-journal", "-wal")


def inspect(path: Path) -> list[Finding]:
    """Return everything that is wrong with a file, by a private copy of it.

    Raises the errors of `file.check_header`, and DamagedFileError if it cannot be opened at all.
    """
    check_header(path)
    with TemporaryDirectory(prefix="kiwork-") as folder:
        copy = _whole_copy(path, Path(folder) / "copy.kiwork")
        with closing(connect(copy)) as connection, limits(connection, LONGEST_SECONDS):
            return list(_findings(connection))


def _findings(connection: sqlite3.Connection) -> Iterator[Finding]:
    try:
        yield from findings(connection)
    except (sqlite3.Error, ValueError, TypeError, RecursionError) as error:
        yield Finding("unreadable", {"message": str(error)})


def _whole_copy(path: Path, target: Path) -> Path:
    deadline = time.monotonic() + TORN_SECONDS
    while True:
        before = _state(path)
        _copy(path, target)
        if _state(path) == before or time.monotonic() > deadline:
            return target
        time.sleep(0.1)


def _copy(path: Path, target: Path) -> None:
    for ending in ("", *_BESIDE):
        source = path.with_name(path.name + ending)
        copied = target.with_name(target.name + ending)
        copied.unlink(missing_ok=True)
        if source.exists():
            shutil.copyfile(source, copied)


def _state(path: Path) -> list[tuple[int, int]]:
    statuses = [path.with_name(path.name + ending) for ending in ("", *_BESIDE)]
    return [(p.stat().st_mtime_ns, p.stat().st_size) for p in statuses if p.exists()]
