"""Writes a file so that its target is always whole: either as it was, or as it is meant to be."""

import errno
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kiwork.errors import KiworkError

_DRIVE_GONE = {
    number
    for name in ("EIO", "ENODEV", "ENXIO", "ENOTCONN", "ESTALE", "ETIMEDOUT", "EHOSTDOWN", "EHOSTUNREACH")
    if (number := getattr(errno, name, None))
}
"""What the system says of a stick that was pulled or a network that is gone, as far as it has these."""

HELD_SECONDS = 10.0
"""How long to try again while another program, such as a virus scanner, holds the target."""


class TargetHeldError(KiworkError):
    """Another program holds the target, or it may not be written."""


class NoRoomError(KiworkError):
    """The disk is full."""


class DriveGoneError(KiworkError):
    """The drive of the target does not answer: it was pulled, or the network is gone."""


class NoFolderError(KiworkError):
    """The folder for the target does not exist."""


@contextmanager
def replacing(target: Path, *, wait: Callable[[float], None] = time.sleep) -> Iterator[Path]:
    """Give a temporary path beside `target`; when the block ends well, it takes the target's place.

    Raises TargetHeldError, NoRoomError, NoFolderError or DriveGoneError; the target is untouched then.
    """
    with _named_failures(target):
        handle, name = tempfile.mkstemp(prefix=".kiwork-", suffix=target.suffix, dir=target.parent)
        os.close(handle)
    temporary = Path(name)
    try:
        with _named_failures(target):
            yield temporary
            _sync(temporary)
            _take_place(temporary, target, wait)
            _sync_folder(target.parent)
    finally:
        temporary.unlink(missing_ok=True)
        temporary.with_name(f"{temporary.name}-journal").unlink(missing_ok=True)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it; raises TargetHeldError, NoRoomError or NoFolderError."""
    with _named_failures(folder):
        folder.mkdir(parents=True, exist_ok=True)


@contextmanager
def _named_failures(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise NoRoomError(file=target.name) from error
        if isinstance(error, FileNotFoundError | NotADirectoryError) and not target.parent.is_dir():
            raise NoFolderError(file=str(target)) from error
        if isinstance(error, FileExistsError) or error.errno in {errno.ENAMETOOLONG, errno.EINVAL}:
            raise NoFolderError(file=str(target)) from error
        if isinstance(error, PermissionError | IsADirectoryError) or error.errno == errno.EROFS:
            raise TargetHeldError(file=target.name) from error
        if error.errno in _DRIVE_GONE:
            raise DriveGoneError(file=target.name) from error
        raise


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        with suppress(OSError):
            os.fsync(handle)
        os.close(handle)


def _take_place(temporary: Path, target: Path, wait: Callable[[float], None]) -> None:
    deadline = time.monotonic() + HELD_SECONDS
    _keep_mode(temporary, target)
    while True:
        try:
            temporary.replace(target)
        except PermissionError:
            if time.monotonic() > deadline:
                raise
            wait(0.2)
        else:
            return


def _keep_mode(temporary: Path, target: Path) -> None:
    if os.name == "posix":
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~mask)
