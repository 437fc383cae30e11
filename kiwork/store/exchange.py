"""The complete export as JSON, and a new file out of it.

The text has a readable part, `records`, and a `store` part that holds the truth: a new file is made of the
store part alone, and only if both say the same.
"""

import base64
import binascii
import json
import sqlite3
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from sqlite3 import Connection

from sqlalchemy.orm import Session

from kiwork.errors import KiworkError
from kiwork.models.beneath import raw
from kiwork.models.record import record_types
from kiwork.replacing import replacing
from kiwork.store.cells import renew_state, state_sum
from kiwork.store.check import findings
from kiwork.store.creation import new_file
from kiwork.store.file import (
    FORMAT_VERSION,
    SYSTEM_REFUSALS,
    NewerFormatError,
    NoSuchFileError,
    UnreadableFileError,
)
from kiwork.store.tables import rebuild, shown_rows

_TABLES = {
    "writer": ("id", "room", "opened"),
    "seen": ("writer", "n"),
    "cell": ("kind", "row", "field", "writer", "n", "at", "value", "sum"),
    "erased": ("row",),
    "blob": ("sha256", "data"),
    "scope": ("topic_field",),
    "room": ("label",),
    "moment": ("at", "label", "seen"),
}
Data = dict[str, object]
_BROKEN = (
    sqlite3.Error,
    ValueError,
    KeyError,
    TypeError,
    OverflowError,
    RecursionError,
    binascii.Error,
)
"""What filling a file with values that no export has ends in."""


class NotAnExportError(KiworkError):
    """The text is not a complete JSON export of Kiwork."""


class ChangedExportError(KiworkError):
    """The export was edited, or was damaged on its way."""


def export_json(db: Session, target: Path) -> None:
    """Write everything in an open file into one JSON text; raises the errors of `replacing`."""
    connection = raw(db)
    data = {
        "format": "kiwork",
        "version": FORMAT_VERSION,
        "records": _readable(connection),
        "store": {table: _rows(connection, table) for table in (*_TABLES, "state")},
    }
    with replacing(target) as temporary, temporary.open("w", encoding="utf-8", newline="\n") as file:
        json.dump(data, file, ensure_ascii=False, indent=1)


def file_from_json(source: Path, path: Path) -> None:
    """Make a workshop file out of a complete JSON export.

    Raises NoSuchFileError, UnreadableFileError, NotAnExportError, ChangedExportError, NewerFormatError and
    the errors of `creation.new_file`.
    """
    data = _read(source)
    with new_file(path) as connection:
        try:
            _fill(connection, data["store"])
        except _BROKEN as error:
            _raise_what_the_system_refused(error)
            raise ChangedExportError(file=source.name) from error
        if (
            data["store"].get("state") != [[state_sum(connection)]]
            or any(findings(connection))
            or _readable(connection) != data["records"]
        ):
            raise ChangedExportError(file=source.name)


def _raise_what_the_system_refused(error: Exception) -> None:
    """Let a full disk be called so, not a changed export."""
    if getattr(error, "sqlite_errorname", "").startswith(SYSTEM_REFUSALS):
        raise error


def _readable(connection: Connection) -> Data:
    return {
        kind: [dict(row) for row in shown_rows(connection, record_type) if row["alive"]]
        for kind, record_type in sorted(record_types().items())
    }


def _rows(connection: Connection, table: str) -> list[list[object]]:
    columns = ", ".join(_TABLES.get(table, ("sum",)))
    rows = connection.execute(f"SELECT {columns} FROM {table} ORDER BY {columns}")
    return [[_as_text(value) for value in row] for row in rows]


def _as_text(value: object) -> object:
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value


def _read(source: Path) -> dict[str, dict[str, list[list[object]]]]:
    try:
        data = json.loads(source.read_bytes(), parse_constant=_refuse, object_pairs_hook=_unique)
    except FileNotFoundError as error:
        raise NoSuchFileError(file=source.name) from error
    except OSError as error:
        raise UnreadableFileError(file=source.name) from error
    except (ValueError, RecursionError) as error:
        raise NotAnExportError(file=source.name) from error
    if (
        not isinstance(data, dict)
        or data.get("format") != "kiwork"
        or not {"records", "store"} <= data.keys()
    ):
        raise NotAnExportError(file=source.name)
    version = data.get("version")
    if type(version) is not int or version < 1:
        raise NotAnExportError(file=source.name)
    if version > FORMAT_VERSION:
        raise NewerFormatError(file=source.name)
    return data


def _refuse(constant: str) -> object:
    raise ValueError(constant)


def _unique(pairs: list[tuple[str, object]]) -> Data:
    if len(dict(pairs)) < len(pairs):
        msg = "a key stands twice"
        raise ValueError(msg)
    return dict(pairs)


def _fill(connection: Connection, store: dict[str, list[list[object]]]) -> None:
    connection.execute("BEGIN")
    for table, columns in _TABLES.items():
        rows = [_blob(row) for row in store[table]] if table == "blob" else store[table]
        _insert(connection, table, len(columns), rows)
    renew_state(connection)
    rebuild(connection)
    connection.execute("COMMIT")


def _blob(row: Sequence[object]) -> list[object]:
    name, data = row
    content = base64.b64decode(str(data), validate=True)
    if sha256(content).hexdigest() != name:
        msg = "a picture is damaged"
        raise ValueError(msg)
    return [name, content]


def _insert(connection: Connection, table: str, width: int, rows: Iterable[Sequence[object]]) -> None:
    marks = ", ".join("?" * width)
    connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
