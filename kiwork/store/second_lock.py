"""A second lock on an open workshop file, which outlives what other parts of the program do with the file.

SQLite's own lock is of a kind that POSIX drops as soon as *any* handle of the process on the same file is
closed: a file dialog that looks into the file is enough. Where the system has locks that belong to one open
handle (Linux and macOS: F_OFD_SETLK, see fcntl(2)), one is held as well, beyond the bytes that SQLite locks.
"""

import errno
import os
import struct
from pathlib import Path

from kiwork.store.file import FileInUseError

try:
    import fcntl
except ImportError:  # Windows: its locks belong to one handle anyway
    _SET_LOCK = None
else:
    _SET_LOCK = getattr(fcntl, "F_OFD_SETLK", None)

_BYTE = 0x40000000 + 4096
"""SQLite locks 512 bytes from 0x40000000 on; see "PENDING_BYTE" in its documentation."""


class SecondLock:
    """Held from its making until `release`, which must come after SQLite has closed the file."""

    def __init__(self, path: Path) -> None:
        """Take the lock; raises FileInUseError if another program run holds it."""
        self._handle: int | None = None
        if _SET_LOCK is None:
            return
        try:
            self._handle = os.open(path, os.O_RDWR | os.O_CLOEXEC)
        except OSError:
            return  # SQLite will say what is wrong with the file
        try:
            fcntl.fcntl(self._handle, _SET_LOCK, _write_lock_on(_BYTE))
        except OSError as error:
            self.release()
            if error.errno in {errno.EACCES, errno.EAGAIN}:
                raise FileInUseError(file=path.name) from error

    def release(self) -> None:
        """Give the lock back."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def _write_lock_on(byte: int) -> bytes:
    """Return a `struct flock` of the system; its process is 0 for this kind of lock."""
    if os.uname().sysname == "Darwin":
        return struct.pack("qqihh", byte, 1, 0, fcntl.F_WRLCK, os.SEEK_SET)
    return struct.pack("hhqqi4x", fcntl.F_WRLCK, os.SEEK_SET, byte, 1, 0)
