"""The statements that make a new file are what the mapped classes say."""

from sqlalchemy import Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from kiwork.models.record import Record, record_types
from kiwork.store.file import schema

CORE_TABLES = 9


def statements(table: Table) -> list[str]:
    dialect = sqlite.dialect()
    created = str(CreateTable(table).compile(dialect=dialect)).strip()
    indexes = sorted(str(CreateIndex(index).compile(dialect=dialect)) for index in table.indexes)
    lines = [line.rstrip() for statement in [created, *indexes] for line in f"{statement};".splitlines()]
    return ["\n".join(lines)]


def test_the_shipped_schema_is_that_of_the_mapped_classes() -> None:
    record_types()
    tables = sorted(Record.metadata.tables.values(), key=lambda table: table.name)
    expected = "\n".join(text for table in tables for text in statements(table))
    assert schema().rstrip().endswith(expected)


def test_the_shipped_schema_begins_with_the_tables_that_hold_the_truth() -> None:
    names = [line.split()[2] for line in schema().splitlines() if line.startswith("CREATE TABLE")]
    assert names[:CORE_TABLES] == [
        "writer",
        "seen",
        "cell",
        "erased",
        "blob",
        "scope",
        "room",
        "moment",
        "state",
    ]
    assert set(names[CORE_TABLES:]) == set(Record.metadata.tables)
