"""The truth of a file: who wrote which value into which field, and the sums that guard it.

ARCHITECTURE.md, "The file", has the rules for `writer`, `seen`, `cell`, `erased`, `blob`, `scope`, `room`,
`moment`, `state`.
"""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from sqlite3 import Connection
from typing import NamedTuple

from kiwork.models.record import says_alive

Stamp = tuple[int, int]
"""Writer and running number: the name of one write."""

SUM_BYTES = 5
"""Small enough that SQLite can add eight million sums without overflow."""

STATE_MODULUS = 1 << 62


class FieldKey(NamedTuple):
    """One field of one record."""

    kind: str
    row: str
    field: str


class Value(NamedTuple):
    """A value of a field; the greatest (at, writer, n) is the one shown.

    `at` is in milliseconds since 1970, `content` is JSON, or None once erased.
    """

    at: int
    writer: int
    n: int
    content: str | None

    @property
    def stamp(self) -> Stamp:
        return (self.writer, self.n)


def checksum(*parts: object) -> int:
    """Return a checksum of 40 bits; None counts as an empty part, which no stored value is."""
    text = "\0".join("" if part is None else str(part) for part in parts)
    return int.from_bytes(blake2b(text.encode(), digest_size=SUM_BYTES).digest())


def cell_sum(key: FieldKey, value: Value) -> int:
    """Return the checksum that a cell carries."""
    text = f"{key[0]}\0{key[1]}\0{key[2]}\0{value.writer}\0{value.n}\0{value.at}\0{value.content or ''}"
    return int.from_bytes(blake2b(text.encode(), digest_size=SUM_BYTES).digest())


def read_values(connection: Connection, key: FieldKey) -> list[Value]:
    """Return the values of a field, the shown one last."""
    found = connection.execute(
        "SELECT at, writer, n, value FROM cell WHERE kind = ? AND row = ? AND field = ?", tuple(key)
    )
    return sorted(Value(*row) for row in found)


def shown_value(field: str, values: Iterable[Value]) -> Value:
    """Return the value of a field that is shown: the last one; of `alive`, one that says so, if any does."""
    return max(values, key=lambda value: (says_alive(field, value.content), value))


def replace_values(
    connection: Connection, changes: Iterable[tuple[FieldKey, Sequence[Value], Sequence[Value]]]
) -> int:
    """Remove and add values, given as (field, removed, added); return by how much the file's sum changes."""
    gone: list[tuple[object, ...]] = []
    come: list[tuple[object, ...]] = []
    difference = 0
    for key, removed, added in changes:
        gone += [(*key, *value.stamp) for value in removed]
        difference -= sum(cell_sum(key, value) for value in removed)
        for value in added:
            value_sum = cell_sum(key, value)
            come.append((*key, *value.stamp, value.at, value.content, value_sum))
            difference += value_sum
    if gone:
        connection.executemany(
            "DELETE FROM cell WHERE kind = ? AND row = ? AND field = ? AND writer = ? AND n = ?", gone
        )
    if come:
        connection.executemany("INSERT INTO cell VALUES (?, ?, ?, ?, ?, ?, ?, ?)", come)
    return difference


def add_to_state(connection: Connection, difference: int) -> None:
    """Carry a change of the sums into the file's own sum."""
    connection.execute("UPDATE state SET sum = (sum + ?1) % ?2", (difference % STATE_MODULUS, STATE_MODULUS))


def keep_pictures(connection: Connection, pictures: Mapping[str, bytes]) -> None:
    """Keep pictures, given by their SHA-256, each once; the file's sum changes with them."""
    for picture in pictures.items():
        if connection.execute("INSERT OR IGNORE INTO blob VALUES (?, ?)", picture).rowcount:
            add_to_state(connection, checksum("blob", picture[0]))


def renew_state(connection: Connection) -> None:
    """Write down the file's own sum, computed anew."""
    connection.execute("UPDATE state SET sum = ?", (state_sum(connection),))


def state_sum(connection: Connection) -> int:
    """Compute the file's sum anew from everything that it guards."""
    cells: int = connection.execute("SELECT coalesce(sum(sum), 0) FROM cell").fetchone()[0]
    return (cells + sum(_ledger_sums(connection))) % STATE_MODULUS


def _ledger_sums(connection: Connection) -> Iterable[int]:
    for table, columns in LEDGERS.items():
        for row in connection.execute(f"SELECT {columns} FROM {table}"):
            yield checksum(table, *row)


LEDGERS = {
    "writer": "id, room, opened",
    "seen": "writer, n",
    "erased": "row",
    "blob": "sha256",
    "scope": "topic_field",
    "room": "label",
    "moment": "at, label, seen",
}
"""The guarded tables beside `cell`, with the columns that the file's sum covers."""


class Writer:
    """One opening of a file for writing: gives out stamps, and stands in the file from its first write on."""

    def __init__(self, writer_id: int, *, room: str, opened: int) -> None:
        self.id = writer_id
        self.room = room
        self.opened = opened
        self._given = 0

    def stamp(self, content: str | None, *, now: int, after: Sequence[Value]) -> Value:
        """Return a new value, later than all of `after` even where the clock is slow."""
        self._given += 1
        at = max([now, *(value.at + 1 for value in after)])
        return Value(at, self.id, self._given, content)

    def store_progress(self, connection: Connection) -> int:
        """Write down how far this writer has come, and return by how much the file's sum changes."""
        if not self._given:
            return 0
        stored = connection.execute("SELECT n FROM seen WHERE writer = ?", (self.id,)).fetchone()
        if stored is None:
            connection.execute("INSERT INTO writer VALUES (?, ?, ?)", (self.id, self.room, self.opened))
            connection.execute("INSERT INTO seen VALUES (?, ?)", (self.id, self._given))
            return checksum("writer", self.id, self.room, self.opened) + checksum(
                "seen", self.id, self._given
            )
        connection.execute("UPDATE seen SET n = ? WHERE writer = ?", (self._given, self.id))
        return checksum("seen", self.id, self._given) - checksum("seen", self.id, *stored)
