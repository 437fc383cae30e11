"""Working copies on the internal disk of files that lie on sticks and network drives."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from hashlib import blake2b
from itertools import count
from pathlib import Path
from typing import NamedTuple

from kiwork.drives import is_removable_or_network
from kiwork.errors import KiworkError
from kiwork.merge.guard import guarded
from kiwork.merge.memo import Memo, content_of, read_memo, write_memo
from kiwork.merge.publishing import TargetOfOtherProcessError, join_target, memo_of, publish, stamp_of
from kiwork.models.beneath import raw
from kiwork.private_folder import PrivateFolder
from kiwork.replacing import make_folder
from kiwork.store.backup import copy_checked
from kiwork.store.file import DamagedFileError, FileInUseError, connect, locked, refusals_named
from kiwork.store.store import Store

SUFFIX = ".kiwork"


class WorkingCopy(NamedTuple):
    """A file on the internal disk that is worked on in place of the one on a drive."""

    path: Path
    memo: Memo

    @property
    def target(self) -> Path:
        """The file that the copy stands for; the copy itself if that is not known any more."""
        return self.memo.target or self.path

    def standing_for(self, target: Path) -> "WorkingCopy":
        """Return this copy with a target that its memo may have lost."""
        return self._replace(memo=self.memo._replace(target=target.absolute()))

    def remember(self, memo: Memo) -> "WorkingCopy":
        """Write down what lies at the target now."""
        write_memo(self.path.parent, memo)
        return self._replace(memo=memo)


class Left(NamedTuple):
    """A working copy that was not published; `changed` is in seconds since 1970."""

    copy: WorkingCopy
    cards: int
    changed: float


class Shelf:
    """The folder of all working copies; `goes_away` tells the drives that need one."""

    def __init__(self, folder: Path, *, goes_away: Callable[[Path], bool] = is_removable_or_network) -> None:
        self._folder = folder
        self._goes_away = goes_away

    def serves(self, target: Path) -> bool:
        """Whether a file is worked on in a copy: it can be written, lies on such a drive, and we do not."""
        writable = os.access(target, os.W_OK) and os.access(target.parent, os.W_OK)
        return writable and self._goes_away(target) and not self._goes_away(self._folder / "target.json")

    def take(self, target: Path, *, now: int) -> WorkingCopy:
        """Return the working copy for a file: one that was not published, joined with the file, or a new one.

        `now` is in milliseconds since 1970. Raises the errors of `guard.guarded` if there is none yet.
        """
        for folder in self._folders_of(target):
            copy = _read(folder)
            if copy is None or self._is_done_with(copy):
                return self._make(folder, target)
            with suppress(TargetOfOtherProcessError, DamagedFileError):
                return _caught_up(copy.standing_for(target), now)
        raise AssertionError

    def left(self) -> list[Left]:
        """Return the working copies that were not published and are not open, latest first."""
        folders = [folder for folder in self._folder.glob("*") if folder.is_dir()]
        copies = [copy for folder in folders if (copy := _read(folder))]
        found = [left for copy in copies if (left := self._left(copy))]
        return sorted(found, key=lambda left: left.changed, reverse=True)

    def publish_left(self, copy: WorkingCopy, *, now: int) -> None:
        """Publish a working copy that is not open, and take it away.

        Raises FileInUseError if it is open, and the errors of `publishing`; it stays then.
        """
        with closing(locked(copy.path)) as connection, PrivateFolder() as folder:
            publish_snapshot(copy, _copy_quickly(connection, Path(folder, "snapshot")), now=now)
        self.remove_published(copy)

    def discard(self, copy: WorkingCopy) -> None:
        """Throw a working copy away, published or not; raises FileInUseError if it is open."""
        with closing(locked(copy.path)):
            if os.name == "posix":
                copy.path.unlink()  # under the lock, so that nobody opens it meanwhile
        shutil.rmtree(copy.path.parent, ignore_errors=True)

    def remove_published(self, copy: WorkingCopy) -> None:
        """Take a working copy away if everything in it is published and nobody has it open."""
        with suppress(KiworkError):
            if not self._is_left(copy):
                self.discard(copy)

    def _left(self, copy: WorkingCopy) -> Left | None:
        try:
            if not self._is_left(copy):
                self.discard(copy)
                return None
            return Left(copy, _newer_cards(copy), copy.path.stat().st_mtime)
        except FileInUseError:
            return None
        except KiworkError:
            return Left(copy, 0, copy.path.stat().st_mtime)

    def _is_done_with(self, copy: WorkingCopy) -> bool:
        with suppress(KiworkError):
            return not self._is_left(copy)
        return False

    def _is_left(self, copy: WorkingCopy) -> bool:
        known = read_memo(copy.path.parent)
        with closing(locked(copy.path)) as connection:
            return known.target is None or content_of(connection).is_ahead_of(known.content)

    def _folders_of(self, target: Path) -> Iterator[Path]:
        """Yield the folders that may hold a copy of a target; the next one is for another process there."""
        place = blake2b(os.fsencode(target.absolute()), digest_size=6).hexdigest()
        yield self._folder / place
        for number in count(2):
            yield self._folder / f"{place}-{number}"

    def _make(self, folder: Path, target: Path) -> WorkingCopy:
        make_folder(folder)
        stamp = stamp_of(target)
        with guarded(target) as looked_at, closing(connect(looked_at)) as connection:
            memo = memo_of(target.absolute(), content_of(connection), stamp)
            copy = WorkingCopy(folder / target.name, memo).remember(memo)
            copy_checked(connection, copy.path)
        return copy


def snapshot_of(store: Store, folder: Path) -> Path:
    """Copy the open file into a private folder, quickly: what comes of it is checked when it is published."""
    with store.reading() as db:
        return _copy_quickly(raw(db), folder / "snapshot")


def publish_snapshot(copy: WorkingCopy, snapshot: Path, *, now: int) -> tuple[WorkingCopy, bool]:
    """Publish a snapshot of a working copy and remember it; true if the target brought something.

    May run beside the window. Raises the errors of `publishing`.
    """
    published = publish(snapshot, copy.memo, now=now)
    return copy.remember(published.memo), published.brought


def is_published(store: Store, copy: WorkingCopy) -> bool:
    """Whether the target contains everything that the open file does, as far as is remembered."""
    with store.reading() as db:
        return not content_of(raw(db)).is_ahead_of(copy.memo.content)


def take_over(store: Store, snapshot: Path, *, since: int) -> None:
    """Let the open file hold what was published.

    Raises ChangedMeanwhileError and the errors of an operation.
    """
    with closing(connect(snapshot)) as published:
        store.take_over(published, since=since, name="publish")


def _read(folder: Path) -> WorkingCopy | None:
    path = next((path for path in folder.glob(f"*{SUFFIX}") if not path.name.startswith(".")), None)
    return WorkingCopy(path, read_memo(folder)) if path else None


def _caught_up(copy: WorkingCopy, now: int) -> WorkingCopy:
    """Join what lies at the target into a closed working copy.

    Raises TargetOfOtherProcessError or DamagedFileError; what else is refused is told when it is published.
    """
    try:
        return _joined(copy, now)
    except (TargetOfOtherProcessError, DamagedFileError):
        raise
    except KiworkError:
        return copy


def _joined(copy: WorkingCopy, now: int) -> WorkingCopy:
    with PrivateFolder() as folder:
        with closing(locked(copy.path)) as connection:
            snapshot = _copy_quickly(connection, Path(folder, "snapshot"))
        theirs = join_target(snapshot, copy.memo, now=now)
        with closing(connect(snapshot)) as joined:
            copy_checked(joined, copy.path)
    return copy.remember(copy.memo._replace(content=theirs))


def _newer_cards(copy: WorkingCopy) -> int:
    """Count the cards that were written to after the last publishing."""
    seen = copy.memo.content.seen
    newer = "SELECT DISTINCT row FROM cell WHERE kind = 'card' AND writer = ? AND n > ?"
    with closing(locked(copy.path)) as connection:
        writers = content_of(connection).seen
        return len({row for w in writers for row in connection.execute(newer, (w, seen.get(w, 0)))})


def _copy_quickly(connection: sqlite3.Connection, target: Path) -> Path:
    with refusals_named(target), closing(sqlite3.connect(target)) as copy:
        copy.execute("PRAGMA synchronous = OFF")
        connection.backup(copy)
    return target
