"""Copies a workshop file, with what SQLite may have left beside it, to where nobody else works on it."""

import shutil
import time
from pathlib import Path

from kiwork.store.file import NoSuchFileError, UnreadableFileError

TORN_SECONDS = 2.0
"""How long to copy a file again that another program run writes to meanwhile."""

BESIDE = ("-journal", "-wal")


def copy_privately(path: Path, folder: Path) -> Path:
    """Copy a file into a folder of ours, and return the copy; its target name is ours too.

    Raises NoSuchFileError or UnreadableFileError.
    """
    deadline = time.monotonic() + TORN_SECONDS
    try:
        while True:
            before = _state(path)
            copy = _copy(path, folder / "copy.kiwork")
            if _state(path) == before or time.monotonic() > deadline:
                return copy
            time.sleep(0.1)
    except FileNotFoundError as error:
        raise NoSuchFileError(file=path.name) from error
    except OSError as error:
        raise UnreadableFileError(file=path.name) from error


def _copy(path: Path, target: Path) -> Path:
    for ending in ("", *BESIDE):
        source = path.with_name(path.name + ending)
        copied = target.with_name(target.name + ending)
        copied.unlink(missing_ok=True)
        if source.exists() or not ending:
            shutil.copyfile(source, copied)
    return target


def _state(path: Path) -> list[tuple[int, int]]:
    statuses = [path.with_name(path.name + ending) for ending in ("", *BESIDE)]
    return [(p.stat().st_mtime_ns, p.stat().st_size) for p in statuses if p.exists()]
