"""Prepares files for several rooms: each a complete copy that shows a part and carries a label."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

from kiwork.store.backup import copy_checked
from kiwork.store.file import FileExistsAlreadyError, connect
from kiwork.store.local import Local, write_local


@dataclass(frozen=True)
class RoomFile:
    """A file for one room: where it is to lie, and what is its own; no topic fields mean all of them."""

    path: Path
    local: Local


def prepare_rooms(
    copy: Path, rooms: Sequence[RoomFile], *, progress: Callable[[int], None] = lambda _: None
) -> None:
    """Lay a file for every room, or none at all; `copy` is a private copy of the file they come from.

    Nothing is ever left out of them: what a partial copy has not, a merge would take for deleted. `progress`
    is told how far it is, 0 to 100, and may raise to end it. Raises FileExistsAlreadyError and the errors of
    `replacing`.
    """
    _require_free([room.path for room in rooms])
    with ExitStack() as on_failure, closing(connect(copy)) as connection:
        for number, room in enumerate(rooms, start=1):
            _lay(connection, room)
            on_failure.callback(room.path.unlink, missing_ok=True)
            progress(100 * number // len(rooms))
        on_failure.pop_all()


def _require_free(paths: Sequence[Path]) -> None:
    for number, path in enumerate(paths):
        if path.exists() or path in paths[:number]:
            raise FileExistsAlreadyError(file=path.name)


def _lay(connection: sqlite3.Connection, room: RoomFile) -> None:
    connection.execute("BEGIN")
    write_local(connection, room.local)
    connection.execute("COMMIT")
    _require_free([room.path])
    copy_checked(connection, room.path)
