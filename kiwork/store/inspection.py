"""Looks at a file as it lies there, damaged or not, without touching it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from kiwork.private_folder import PrivateFolder
from kiwork.store.check import LONGEST_FOR_VALUES, findings, limits
from kiwork.store.file import check_header, connect
from kiwork.store.findings import Finding
from kiwork.store.private_copy import copy_privately


def inspect(path: Path) -> list[Finding]:
    """Return everything that is wrong with a file, by a private copy of it.

    Raises the errors of `file.check_header`, and DamagedFileError if it cannot be opened at all.
    """
    check_header(path)
    with (
        PrivateFolder() as folder,
        closing(connect(copy_privately(path, Path(folder)))) as connection,
        limits(connection, LONGEST_FOR_VALUES),
    ):
        return list(_findings(connection))


def _findings(connection: sqlite3.Connection) -> Iterator[Finding]:
    try:
        yield from findings(connection)
    except (sqlite3.Error, ValueError, TypeError, RecursionError) as error:
        yield Finding("unreadable", {"message": str(error)})
