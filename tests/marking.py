"""A mark in every text that a room may not see."""

from collections.abc import Collection

from sqlalchemy import inspect
from sqlalchemy.sql.elements import KeyedColumnElement

from kiwork.models.record import Record, record_types
from kiwork.store.store import Store

MARK = "Geheim"
PUBLIC = {
    ("card", "text"),
    ("card", "original_wording"),
    ("cluster", "heading"),
    ("dot_round", "title"),
    ("dot_round", "question"),
}
"""Columns that a room may see."""

NO_WORDS = {"merged_into", "place", "position", "card_kind", "target_kind"}


def mark_everything(store: Store, public: Collection[tuple[str, str]]) -> None:
    """Write the mark into every text of every record but the public ones, and into all of internal cards."""
    with store.operation("edit_text") as db:
        for kind, record_type in record_types().items():
            for record in db.query(record_type):
                internal = getattr(record, "internal", False)
                for column in _texts(record_type):
                    if internal or (kind, column) not in public:
                        setattr(record, column, MARK)


def _texts(record_type: type[Record]) -> list[str]:
    columns = inspect(record_type).local_table.columns
    return [column.key for column in columns if _is_text(column)]


def _is_text(column: KeyedColumnElement[object]) -> bool:
    no_words = column.primary_key or column.foreign_keys or column.key in NO_WORDS
    return str(column.type) == "TEXT" and not no_words and not column.info.get("fixed")
