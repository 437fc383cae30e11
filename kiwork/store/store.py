"""One open workshop file: reading, operations, undo and redo."""

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from secrets import randbits
from typing import Literal, NamedTuple, cast

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from kiwork.errors import KiworkError
from kiwork.models.beneath import raw
from kiwork.models.record import WRITING, Writing
from kiwork.private_folder import PrivateFolder
from kiwork.store import groups
from kiwork.store.backup import back_up, backups_of, copy_checked
from kiwork.store.cells import Writer
from kiwork.store.changes import ChangeSet
from kiwork.store.erasure import erase
from kiwork.store.file import FileInUseError, all_or_nothing, identity, refusals_named
from kiwork.store.history import History, inverse_changes, show_stored_values, written_records
from kiwork.store.local import Local, read_local, write_local
from kiwork.store.recorder import RecordedSession, Recorder, store_changes
from kiwork.store.second_lock import SecondLock

Db = Session
"""A database session, as use cases and queries are given one."""

Subscriber = Callable[[ChangeSet], None]


class ReadOnlyError(KiworkError):
    """The file is open for looking only."""


class FileGoneError(KiworkError):
    """The file was deleted, moved or replaced while it was open."""


class ChangedMeanwhileError(KiworkError):
    """Something was changed in the file since the moment that an action started from."""


def milliseconds() -> int:
    """Return the time now, in milliseconds since 1970."""
    return time.time_ns() // 1_000_000


class ReadOnly(NamedTuple):
    """Why a file is open for looking only, and who wrote into it last: room and time in milliseconds."""

    reason: Literal["in_use", "not_writable"]
    room: str
    since: int


class Store:
    """A workshop file that is open; made by `opening.open_store`.

    `path` is the file a person chose; with `read_only`, what is read is a private copy of it in `keep`.
    `live` is the file that is open: `path` itself, or its working copy.
    """

    def __init__(
        self,
        path: Path,
        engine: Engine,
        *,
        room: str = "",
        read_only: ReadOnly | None = None,
        clock: Callable[[], int] = milliseconds,
        keep: PrivateFolder | None = None,
        guard: SecondLock | None = None,
        live: Path | None = None,
    ) -> None:
        self.path, self.live = path, live or path
        self.read_only = read_only
        self.not_backed_up: KiworkError | None = None
        self._guard = guard
        self._keep = keep
        self._engine, self._database = engine, engine.connect()
        self._clock = clock
        self._history = History()
        self._in_session = False
        self._subscribers: list[Subscriber] = []
        self._identity = None if read_only else identity(self.live)
        self.local = read_local(self._connection())
        self.set_room(self.local.label or room)
        self._derive_groups()

    def set_room(self, room: str) -> None:
        """Write under this room label from now on; people see it, never a user or host name."""
        self.room = room
        self._writer = Writer(randbits(63), room=room, opened=self._clock())

    def keep_local(self, local: Local) -> None:
        """Keep another room label and other topic fields to show; raises as an operation."""
        with self._transaction() as session:
            write_local(raw(session), local)
        self.local = local
        if local.label not in {"", self.room}:
            self.set_room(local.label)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session for queries; whatever it changes is thrown away."""
        with self._alone(), Session(self._database) as session, all_or_nothing(self._connection()):
            yield session

    @contextmanager
    def operation(self, name: str, *, joins: str | None = None) -> Iterator[Session]:
        """Give a session whose changes become one action: committed and announced, or none of it.

        Actions with the same `joins` that follow each other are one step of undo.
        """
        with self._transaction() as session:
            recorder, now = Recorder(session), self._clock()
            session.info[WRITING] = Writing(self.room, now)
            yield session
            change = _sweeping(session, recorder.stamp(name, self._writer, now))
        if change:
            self._history.remember(change, joins=joins)
            self._announce(change)

    @property
    def undo_name(self) -> str | None:
        """The name of the action that `undo` would take back."""
        return self._history.undo_name

    @property
    def redo_name(self) -> str | None:
        """The name of the action that `redo` would do again."""
        return self._history.redo_name

    def undo(self) -> ChangeSet | None:
        """Take the last action back; None if there is none."""
        change = self._history.next_undo()
        return self._reverse(change, self._history.undone) if change else None

    def redo(self) -> ChangeSet | None:
        """Do again what was taken back last; None if there is nothing."""
        change = self._history.next_redo()
        return self._reverse(change, self._history.redone) if change else None

    def erase(self, uids: Iterable[str]) -> None:
        """Erase records for good; nothing done before can be undone then."""
        with self._transaction() as session:
            erase(raw(session), uids)
            groups.refresh(session)
        self._connection().execute("VACUUM")
        self._begin_anew("erase")

    @property
    def mark(self) -> int:
        """A number that is another one after every change of the file."""
        return int(self._connection().execute("SELECT sum FROM state").fetchone()[0])

    def back_up(self, folder: Path) -> Path:
        """Return a backup of the file as it stands; it is made unless the newest holds the same."""
        made = back_up(self._connection(), self.path, folder, self._clock())
        return made or backups_of(self.path, folder)[0].path

    def take_over(self, source: sqlite3.Connection, *, since: int, name: str) -> None:
        """Let the file hold what another, sound, database holds: whole or not at all, and not to be undone.

        Raises ChangedMeanwhileError unless `mark` is still `since`, and the errors of an operation.
        """
        self._require_writable()
        if self.mark != since:
            raise ChangedMeanwhileError(file=self.path.name)
        with self._alone(), refusals_named(self.path):
            source.backup(self._connection())
        self._derive_groups()
        self._begin_anew(name)

    def end_step(self) -> None:
        """Let the next action be a step of its own, whatever it joins."""
        self._history.end_step()

    def subscribe(self, subscriber: Subscriber) -> Callable[[], None]:
        """Call `subscriber` after every committed action; the function returned ends that."""
        self._subscribers.append(subscriber)
        return lambda: self._subscribers.remove(subscriber)

    def save_copy(self, target: Path) -> None:
        """Copy the file as it stands, checked, to another place.

        Raises FileInUseError if that is the open file itself, and the errors of `replacing`.
        """
        if self.is_at(target):
            raise FileInUseError(file=target.name)
        with self.reading() as session:
            copy_checked(raw(session), target)

    def copy_to(self, target: Path) -> None:
        """Copy the file as it stands to a private place of ours, unchecked, and not safe from a power cut."""
        with self.reading() as session, refusals_named(target), closing(sqlite3.connect(target)) as copy:
            copy.execute("PRAGMA synchronous = OFF")
            raw(session).backup(copy)

    def is_at(self, path: Path) -> bool:
        """Whether a path names the live file that is open, which must not be opened a second time."""
        return self._identity is not None and identity(path) == self._identity

    def still_there(self) -> bool:
        """Whether the path still names the file that is open."""
        return self.read_only is not None or identity(self.live) == self._identity

    def close(self) -> None:
        """Close the file and give its lock back."""
        self._subscribers.clear()
        self._database.close()
        self._engine.dispose()
        if self._guard:
            self._guard.release()
        if self._keep:
            self._keep.cleanup()

    def _begin_anew(self, name: str) -> None:
        self._history = History()
        self.set_room(self.room)
        self._announce(ChangeSet(name, sweeping=True))

    def _connection(self) -> sqlite3.Connection:
        return cast("sqlite3.Connection", self._database.connection.dbapi_connection)

    def _require_writable(self) -> None:
        if self.read_only:
            raise ReadOnlyError(file=self.path.name)
        if not self.still_there():
            raise FileGoneError(file=self.path.name)

    def _derive_groups(self) -> None:
        with Session(self._database) as session:
            groups.refresh(session)
            session.commit()

    @contextmanager
    def _transaction(self) -> Iterator[RecordedSession]:
        self._require_writable()
        with (
            self._alone(),
            refusals_named(self.path),
            RecordedSession(self._database, expire_on_commit=False) as session,
            all_or_nothing(self._connection()) as connection,
        ):
            yield session
            session.commit()
            connection.commit()  # where SQLAlchemy was not asked to begin

    @contextmanager
    def _alone(self) -> Iterator[None]:
        if self._in_session:
            msg = "an operation or a reading of this file is still going on"
            raise RuntimeError(msg)
        self._in_session = True
        try:
            yield
        finally:
            self._database.rollback()  # does nothing, unless a commit failed
            self._in_session = False

    def _reverse(self, change: ChangeSet, note: Callable[[ChangeSet], None]) -> ChangeSet:
        with self._transaction() as session:
            recorder = Recorder(session)
            inverse = _sweeping(session, self._write_inverse(session, recorder, change))
        note(inverse)
        self._announce(inverse)
        return inverse

    def _write_inverse(self, session: Session, recorder: Recorder, change: ChangeSet) -> ChangeSet:
        connection = raw(session)
        writes, moved_on = inverse_changes(connection, change, self._history, self._writer, self._clock())
        store_changes(connection, self._writer, writes)
        show_stored_values(connection, written_records(session, writes))
        return ChangeSet(change.name, tuple(writes), recorder.row_changes(), tuple(moved_on))

    def _announce(self, change: ChangeSet) -> None:
        with ExitStack() as all_of_them:
            for subscriber in reversed(self._subscribers):
                all_of_them.callback(subscriber, change)


def _sweeping(session: Session, change: ChangeSet) -> ChangeSet:
    if any(field.key.field in {"merged_into", "alive"} for field in change.fields):
        return change._replace(sweeping=True) if groups.refresh(session) else change
    return change
