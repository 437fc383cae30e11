"""What belongs to one file alone and never merges: the topic fields that it shows, and its room label."""

from collections.abc import Iterable
from sqlite3 import Connection
from typing import NamedTuple

from kiwork.store.cells import renew_state


class Local(NamedTuple):
    """A room label, or "" for a file that takes the laptop's, and the topic fields shown; none are all."""

    label: str = ""
    topic_field_uids: frozenset[str] = frozenset()


def read_local(connection: Connection) -> Local:
    """Return what a file keeps for itself."""
    label = connection.execute("SELECT label FROM room").fetchone()
    shown = connection.execute("SELECT topic_field FROM scope")
    return Local(label[0] if label else "", frozenset(uid for (uid,) in shown))


def write_local(connection: Connection, local: Local) -> None:
    """Put something else in its place; within a transaction of the caller's."""
    labels = [local.label] if local.label else []
    for table, values in (("room", labels), ("scope", sorted(local.topic_field_uids))):
        connection.execute(f"DELETE FROM {table}")
        _insert(connection, table, values)
    renew_state(connection)


def _insert(connection: Connection, table: str, values: Iterable[str]) -> None:
    connection.executemany(f"INSERT INTO {table} VALUES (?)", [(value,) for value in values])
