"""Workshop files as bytes, and two media that open them: real files, and databases in memory."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Protocol

from kiwork.errors import KiworkError
from kiwork.merge.join import contains, join
from kiwork.merge.merging import Wish
from kiwork.merge.proof import require_proof
from kiwork.merge.workplace import Workplace
from kiwork.models.beneath import raw
from kiwork.store import groups
from kiwork.store.file import engine_on
from kiwork.store.opening import open_store
from kiwork.store.store import Store

Clock = Callable[[], int]


class RefusedError(Exception):
    """A merge that had to work was refused."""


class Medium(Protocol):
    """Where files lie; a file outside a medium is bytes, as on a stick."""

    def open(self, content: bytes, clock: Clock) -> Store:
        """Open a copy of a file."""

    def close(self, store: Store) -> None:
        """Close a file."""

    def content(self, store: Store) -> bytes:
        """Return what a copy of the open file holds."""

    def merge(self, store: Store, others: Sequence[bytes]) -> Callable[[], None]:
        """Merge files into the open one, and return what takes the merge back."""

    def merged(self, first: bytes, others: Sequence[bytes]) -> bytes:
        """Return what a closed file holds once others were merged into it."""


class Files:
    """Real files, in a folder; every merge goes the whole way, guard and proof included."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._number = 0
        self._places: list[Workplace] = []

    def open(self, content: bytes, clock: Clock) -> Store:
        return open_store(self._lay(content), clock=clock, room=f"Raum {self._number}")

    def close(self, store: Store) -> None:
        store.close()

    def content(self, store: Store) -> bytes:
        path = self._name()
        store.save_copy(path)
        return path.read_bytes()

    def merge(self, store: Store, others: Sequence[bytes]) -> Callable[[], None]:
        place = Workplace(store)
        self._places.append(place)
        report = place.merge(Wish([self._lay(content) for content in others]))
        for line in report.refused:
            raise RefusedError(line.reason, line.reason and line.reason.values)
        if report.brings_something:
            place.take_over(store)
        return lambda: place.take_back(store)

    def merged(self, first: bytes, others: Sequence[bytes]) -> bytes:
        with closing(open_store(self._lay(first))) as store:
            self.merge(store, others)
            return self.content(store)

    def clear(self) -> None:
        """Throw away everything that was laid."""
        for place in self._places:
            place.close()
        for path in self._folder.iterdir():
            path.unlink()

    def _lay(self, content: bytes) -> Path:
        path = self._name()
        path.write_bytes(content)
        return path

    def _name(self) -> Path:
        self._number += 1
        return self._folder / f"{self._number}.kiwork"


class Memory:
    """Databases in memory: the same writes and the same join, without files around them.

    Stores are used again, because a new one has to compile its queries first.
    """

    def __init__(self) -> None:
        self._free: list[Store] = []

    def open(self, content: bytes, clock: Clock) -> Store:
        if not self._free:
            return Store(Path("/nowhere/a.kiwork"), engine_on(database(content)), clock=clock)
        store = self._free.pop()
        store._clock = clock
        with closing(database(content)) as source:
            store.take_over(source, since=store.mark, name="open")
        return store

    def close(self, store: Store) -> None:
        store._subscribers.clear()
        self._free.append(store)

    def content(self, store: Store) -> bytes:
        with store.reading() as db:
            return raw(db).serialize()

    def merge(self, store: Store, others: Sequence[bytes]) -> Callable[[], None]:
        before = self.content(store)
        with closing(database(self.merged(before, others))) as working:
            store.take_over(working, since=store.mark, name="merge")
        mark = store.mark

        def take_back() -> None:
            with closing(database(before)) as earlier:
                store.take_over(earlier, since=mark, name="undo_merge")

        return take_back

    def merged(self, first: bytes, others: Sequence[bytes]) -> bytes:
        with closing(database(first)) as working:
            for content in others:
                join_in(working, content)
            return working.serialize()


def database(content: bytes) -> sqlite3.Connection:
    """Return a database in memory that holds what a file holds."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.deserialize(content)
    groups.prepare(connection)
    return connection


def join_in(working: sqlite3.Connection, content: bytes) -> None:
    """Join a file into a database in memory, and prove it; the file itself is not looked through."""
    working.execute("ATTACH ':memory:' AS theirs")
    working.deserialize(content, name="theirs")
    working.execute("BEGIN")
    try:
        if not contains(working):
            join(working)
            require_proof(working)
        working.execute("COMMIT")
    except KiworkError as error:
        working.execute("ROLLBACK")
        raise RefusedError(type(error), error.values) from error
    finally:
        working.execute("DETACH theirs")
