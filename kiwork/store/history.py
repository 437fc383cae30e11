"""What can be undone and redone: change sets in memory, and the stamps that values were given anew."""

from collections.abc import Iterable, Sequence
from sqlite3 import Connection

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiwork.models.parts import in_parts
from kiwork.models.record import Record, columns_from, content_of, defaults_of, fixed_fields, record_types
from kiwork.store.cells import FieldKey, Stamp, Value, Writer, read_values, shown_value
from kiwork.store.changes import ChangeSet, FieldChange, joined


class History:
    """The undo and redo lists of one opening of a file."""

    def __init__(self) -> None:
        self._done: list[ChangeSet] = []
        self._undone: list[ChangeSet] = []
        self._joins: str | None = None
        self._renewed: dict[Stamp, Stamp] = {}

    @property
    def undo_name(self) -> str | None:
        return self._done[-1].name if self._done else None

    @property
    def redo_name(self) -> str | None:
        return self._undone[-1].name if self._undone else None

    def remember(self, change: ChangeSet, *, joins: str | None) -> None:
        """Add an action; one with the same `joins` as the action before becomes one step with it."""
        self._undone.clear()
        if joins and joins == self._joins and self._done:
            change = joined(self._done.pop(), change)
        self._done.append(change)
        self._joins = joins

    def end_step(self) -> None:
        """Let the next action be a step of its own, whatever it joins."""
        self._joins = None

    def next_undo(self) -> ChangeSet | None:
        return self._done[-1] if self._done else None

    def next_redo(self) -> ChangeSet | None:
        return self._undone[-1] if self._undone else None

    def undone(self, inverse: ChangeSet) -> None:
        """Note that the last action was taken back by `inverse`."""
        self._renew(self._done.pop(), inverse)
        self._undone.append(inverse)
        self._joins = None

    def redone(self, inverse: ChangeSet) -> None:
        """Note that what was taken back last was done again by `inverse`."""
        self._renew(self._undone.pop(), inverse)
        self._done.append(inverse)

    def current(self, stamp: Stamp) -> Stamp:
        """Return the stamp under which a value stands now, after it was taken away and written back."""
        while stamp in self._renewed:
            stamp = self._renewed[stamp]
        return stamp

    def _renew(self, change: ChangeSet, inverse: ChangeSet) -> None:
        written_back = {field.key: field.added for field in inverse.fields}
        for field in change.fields:
            if field.removed:
                pairs = zip(sorted(field.removed), written_back.get(field.key, ()), strict=False)
                self._renewed.update({old.stamp: new.stamp for old, new in pairs})


def inverse_changes(
    connection: Connection, change: ChangeSet, history: History, writer: Writer, now: int
) -> tuple[list[FieldChange], list[FieldKey]]:
    """Return the writes that take a change back, and the fields that moved on since and are left alone."""
    writes: list[FieldChange] = []
    moved_on: list[FieldKey] = []
    for field in change.fields:
        if field.key.field in fixed_fields(record_types()[field.key.kind]):
            continue
        present = read_values(connection, field.key)
        own = {history.current(value.stamp) for value in field.added}
        added = tuple(value for value in present if value.stamp in own)
        if len(added) < len(own):
            moved_on.append(field.key)
        else:
            writes.append(FieldChange(field.key, added, _written_back(field, writer, now, present)))
    return writes, moved_on


def _written_back(field: FieldChange, writer: Writer, now: int, present: list[Value]) -> tuple[Value, ...]:
    contents = [value.content for value in sorted(field.removed)] or [_default_content(field.key)]
    values: list[Value] = []
    for content in contents:
        values.append(writer.stamp(content, now=now, after=[*present, *values]))
    return tuple(values)


def _default_content(key: FieldKey) -> str:
    record_type = record_types()[key.kind]
    return content_of(record_type, key.field, defaults_of(record_type))


def show_stored_values(connection: Connection, records: Iterable[tuple[Record, str]]) -> None:
    """Set the columns of each (record, field) to the value that its cells show."""
    for record, field in records:
        key = FieldKey(type(record).__tablename__, record.uid, field)
        shown = shown_value(field, read_values(connection, key))
        for column, value in columns_from(type(record), field, shown.content).items():
            setattr(record, column, value)


def written_records(session: Session, writes: Sequence[FieldChange]) -> list[tuple[Record, str]]:
    """Return the record and the field of each write."""
    records: dict[tuple[str, str], Record] = {}
    for kind in sorted({write.key.kind for write in writes}):
        uids = sorted({write.key.row for write in writes if write.key.kind == kind})
        for part in in_parts(uids):
            found = session.scalars(select(record_types()[kind]).where(record_types()[kind].uid.in_(part)))
            records.update({(kind, record.uid): record for record in found})
    return [(records[write.key.kind, write.key.row], write.key.field) for write in writes]
