"""Folders of our own for copies of workshop files; what a killed run left there is taken away later."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

try:
    import fcntl
except ImportError:  # Windows: a file that is open there cannot be removed anyway
    _lock = None
else:
    _lock = fcntl.flock

_PREFIX = "kiwork-"
_IN_USE = "in-use"


class PrivateFolder(TemporaryDirectory[str]):
    """A temporary folder that nobody else may read, and that says as long as its program runs: in use."""

    def __init__(self) -> None:
        super().__init__(prefix=_PREFIX)
        self._in_use = (Path(self.name) / _IN_USE).open("wb")
        if _lock:
            _lock(self._in_use, fcntl.LOCK_EX)

    def cleanup(self) -> None:
        """Remove the folder with all that is in it."""
        self._in_use.close()
        super().cleanup()


def remove_left_folders() -> None:
    """Remove the private folders of programs that were killed: they hold what people said."""
    for folder in Path(gettempdir()).glob(f"{_PREFIX}*"):
        if _is_left(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _is_left(folder: Path) -> bool:
    mark = folder / _IN_USE
    try:
        with mark.open("r+b") as in_use:
            if _lock:
                _lock(in_use, fcntl.LOCK_EX | fcntl.LOCK_NB)
        mark.unlink()
    except OSError:
        return False
    return True
