"""The tables that are shown, read and written as plain rows, and derived from the values in `cell`."""

from collections.abc import Callable, Generator, Iterable
from functools import cache
from sqlite3 import Connection
from typing import Any

from sqlalchemy import Boolean
from sqlalchemy.dialects import sqlite
from sqlalchemy.types import TypeEngine

from kiwork.models.record import (
    Record,
    Row,
    columns_from,
    defaults_of,
    fields_of,
    record_types,
)

_DIALECT = sqlite.dialect()
_CELLS = (
    "SELECT row, field, value FROM {schema}.cell WHERE kind = ? AND {some}"
    " ORDER BY row, field = 'alive' AND value = 'true', at, writer, n"
)


def shown_rows(
    connection: Connection, record_type: type[Record], *, schema: str = "main", some: str = "true"
) -> Generator[Row]:
    """Yield the rows of a class of record by id, dead ones too, with values as Python sees them.

    `schema` names one of the connection's databases, `some` is a condition of ours on the column `uid`.
    """
    columns = record_type.__table__.columns
    readers = [_reader(column.type) for column in columns]
    names = [column.key for column in columns]
    query = f"SELECT {quoted(names)} FROM {schema}.{record_type.__tablename__} WHERE {some} ORDER BY uid"
    for row in connection.execute(query):
        yield {
            name: reader(value) if reader else value
            for name, reader, value in zip(names, readers, row, strict=True)
        }


def _reader(kind: TypeEngine[Any]) -> Callable[[Any], object] | None:
    """Return what turns a stored value into Python's; a truth value other than 0 and 1 stays a number."""
    if isinstance(kind, Boolean):
        return _truth
    return kind.dialect_impl(_DIALECT).result_processor(_DIALECT, None)


def _truth(value: object) -> object:
    return bool(value) if value in {0, 1} else value


def stored_rows(
    connection: Connection, record_type: type[Record], *, schema: str = "main", some: str = "true"
) -> Generator[Row]:
    """Yield the rows of a class of record by id, as the values in `cell` say that they are shown.

    `schema` names one of the connection's databases, `some` is a condition of ours on the column `row`.
    Raises KeyError for an unknown field; ValueError, TypeError or KeyError for a value that is none of its.
    """
    defaults = {"uid": "", **defaults_of(record_type)}
    fields = fields_of(record_type)
    shown: dict[str, object] = {}
    query = _CELLS.format(schema=schema, some=some)
    for row, field, content in connection.execute(query, (record_type.__tablename__,)):
        if shown.get("uid") != row:
            if shown:
                yield shown
            shown = {**defaults, "uid": row}
        if field not in fields:
            raise KeyError(field)
        shown.update(columns_from(record_type, field, content))
    if shown:
        yield shown


def write_rows(connection: Connection, record_type: type[Record], rows: Iterable[Row]) -> None:
    """Put rows into the table of a class of record, in place of those with the same id."""
    changes = ", ".join(f'"{name}" = excluded."{name}"' for name in _writers(record_type))
    query = f"{_insertion(record_type)} ON CONFLICT (uid) DO UPDATE SET {changes}"
    connection.executemany(query, _prepared(record_type, rows))


def insert_rows(connection: Connection, record_type: type[Record], rows: Iterable[Row]) -> None:
    """Put rows of new records into their table; raises sqlite3.IntegrityError if an id is taken."""
    connection.executemany(_insertion(record_type), _prepared(record_type, rows))


@cache
def _insertion(record_type: type[Record]) -> str:
    names = _writers(record_type)
    marks = ", ".join("?" * len(names))
    return f"INSERT INTO {record_type.__tablename__} ({quoted(names)}) VALUES ({marks})"


def _prepared(record_type: type[Record], rows: Iterable[Row]) -> Iterable[list[object]]:
    writers = _writers(record_type).items()
    return ([writer(row[name]) if writer else row[name] for name, writer in writers] for row in rows)


@cache
def _writers(record_type: type[Record]) -> dict[str, Callable[[Any], object] | None]:
    """Return by column what turns Python's value into the stored one."""
    columns = record_type.__table__.columns
    return {column.key: column.type.dialect_impl(_DIALECT).bind_processor(_DIALECT) for column in columns}


def rebuild(connection: Connection, some: str = "true", *, kinds: Iterable[str] | None = None) -> None:
    """Derive the rows that are shown, of all kinds or some, from the values in `cell`.

    `some` is a condition of ours on the column `row`.
    """
    for kind in record_types() if kinds is None else kinds:
        record_type = record_types()[kind]
        write_rows(connection, record_type, stored_rows(connection, record_type, some=some))


def quoted(names: Iterable[str], table: str = "") -> str:
    """Return column names for a statement, of a table if one is named."""
    return ", ".join(f'{table}."{name}"' if table else f'"{name}"' for name in names)
