"""Merges files into a private copy of one: what comes out is shown, then taken over or thrown away."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import NamedTuple, TypeVar

from kiwork.errors import KiworkError
from kiwork.merge.guard import OtherProcessError, guarded
from kiwork.merge.join import contains, join
from kiwork.merge.proof import require_agreement, require_proof
from kiwork.merge.report import FileLine, Outcome, Report, report_of
from kiwork.store.check import require_values
from kiwork.store.file import DamagedFileError, connect

T = TypeVar("T")
Progress = Callable[[int], None]
"""Told how far the work has come, 0 to 100; it may raise to end it."""

_ODD_BEFORE, _ODD_AFTER = 1_577_836_800_000, 4_070_908_800_000
"""2020-01-01 and 2099-01-01, in milliseconds since 1970: a clock that says something else is off."""


class Wish(NamedTuple):
    """What is to be merged.

    `itself` is the live file, which must not be opened a second time; `unite` lets in files of other
    processes; `now` is in milliseconds since 1970.
    """

    others: Sequence[Path]
    itself: Path | None = None
    unite: bool = False
    now: int = 0


class _Foreign(NamedTuple):
    """A file that was looked at: its private copy, and the marks of the processes it belongs to."""

    line: FileLine
    copy: Path | None = None
    origins: frozenset[str] = frozenset()


def merge_into(working: Path, before: Path, wish: Wish, *, progress: Progress = lambda _: None) -> Report:
    """Merge files into `working`, and report what is different from `before`, its twin.

    Both are private copies of ours. If any file is refused, the report says why and has no numbers, and what
    lies at `working` is not to be used.
    """
    steps = _Steps(2 * len(wish.others) + 1, progress)
    with ExitStack() as stack, closing(connect(working)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        files = [steps.after(_look_at(stack, path, wish)) for path in wish.others]
        files = _of_one_process(files, _origins(connection), unite=wish.unite)
        lines = tuple(file.line for file in files)
        if not any(line.reason for line in lines):
            lines = tuple(steps.after(_join(connection, file, wish)) for file in files)
        return report_of(connection, before, lines)


class _Steps:
    """Counts the steps of a work and reports how far it has come."""

    def __init__(self, number: int, progress: Progress) -> None:
        self._number, self._progress, self._done = number, progress, 0

    def after(self, result: T) -> T:
        """Note that a step was done, and return what came out of it."""
        self._done += 1
        self._progress(100 * self._done // self._number)
        return result


def _look_at(stack: ExitStack, path: Path, wish: Wish) -> _Foreign:
    if wish.itself and path.exists() and path.samefile(wish.itself):
        return _Foreign(FileLine(path, Outcome.CONTAINED))
    try:
        copy = stack.enter_context(guarded(path))
    except KiworkError as error:
        return _Foreign(FileLine(path, Outcome.REFUSED, error))
    with closing(connect(copy)) as connection:
        return _Foreign(_facts(connection, path), copy, _origins(connection))


def _facts(connection: sqlite3.Connection, path: Path) -> FileLine:
    writers = connection.execute("SELECT opened, room FROM writer ORDER BY opened DESC, id").fetchall()
    room = next((room for _, room in writers if room), "")
    (cards,) = connection.execute("SELECT count(*) FROM card WHERE alive").fetchone()
    odd = any(not _ODD_BEFORE < opened < _ODD_AFTER for opened, _ in writers)
    return FileLine(path, Outcome.JOINED, None, room, writers[0][0] if writers else 0, cards, odd)


def _origins(connection: sqlite3.Connection) -> frozenset[str]:
    return frozenset(uid for (uid,) in connection.execute("SELECT uid FROM origin"))


def _of_one_process(files: list[_Foreign], known: frozenset[str], *, unite: bool) -> list[_Foreign]:
    """Refuse what has no origin in common with the others, unless it is to be united."""
    looked_at = {file for file in files if file.copy}
    strange = set() if unite else set(looked_at)
    while kin := {file for file in strange if file.origins & known}:
        known = known.union(*(file.origins for file in kin))
        strange -= kin
    return [
        _refused(file, OtherProcessError, Outcome.OTHER_PROCESS) if file in strange else file
        for file in files
    ]


def _refused(file: _Foreign, error: type[KiworkError], outcome: Outcome) -> _Foreign:
    return file._replace(line=file.line._replace(outcome=outcome, reason=error(file=file.line.path.name)))


def _join(connection: sqlite3.Connection, file: _Foreign, wish: Wish) -> FileLine:
    if file.copy is None:
        return file.line
    name = file.line.path.name
    try:
        with _attached(connection, file.copy):
            require_values(connection, name, schema="theirs", known="main")
            require_agreement(connection)
            if contains(connection):
                return file.line._replace(outcome=Outcome.CONTAINED)
            _note_moment(connection, wish)
            join(connection)
            require_proof(connection)
    except KiworkError as error:
        return _refused_line(file.line, error if error.values else type(error)(file=name))
    except sqlite3.Error as error:
        named = DamagedFileError(file=name)
        named.__cause__ = error
        return _refused_line(file.line, named)
    return file.line


def _refused_line(line: FileLine, reason: KiworkError) -> FileLine:
    return line._replace(outcome=Outcome.REFUSED, reason=reason)


@contextmanager
def _attached(connection: sqlite3.Connection, copy: Path) -> Iterator[None]:
    """Give a transaction with another database as `theirs`; rolled back if the block fails."""
    connection.execute("ATTACH ? AS theirs", (str(copy),))
    connection.execute("BEGIN")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        connection.execute("DETACH theirs")


def _note_moment(connection: sqlite3.Connection, wish: Wish) -> None:
    """Keep what was seen before a merge, so that what it brought can be told later."""
    seen = dict(connection.execute("SELECT writer, n FROM main.seen ORDER BY writer").fetchall())
    label = ", ".join(path.stem for path in wish.others)
    connection.execute(
        "INSERT OR IGNORE INTO main.moment VALUES (?, ?, ?)", (wish.now, label, json.dumps(seen))
    )
