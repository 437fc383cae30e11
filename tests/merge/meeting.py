"""Two files that are to be merged, one of which may be bad."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kiwork.merge.merging import Wish
from kiwork.merge.report import FileLine, Report
from kiwork.merge.workplace import Workplace
from kiwork.store.cells import FieldKey, Value, cell_sum, renew_state
from kiwork.store.opening import open_store
from kiwork.store.store import Store
from tests.builders import add_card, add_cluster, new_store
from tests.store.damage import said


@dataclass(frozen=True)
class Meeting:
    """Our file, which is closed, and that of another room."""

    ours: Path
    theirs: Path

    def report(self, *others: Path, unite: bool = False) -> Report:
        """Merge other files into ours, theirs if none is named, and keep what comes out."""
        with closing(open_store(self.ours)) as store:
            return merged(store, *(others or (self.theirs,)), unite=unite)

    def refusal(self, *others: Path) -> str:
        """Return the German sentence with which a merge is refused; no byte of either file may change."""
        files = [self.ours, *(others or (self.theirs,))]
        before = [path.read_bytes() if path.is_file() else b"" for path in files]
        [line] = self.report(*others).refused
        assert [path.read_bytes() if path.is_file() else b"" for path in files] == before
        return sentence(line)

    def lay(self, content: bytes) -> None:
        """Put something else in place of their file."""
        self.theirs.write_bytes(content)

    @property
    def journal(self) -> Path:
        """Where SQLite leaves the journal of their file."""
        return self.theirs.with_name(f"{self.theirs.name}-journal")

    def lay_with_hot_journal(self) -> None:
        """Leave their file as a program leaves it that dies in the middle of an action."""
        with closing(sqlite3.connect(self.theirs, isolation_level=None)) as connection:
            connection.execute("PRAGMA cache_size = 1")
            connection.execute("BEGIN")
            connection.execute("UPDATE cell SET value = NULL")
            torn, journal = self.theirs.read_bytes(), self.journal.read_bytes()
            connection.execute("ROLLBACK")
        self.theirs.write_bytes(torn)
        self.journal.write_bytes(journal)

    def tamper(self, change: Callable[[sqlite3.Connection], object], *, consistently: bool = True) -> None:
        """Change their file from outside, by somebody who knows the sums."""
        with closing(sqlite3.connect(self.theirs, isolation_level=None)) as connection:
            change(connection)
            if consistently:
                renew_state(connection)


def meeting(folder: Path) -> Meeting:
    """Return two files that began as one and went on in two rooms."""
    ours, theirs = folder / "Raum 1.kiwork", folder / "Raum 4.kiwork"
    store = new_store(ours, room="Raum 1")
    cards = [add_card(store, f"Karte {number}") for number in range(3)]
    add_cluster(store, "Zeiten", *cards[:2])
    store.close()
    shutil.copyfile(ours, theirs)
    for path in (ours, theirs):
        with closing(open_store(path, room=path.stem)) as store:
            add_card(store, f"nur in {path.stem}")
    return Meeting(ours, theirs)


def merged(store: Store, *others: Path, unite: bool = False) -> Report:
    """Merge files into an open one; nothing changes if one is refused."""
    place = Workplace(store)
    try:
        report = place.merge(Wish(others, itself=store.path, unite=unite, now=1))
        if report.brings_something and not report.refused:
            place.take_over(store)
        return report
    finally:
        place.close()


def sentence(line: FileLine) -> str:
    """Return the German sentence of a refusal."""
    assert line.reason
    return said(line.reason)


def rewrite(connection: sqlite3.Connection, where: str, content: str) -> None:
    """Give values another content, with the right sum, and show it."""
    for kind, row, field, writer, n, at in connection.execute(
        f"SELECT kind, row, field, writer, n, at FROM cell WHERE {where}"  # noqa: S608 - text of the test's own
    ).fetchall():
        new_sum = cell_sum(FieldKey(kind, row, field), Value(at, writer, n, content))
        connection.execute(
            "UPDATE cell SET value = ?, sum = ? WHERE (kind, row, field, writer, n) = (?, ?, ?, ?, ?)",
            (content, new_sum, kind, row, field, writer, n),
        )
