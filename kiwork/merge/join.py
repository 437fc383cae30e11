"""The join of two files: what both hold, and what either has that the other has not seen.

For one field with values X here and Y there: (in both) + (ours they have not seen) + (theirs we have not
seen); `seen` becomes the pointwise maximum. So the order of merges, and merging twice, make no difference,
and no value disappears unless a person who saw it replaced it. ARCHITECTURE.md, "Merging", has the rules.
"""

from sqlite3 import Connection

from kiwork.store.cells import renew_state
from kiwork.store.erasure import wipe
from kiwork.store.tables import rebuild

_SAME = "(t.kind, t.row, t.field, t.writer, t.n) = (cell.kind, cell.row, cell.field, cell.writer, cell.n)"

_REPLACED_THERE = f"""
    EXISTS (SELECT 1 FROM theirs.seen s WHERE s.writer = cell.writer AND cell.n <= s.n)
    AND NOT EXISTS (SELECT 1 FROM theirs.cell t WHERE {_SAME})
"""

_NEW_HERE = "FROM theirs.cell t LEFT JOIN main.seen s ON s.writer = t.writer WHERE s.n IS NULL OR t.n > s.n"


_FURTHEST_SEEN = """
    INSERT INTO main.seen SELECT writer, n FROM theirs.seen WHERE true
    ON CONFLICT (writer) DO UPDATE SET n = max(n, excluded.n)
"""

_ALL_ERASED = "INSERT OR IGNORE INTO main.erased SELECT row FROM theirs.erased"


def contains(connection: Connection) -> bool:
    """Whether everything that the attached database `theirs` has seen and erased is known here."""
    ahead = connection.execute(
        "SELECT 1 FROM theirs.seen t LEFT JOIN main.seen m USING (writer) WHERE m.n IS NULL OR t.n > m.n"
        " UNION ALL SELECT 1 FROM theirs.erased WHERE row NOT IN (SELECT row FROM main.erased)"
    )
    return ahead.fetchone() is None


def join(connection: Connection) -> None:
    """Join the attached database `theirs` into the main one; within a transaction of the caller's.

    Afterwards the temporary table `touched` (kind, uid) names the records whose values changed, `altered`
    (uid) those of them that were here before, and `lost` (kind, row, field) the fields that lost a value.
    """
    _note_what_changes(connection)
    connection.execute(f"DELETE FROM main.cell WHERE {_REPLACED_THERE}")
    connection.execute(f"INSERT INTO main.cell SELECT t.* {_NEW_HERE}")
    _join_ledgers(connection)
    _show(connection)
    wipe(connection)
    renew_state(connection)


def _note_what_changes(connection: Connection) -> None:
    for statement in (
        "DROP TABLE IF EXISTS temp.lost",
        f"CREATE TEMP TABLE lost AS SELECT DISTINCT kind, row, field FROM main.cell WHERE {_REPLACED_THERE}",
        "DROP TABLE IF EXISTS temp.touched",
        "CREATE TEMP TABLE touched (kind TEXT, uid TEXT, PRIMARY KEY (kind, uid)) WITHOUT ROWID",
        "DROP TABLE IF EXISTS temp.altered",
        "CREATE TEMP TABLE altered (uid TEXT PRIMARY KEY) WITHOUT ROWID",
        "INSERT OR IGNORE INTO touched SELECT kind, row FROM lost",
        f"INSERT OR IGNORE INTO touched SELECT t.kind, t.row {_NEW_HERE}",
    ):
        connection.execute(statement)


def _join_ledgers(connection: Connection) -> None:
    for statement in (
        _FURTHEST_SEEN,
        "INSERT OR IGNORE INTO main.writer SELECT id, room, opened FROM theirs.writer",
        _ALL_ERASED,
        "INSERT OR IGNORE INTO main.blob SELECT sha256, data FROM theirs.blob",
    ):
        connection.execute(statement)


def _show(connection: Connection) -> None:
    """Show what changed: records that are new here as they are shown there, the others by their values."""
    kinds = [kind for (kind,) in connection.execute("SELECT DISTINCT kind FROM temp.touched")]
    for kind in kinds:
        connection.execute(
            "INSERT INTO temp.altered"
            f" SELECT uid FROM main.{kind} JOIN temp.touched USING (uid) WHERE kind = ?",
            (kind,),
        )
        connection.execute(
            f"INSERT INTO main.{kind} SELECT t.* FROM temp.touched JOIN theirs.{kind} t USING (uid)"
            " WHERE kind = ? AND uid NOT IN (SELECT uid FROM temp.altered)",
            (kind,),
        )
    rebuild(connection, "row IN (SELECT uid FROM temp.altered)", kinds=kinds)
