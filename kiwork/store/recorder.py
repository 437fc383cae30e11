"""Watches a database session and turns what a use case changed into stamped values and a change set."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from sqlite3 import Connection

from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState, Session, make_transient_to_detached
from sqlalchemy.orm.attributes import get_history
from sqlalchemy.orm.unitofwork import UOWTransaction

from kiwork.errors import KiworkError
from kiwork.models import groups
from kiwork.models.beneath import raw
from kiwork.models.record import (
    DECIDED,
    INDIRECT,
    PICTURES,
    Record,
    Row,
    content_of,
    defaults_of,
    fields_of,
    owner_columns,
    record_types,
    row_of,
)
from kiwork.store.cells import (
    FieldKey,
    Value,
    Writer,
    add_to_state,
    keep_pictures,
    read_values,
    replace_values,
)
from kiwork.store.changes import ChangeSet, FieldChange, RowChange
from kiwork.store.erasure import is_erased
from kiwork.store.tables import insert_rows

_PLACES = ("place", "chapter_and_position")
"""Fields that say where a record stands, and in what."""

_POSITIONS = ("place", "position", "chapter_position")
"""Columns that say where a record stands among its neighbours."""


class ErasedError(KiworkError):
    """What was erased for good cannot be written again."""


class RecordedSession(Session):
    """A session that shows its recorder every record before it is written."""

    recorder: "Recorder"


class Recorder:
    """Keeps the first state of every record that a session touches."""

    def __init__(self, session: RecordedSession) -> None:
        session.recorder, self._session = self, session
        self._connection = raw(session)
        self._before: dict[Record, Row | None] = {}
        self._acted_on: set[Record] = set()
        session.info[INDIRECT] = set[str]()
        session.info[DECIDED] = set[tuple[str, str]]()
        session.info[PICTURES] = dict[str, bytes]()

    def stamp(self, name: str, writer: Writer, now: int) -> ChangeSet:
        """Write a value for every field that changed, and return the facts."""
        self._session.flush()
        self._revive()
        rows = self._rows()
        changes = [change for record in rows for change in self._stamped(record, rows[record], writer, now)]
        store_changes(self._connection, writer, changes)
        keep_pictures(self._connection, self._session.info[PICTURES])
        return ChangeSet(name, tuple(changes), self._differences(rows))

    def row_changes(self) -> tuple[RowChange, ...]:
        """Return what is shown differently since the session began."""
        self._session.flush()
        return self._differences(self._rows())

    def _rows(self) -> dict[Record, Row]:
        return {record: row_of(record) for record in self._before}

    def _differences(self, rows: dict[Record, Row]) -> tuple[RowChange, ...]:
        return tuple(
            RowChange(type(record).__tablename__, record.uid, self._before[record], row)
            for record, row in rows.items()
            if self._before[record] != row
        )

    def note(self) -> None:
        """Keep the first state of what is about to be written."""
        if self._session.deleted:
            msg = "records are never removed; set alive to false"
            raise RuntimeError(msg)
        new = list(self._session.new)
        for record in self._session.dirty:
            if record not in self._before:
                self._before[record] = _row_before(record)
        self._before.update(dict.fromkeys(new))
        self._insert(new)

    def _insert(self, new: Sequence[Record]) -> None:
        """Write new records: SQLAlchemy's own way weighs what must come first, and here nothing must."""
        rows: defaultdict[type[Record], list[Row]] = defaultdict(list)
        for record in new:
            rows[type(record)].append(row_of(record))
            self._session.expunge(record)
            make_transient_to_detached(record)
            self._session.add(record)
        for record_type, found in rows.items():
            insert_rows(self._connection, record_type, found)

    def _revive(self) -> None:
        for record in list(self._before):
            fields = self._changed_fields(record, row_of(record))
            if fields and "alive" not in fields and not self._only_moved(record, fields):
                record.alive = True
                self._act_on_group(record)
            if fields:
                self._act_on_owners(record, fields)
        self._session.flush()

    def _act_on_owners(self, record: Record, fields: Sequence[str]) -> None:
        for column, kinds in owner_columns(type(record)).items():
            if column == "merged_into" and column not in fields:
                continue  # its group is acted on as far as it lives; a dead member stays dead
            uid = getattr(record, column)
            owners = [self._session.get(record_types()[kind], uid) for kind in kinds if uid]
            for owner in filter(None, owners):
                self._act_on(owner)
                self._act_on_group(owner)

    def _act_on_group(self, record: Record) -> None:
        for uid in groups.group_of(self._session, record.uid):
            member = self._session.get(type(record), uid)
            if member and member is not record and member.alive:
                self._act_on(member)

    def _act_on(self, owner: Record) -> None:
        if is_erased(self._connection, owner):
            return
        if owner not in self._before:
            self._before[owner] = row_of(owner)
        if "alive" not in self._changed_fields(owner, row_of(owner)):
            owner.alive = True
            self._acted_on.add(owner)

    def _changed_fields(self, record: Record, row: Row) -> list[str]:
        before = self._before[record] or defaults_of(type(record))
        changed = {column for column, value in before.items() if value != row[column]}
        decided = self._session.info[DECIDED]
        return [
            field
            for field, columns in fields_of(type(record)).items()
            if not changed.isdisjoint(columns) or (record.uid, field) in decided
        ]

    def _written_fields(self, record: Record, row: Row) -> list[str]:
        fields = self._changed_fields(record, row)
        acted_on = record in self._acted_on or (bool(fields) and not self._only_moved(record, fields))
        if acted_on and self._before[record] is not None and "alive" not in fields:
            return ["alive", *fields]
        return fields

    def _only_moved(self, record: Record, fields: list[str]) -> bool:
        if record.uid in self._session.info[INDIRECT]:
            return True
        if len(fields) != 1 or fields[0] not in _PLACES:
            return False
        before = self._before[record] or {}
        containers = [c for c in fields_of(type(record))[fields[0]] if c not in _POSITIONS]
        return all(before[column] == getattr(record, column) for column in containers)

    def _stamped(self, record: Record, row: Row, writer: Writer, now: int) -> Iterable[FieldChange]:
        fields = self._written_fields(record, row)
        if fields and is_erased(self._connection, record):
            raise ErasedError
        for field in fields:
            key = FieldKey(type(record).__tablename__, record.uid, field)
            content = content_of(type(record), field, row)
            present = read_values(self._connection, key) if self._before[record] else []
            every = field == "alive" or (record.uid, field) in self._session.info[DECIDED]
            removed = _replaced(present, every=every)
            yield FieldChange(key, removed, (writer.stamp(content, now=now, after=present),))


def store_changes(connection: Connection, writer: Writer, changes: Sequence[FieldChange]) -> None:
    """Write changes of values, how far the writer has come, and the file's sum; no change writes nothing."""
    if not changes:
        return
    difference = replace_values(connection, ((c.key, c.removed, c.added) for c in changes))
    add_to_state(connection, difference + writer.store_progress(connection))


def _replaced(present: list[Value], *, every: bool) -> tuple[Value, ...]:
    if every or not present:
        return tuple(present)
    return tuple(value for value in present if value.content == present[-1].content)


def _row_before(record: Record) -> Row:
    before = {}
    for column in row_of(record):
        deleted = get_history(record, column).deleted
        before[column] = deleted[0] if deleted else getattr(record, column)
    return before


@event.listens_for(RecordedSession, "before_flush")
def _note(session: RecordedSession, _flush: UOWTransaction, _objects: object) -> None:
    session.recorder.note()


@event.listens_for(RecordedSession, "do_orm_execute")
def _refuse_bulk_changes(state: ORMExecuteState) -> None:
    if not state.is_select:
        msg = "bulk changes bypass the record of who wrote what"
        raise RuntimeError(msg)
