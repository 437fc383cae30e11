"""Opens what others wrote: only as a private copy, and only once it was found sound."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from kiwork.errors import KiworkError
from kiwork.private_folder import PrivateFolder
from kiwork.store.check import require_sound
from kiwork.store.file import check_header, connect
from kiwork.store.migrations import bring_up_to_date
from kiwork.store.private_copy import copy_privately

LARGEST_FILE = 4 * 1024**3
"""No workshop file is larger, in bytes."""


class FileTooLargeError(KiworkError):
    """The file is larger than any workshop file can be."""


class OtherProcessError(KiworkError):
    """The file belongs to another process, as far as can be seen."""


@contextmanager
def guarded(path: Path) -> Iterator[Path]:
    """Give a private copy of a foreign file, of the current format and with nothing foreign in it.

    Raises FileTooLargeError and the errors of `file.check_header`, `private_copy` and `check`. Its values are
    not looked at yet.
    """
    version = check_header(path)
    if path.stat().st_size > LARGEST_FILE:
        raise FileTooLargeError(file=path.name)
    with PrivateFolder() as folder:
        copy = copy_privately(path, Path(folder))
        with closing(_connected(copy, path.name)) as connection:
            bring_up_to_date(connection, version)
            require_sound(connection, path.name, quick=False)
        yield copy


def _connected(copy: Path, name: str) -> sqlite3.Connection:
    try:
        return connect(copy)
    except KiworkError as error:
        raise type(error)(file=name) from error
