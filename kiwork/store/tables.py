"""The tables that are shown, read as plain rows."""

from collections.abc import Iterator
from sqlite3 import Connection

from sqlalchemy.dialects import sqlite

from kiwork.models.record import Record, Row

_DIALECT = sqlite.dialect()


def shown_rows(connection: Connection, record_type: type[Record]) -> Iterator[Row]:
    """Yield every row of a class of record, dead ones too, with values as Python sees them."""
    columns = record_type.__table__.columns
    readers = [column.type.dialect_impl(_DIALECT).result_processor(_DIALECT, None) for column in columns]
    names = [column.key for column in columns]
    for row in connection.execute(f"SELECT {', '.join(names)} FROM {record_type.__tablename__}"):  # noqa: S608 - names of our own
        yield {
            name: reader(value) if reader else value
            for name, reader, value in zip(names, readers, row, strict=True)
        }
