"""Plants values of another writer into a file, as a merge will leave them: with right sums and stamps."""

import json
from sqlite3 import Connection

from sqlalchemy.orm import Session

from kiwork.models.beneath import raw
from kiwork.models.record import columns_from, record_types
from kiwork.store.cells import FieldKey, Value, Writer, read_values, shown_value
from kiwork.store.changes import FieldChange
from kiwork.store.recorder import store_changes
from kiwork.store.store import Store

OPENED = 1_700_000_000_000


class OtherRoom:
    """A second writer whose values come to stand beside those of a file."""

    def __init__(self, writer_id: int = 4711, room: str = "Raum 2") -> None:
        self._writer = Writer(writer_id, room=room, opened=OPENED)

    def adds(self, store: Store, key: FieldKey, content: object, *, at: int = OPENED) -> Value:
        """Add one parallel value to a field; what the record shows follows."""
        with store.reading() as db:
            value = self._add(raw(db), key, json.dumps(content, ensure_ascii=False), at)
            show(db, key)
            db.flush()
            raw(db).commit()
        return value

    def _add(self, connection: Connection, key: FieldKey, content: str, at: int) -> Value:
        value = self._writer.stamp(content, now=at, after=())
        store_changes(connection, self._writer, [FieldChange(key, (), (value,))])
        return value


def show(db: Session, key: FieldKey) -> None:
    """Set the columns of a field to the value that is shown."""
    record_type = record_types()[key.kind]
    record = db.get_one(record_type, key.row)
    shown = shown_value(key.field, read_values(raw(db), key))
    for column, value in columns_from(record_type, key.field, shown.content).items():
        setattr(record, column, value)
    db.flush()


def contents(store: Store, key: FieldKey) -> list[object]:
    """Return the values of a field, the last written last."""
    with store.reading() as db:
        return [json.loads(value.content or "null") for value in read_values(raw(db), key)]


def values(store: Store, key: FieldKey) -> list[Value]:
    """Return the values of a field with their stamps."""
    with store.reading() as db:
        return read_values(raw(db), key)
