"""What a merge brings: counted from the result, not from what was meant to happen."""

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from enum import StrEnum
from pathlib import Path
from sqlite3 import Connection
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiwork.errors import KiworkError
from kiwork.merge.duplicates import KINDS, count_touching, material
from kiwork.models.groups import heads
from kiwork.models.living import living
from kiwork.models.record import Record, owner_columns, record_types
from kiwork.queries.entries import ENTRY_KINDS, Entry, entries
from kiwork.queries.undecided import Undecided, undecided
from kiwork.store.file import connect, session_on
from kiwork.store.groups import refresh
from kiwork.store.tables import quoted


class Outcome(StrEnum):
    """What became of one file."""

    JOINED = "joined"
    CONTAINED = "contained"
    REFUSED = "refused"
    OTHER_PROCESS = "other_process"


class FileLine(NamedTuple):
    """One file of a merge; `written` is when it was opened last to write, in milliseconds since 1970.

    `odd_clock` says that the laptop's clock was years off, which changes nothing but the times shown.
    """

    path: Path
    outcome: Outcome
    reason: KiworkError | None = None
    room: str = ""
    written: int = 0
    cards: int = 0
    odd_clock: bool = False


class Report(NamedTuple):
    """What a merge brings, over all files; every entry once.

    `duplicates` is the number of groups that may mean the same and have something new or changed in them.
    """

    files: tuple[FileLine, ...]
    new: tuple[Entry, ...] = ()
    changed: tuple[Entry, ...] = ()
    deleted: tuple[Entry, ...] = ()
    undecided: tuple[Undecided, ...] = ()
    duplicates: int = 0

    @property
    def conflicts(self) -> int:
        """How much is left to decide afterwards."""
        return len(self.undecided)

    @property
    def refused(self) -> tuple[FileLine, ...]:
        """The files that cannot be merged as they are; one is enough to stop the whole merge."""
        return tuple(line for line in self.files if line.reason)

    @property
    def by_kind(self) -> dict[str, dict[str, int]]:
        """How many entries are new, changed and deleted, by kind; kinds without any are left out."""
        parts = {"new": self.new, "changed": self.changed, "deleted": self.deleted}
        counts = {name: Counter(entry.kind for entry in part) for name, part in parts.items()}
        kinds = [kind for kind in ENTRY_KINDS if any(count[kind] for count in counts.values())]
        return {kind: {name: count[kind] for name, count in counts.items()} for kind in kinds}

    @property
    def brings_something(self) -> bool:
        """Whether any file holds something that was not known."""
        return any(line.outcome == Outcome.JOINED for line in self.files)


def report_of(connection: Connection, before: Path, files: tuple[FileLine, ...]) -> Report:
    """Count what is different in a merged database from `before`, its twin.

    Nothing is counted if a file was refused.
    """
    report = Report(files)
    with session_on(connection) as db:
        refresh(db)
        report = report._replace(undecided=undecided(db))
        if report.refused or not report.brings_something:
            return report
        connection.execute("ATTACH ? AS before", (str(before),))
        with closing(connect(before)) as other, session_on(other) as past:
            then = _living(past)
        now = _living(db)
        changed = _changed(connection)
        touched = {uid for kind in KINDS for uid in now[kind] & (changed[kind] | (now[kind] - then[kind]))}
        return report._replace(
            new=_named(db, {kind: now[kind] - then[kind] for kind in ENTRY_KINDS}),
            deleted=_named(db, {kind: then[kind] - now[kind] for kind in ENTRY_KINDS}),
            changed=_named(db, {kind: changed[kind] & now[kind] & then[kind] for kind in ENTRY_KINDS}),
            duplicates=_duplicates(db, touched),
        )


def _duplicates(db: Session, touched: set[str]) -> int:
    known = heads(db)
    return count_touching(material(db), {known.get(uid, uid) for uid in touched})


def _living(db: Session) -> dict[str, set[str]]:
    types = {kind: record_types()[kind] for kind in ENTRY_KINDS}
    return {kind: set(db.scalars(select(found.uid).where(living(found)))) for kind, found in types.items()}


def _changed(connection: Connection) -> dict[str, set[str]]:
    """Return the ids of records that are not as they were, by kind.

    What belongs to a record, such as a tag or a mention, changes its owner.
    """
    changed = {kind: set(_other_rows(connection, record_types()[kind], "uid")) for kind in ENTRY_KINDS}
    for record_type in record_types().values():
        for column, kinds in owner_columns(record_type).items():
            for kind in changed.keys() & set(kinds):
                changed[kind] |= set(_other_rows(connection, record_type, column))
    for kind, uid in connection.execute(_OTHER_VALUES):
        if kind in changed:
            changed[kind].add(uid)
    return changed


def _named(db: Session, uids: dict[str, set[str]]) -> tuple[Entry, ...]:
    return tuple(entry for kind in ENTRY_KINDS if uids[kind] for entry in entries(db, kind, uids[kind]))


_OTHER_VALUES = """
    SELECT kind, row FROM (SELECT kind, row, field, count(DISTINCT value) AS number FROM main.cell
        WHERE field <> 'place' GROUP BY kind, row, field HAVING count(*) > 1) now
    WHERE number <> (SELECT count(DISTINCT value) FROM before.cell b
        WHERE (b.kind, b.row, b.field) = (now.kind, now.row, now.field))
"""


def _other_rows(connection: Connection, record_type: type[Record], column: str) -> Iterator[str]:
    names = [found.key for found in record_type.__table__.columns]
    kind, now, before = record_type.__tablename__, quoted(names, "m"), quoted(names, "b")
    rows = connection.execute(
        f"SELECT m.{column} FROM main.{kind} m LEFT JOIN before.{kind} b USING (uid)"
        f" WHERE ({now}) IS NOT ({before})"
    )
    return (uid for (uid,) in rows)
