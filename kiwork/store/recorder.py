"""Watches a database session and turns what a use case changed into stamped values and a change set."""

from collections.abc import Iterable, Sequence
from sqlite3 import Connection

from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState, Session
from sqlalchemy.orm.attributes import get_history
from sqlalchemy.orm.unitofwork import UOWTransaction

from kiwork.errors import KiworkError
from kiwork.models import groups
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
from kiwork.store.file import raw

_PLACES = ("place", "chapter_and_position")
"""Fields that say where a record stands, and in what."""

_POSITIONS = ("place", "position", "chapter_position")
"""Columns that say where a record stands among its neighbours."""


class ErasedError(KiworkError):
    """What was erased for good cannot be written again."""


class Recorder:
    """Keeps the first state of every record that a session touches."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._before: dict[Record, Row | None] = {}
        self._acted_on: set[Record] = set()
        session.info[INDIRECT] = set[str]()
        session.info[DECIDED] = set[tuple[str, str]]()
        session.info[PICTURES] = dict[str, bytes]()
        event.listen(session, "before_flush", self._note)
        event.listen(session, "do_orm_execute", _refuse_bulk_changes)

    def stamp(self, name: str, writer: Writer, now: int) -> ChangeSet:
        """Write a value for every field that changed, and return the facts."""
        self._session.flush()
        self._revive()
        connection = raw(self._session)
        changes = [change for record in self._before for change in self._stamped(record, writer, now)]
        store_changes(connection, writer, changes)
        keep_pictures(connection, self._session.info[PICTURES])
        return ChangeSet(name, tuple(changes), self.row_changes())

    def row_changes(self) -> tuple[RowChange, ...]:
        """Return what is shown differently since the session began."""
        self._session.flush()
        changes = (
            RowChange(type(record).__tablename__, record.uid, before, row_of(record))
            for record, before in self._before.items()
        )
        return tuple(change for change in changes if change.before != change.after)

    def _note(self, session: Session, _flush: UOWTransaction, _objects: object) -> None:
        if session.deleted:
            msg = "records are never removed; set alive to false"
            raise RuntimeError(msg)
        new = session.new
        for record in [*new, *session.dirty]:
            if record not in self._before:
                self._before[record] = None if record in new else _row_before(record)

    def _revive(self) -> None:
        for record in list(self._before):
            fields = self._changed_fields(record)
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
        if is_erased(raw(self._session), owner):
            return
        if owner not in self._before:
            self._before[owner] = row_of(owner)
        if "alive" not in self._changed_fields(owner):
            owner.alive = True
            self._acted_on.add(owner)

    def _changed_fields(self, record: Record) -> list[str]:
        start = self._before[record]
        before: Row = defaults_of(type(record)) if start is None else start
        after = row_of(record)
        return [
            field
            for field, columns in fields_of(type(record)).items()
            if any(before[column] != after[column] for column in columns)
            or (record.uid, field) in self._session.info[DECIDED]
        ]

    def _written_fields(self, record: Record) -> list[str]:
        fields = self._changed_fields(record)
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

    def _stamped(self, record: Record, writer: Writer, now: int) -> Iterable[FieldChange]:
        row = row_of(record)
        fields = self._written_fields(record)
        if fields and is_erased(raw(self._session), record):
            raise ErasedError
        for field in fields:
            key = FieldKey(type(record).__tablename__, record.uid, field)
            content = content_of(type(record), field, row)
            present = read_values(raw(self._session), key) if self._before[record] else []
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


def _refuse_bulk_changes(state: ORMExecuteState) -> None:
    if not state.is_select:
        msg = "bulk changes bypass the record of who wrote what"
        raise RuntimeError(msg)
