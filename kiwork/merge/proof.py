"""Proves a join before it is kept; whatever fails rolls it back."""

from collections.abc import Iterator
from sqlite3 import Connection

from kiwork.errors import KiworkError
from kiwork.models.record import fixed_fields, record_types
from kiwork.store.tables import shown_rows, stored_rows


class ContradictingFilesError(KiworkError):
    """Both files have a value under the same stamp, and it is not the same value."""


class MissingValuesError(KiworkError):
    """A file says that it has seen a value, and neither has it nor what replaced it."""


class UnprovenJoinError(KiworkError):
    """What is shown after the join is not what was written."""


def require_agreement(connection: Connection) -> None:
    """Raise unless what `theirs` and the main database both hold under one name is the same.

    Erased values are equal to any. Reads the table `suspect` of `check.require_values`, beyond which all is
    alike. Raises ContradictingFilesError.
    """
    if _first(connection, _OTHER_VALUE) or _first(connection, _OTHER_WRITER):
        raise ContradictingFilesError


def require_proof(connection: Connection) -> None:
    """Raise unless the joined database is whole and shows what was written.

    Raises MissingValuesError or UnprovenJoinError.
    """
    if _first(connection, _EMPTIED) or _first(connection, _NOT_TAKEN) or _first(connection, _UNSEEN):
        raise MissingValuesError
    if any(_torn_away(connection)) or any(_shown_wrongly(connection)):
        raise UnprovenJoinError


_OTHER_VALUE = """
    SELECT 1 FROM temp.suspect s JOIN theirs.cell t ON t.kind = s.kind AND t.row = s.uid
    JOIN main.cell m USING (kind, row, field, writer, n) WHERE t.at <> m.at OR t.value <> m.value
"""
_OTHER_WRITER = """
    SELECT 1 FROM theirs.writer t JOIN main.writer m USING (id) WHERE (t.room, t.opened) <> (m.room, m.opened)
"""
_EMPTIED = """
    SELECT 1 FROM temp.lost WHERE NOT EXISTS (SELECT 1 FROM main.cell m
    WHERE (m.kind, m.row, m.field) = (lost.kind, lost.row, lost.field))
"""
_NOT_TAKEN = """
    SELECT 1 FROM theirs.cell t WHERE NOT EXISTS (SELECT 1 FROM main.cell m
    WHERE (m.kind, m.row, m.field) = (t.kind, t.row, t.field))
"""
_UNSEEN = """
    SELECT 1 FROM main.cell LEFT JOIN main.seen USING (writer) WHERE seen.n IS NULL OR cell.n > seen.n
"""


def _first(connection: Connection, query: str) -> bool:
    return connection.execute(query).fetchone() is not None


def _torn_away(connection: Connection) -> Iterator[str]:
    """Yield columns that name an owner which is not there; a place that is not there is only listed."""
    for kind, _row, _target, key in connection.execute("PRAGMA main.foreign_key_check"):
        keys = connection.execute(f"PRAGMA main.foreign_key_list({kind})")
        column = next(found[3] for found in keys if found[0] == key)
        if column in fixed_fields(record_types()[kind]):
            yield f"{kind}.{column}"


def _shown_wrongly(connection: Connection) -> Iterator[str]:
    """Yield records that were there and changed, and do not show their values."""
    for (kind,) in connection.execute("SELECT DISTINCT kind FROM temp.touched").fetchall():
        record_type = record_types()[kind]
        shown = list(shown_rows(connection, record_type, some="uid IN (SELECT uid FROM temp.altered)"))
        stored = list(stored_rows(connection, record_type, some="row IN (SELECT uid FROM temp.altered)"))
        if shown != stored:
            yield kind
