"""Writes a working copy back to the drive it came from: joined with what lies there, and whole.

Nothing that somebody else wrote there is lost, and what cannot be joined is never overwritten.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from kiwork.errors import KiworkError
from kiwork.merge.guard import OtherProcessError, guarded
from kiwork.merge.memo import Content, Memo, content_of
from kiwork.merge.proof import UnprovenJoinError
from kiwork.private_folder import PrivateFolder
from kiwork.replacing import DriveGoneError, NoFolderError, NoRoomError, TargetHeldError
from kiwork.store.backup import copy_checked
from kiwork.store.file import (
    CannotWriteError,
    FileInUseError,
    NewerFormatError,
    NoSuchFileError,
    UnreadableFileError,
    connect,
    locked,
)

TRIES = 3
"""So often the target is looked at again if somebody wrote to it meanwhile."""

Stamp = tuple[int, int, int]
"""Which file lies at a path, how large it is, and when it was written (nanoseconds)."""


class TargetGoneError(KiworkError):
    """The drive that a working copy belongs to is not there, or the file on it is not."""


class TargetDamagedError(KiworkError):
    """What lies at the target cannot be trusted, so it is not joined and not overwritten."""


class TargetNewerError(KiworkError):
    """What lies at the target was written by a newer Kiwork."""


class TargetOfOtherProcessError(KiworkError):
    """What lies at the target belongs to another process."""


class TargetBusyError(KiworkError):
    """Somebody else has the target open, or is writing it."""


class TargetFullError(KiworkError):
    """The drive of the target is full."""


class TargetClosedError(KiworkError):
    """The target may not be written, or another program holds it."""


_NAMED: tuple[tuple[tuple[type[Exception], ...], type[KiworkError]], ...] = (
    ((NoSuchFileError, UnreadableFileError, NoFolderError, DriveGoneError, OSError), TargetGoneError),
    ((NewerFormatError,), TargetNewerError),
    ((OtherProcessError,), TargetOfOtherProcessError),
    ((FileInUseError,), TargetBusyError),
    ((NoRoomError,), TargetFullError),
    ((TargetHeldError, CannotWriteError), TargetClosedError),
    ((KiworkError,), TargetDamagedError),
)


class Published(NamedTuple):
    """What came of a publishing: what to remember, and whether the target held anything new."""

    memo: Memo
    brought: bool


def publish(snapshot: Path, memo: Memo, *, now: int) -> Published:
    """Join the target into a snapshot of the working copy, and let the target hold both.

    `now` is in milliseconds since 1970. Afterwards `snapshot` holds what the target holds; the target is
    untouched if it contains everything already. Raises the errors of this module; it is untouched then.
    """
    target = _known(memo)
    with _refusals_named(target):
        before, stamp = _content(snapshot), stamp_of(target)
        if before.sum == memo.content.sum and stamp[1:] == (memo.size, memo.modified):
            return Published(memo, brought=False)
        for _ in range(TRIES):
            if written := _joined_and_written(snapshot, memo, now):
                return Published(written, brought=_content(snapshot).is_ahead_of(before))
        raise FileInUseError(file=target.name)


def join_target(working: Path, memo: Memo, *, now: int) -> Content:
    """Join what lies at the target into a private copy of ours, and return what the target contains.

    Raises the errors of this module; `working` is not to be used then.
    """
    target = _known(memo)
    with _refusals_named(target), guarded(target) as looked_at:
        theirs = _content(looked_at)
        if theirs.sum != memo.content.sum or theirs.is_ahead_of(_content(working)):
            _merge(working, looked_at, target.name, now)
    return theirs


def memo_of(target: Path, content: Content, stamp: Stamp, *, published: int = 0) -> Memo:
    """Return what is to be remembered of a target that held this content when it had this stamp."""
    _, size, modified = stamp
    return Memo(target, content, size, modified, published)


def stamp_of(target: Path) -> Stamp:
    """Return which file lies at a path now; raises OSError if there is none."""
    status = target.stat()
    return status.st_ino, status.st_size, status.st_mtime_ns


def _known(memo: Memo) -> Path:
    if memo.target is None:
        raise TargetGoneError(file="?")
    return memo.target


def _content(path: Path) -> Content:
    with closing(connect(path)) as connection:
        return content_of(connection)


def _merge(working: Path, theirs: Path, name: str, now: int) -> None:
    from kiwork.merge.merging import Wish, merge_into  # noqa: PLC0415 - a window without a merge starts sooner

    with PrivateFolder() as folder:
        before, named = Path(folder, "before"), Path(folder, "theirs", name)
        named.parent.mkdir()
        shutil.copyfile(working, before)
        shutil.copyfile(theirs, named)
        for line in merge_into(working, before, Wish([named], now=now)).refused:
            raise line.reason or AssertionError


def _joined_and_written(snapshot: Path, memo: Memo, now: int) -> Memo | None:
    """Publish once; None if somebody wrote to the target while both were joined."""
    target = _known(memo)
    stamp = stamp_of(target)
    theirs = join_target(snapshot, memo, now=now)
    ours = _content(snapshot)
    if theirs.is_ahead_of(ours):
        raise UnprovenJoinError(file=target.name)
    if not ours.is_ahead_of(theirs):
        return memo_of(target, theirs, stamp, published=now)
    with _held(target) as held:
        if stamp_of(target) != stamp or (held and content_of(held).sum != theirs.sum):
            return None
        if held and os.name == "nt":
            held.close()  # Windows replaces no file that is open
        with closing(connect(snapshot)) as connection:
            copy_checked(connection, target)
        return memo_of(target, ours, stamp_of(target), published=now)


@contextmanager
def _held(target: Path) -> Iterator[sqlite3.Connection | None]:
    """Hold the system's lock on the target, so that two who publish take turns; None where there are none."""
    try:
        connection = locked(target)
    except UnreadableFileError:
        if target.with_name(f"{target.name}-journal").exists():
            raise FileInUseError(file=target.name) from None
        yield None
        return
    with closing(connection):
        yield connection


@contextmanager
def _refusals_named(target: Path) -> Iterator[None]:
    try:
        yield
    except (KiworkError, OSError) as error:
        if type(error) in {named for _, named in _NAMED}:
            raise
        raise _named(error, target)(file=target.name) from error


def _named(error: Exception, target: Path) -> type[KiworkError]:
    with suppress(OSError):
        if target.exists():
            return next(named for kinds, named in _NAMED if isinstance(error, kinds))
    return TargetGoneError
