"""Pictures from outside: which files can be taken in, and how large they may be."""

from pathlib import Path

from kiwork.errors import KiworkError
from kiwork.intake.decoding import SourceMissingError

SUFFIXES = (".jpg", ".jpeg", ".png", ".heic", ".heif")
"""Endings of files that may hold a photo; whether it can be read, its content tells."""

FORMATS = frozenset({"jpeg", "png", "heic", "heif"})
"""What a picture must be by its content, as Qt names it."""

LARGEST = 64 * 1024 * 1024
"""A file may have this many bytes."""

MOST_MEGAPIXELS = 120
"""A picture may have this many million pixels; the cameras of telephones have up to 108."""

LONGEST_SIDE = 3000
"""A kept picture has at most this many pixels on its longest side: handwriting stays readable."""


class NotAPictureError(KiworkError):
    """The file holds no picture that can be read here."""


class PictureTooLargeError(KiworkError):
    """The file is larger than a photo is."""


class TooManyPixelsError(KiworkError):
    """The picture has more pixels than a camera takes."""


class PictureUnreadableError(KiworkError):
    """The system does not let the file be read."""


def is_picture_file(path: Path) -> bool:
    """Say whether a file may hold a photo, by its ending."""
    return path.suffix.lower() in SUFFIXES


def read_picture_file(path: Path) -> bytes:
    """Return what is in a file; raises SourceMissingError, PictureUnreadableError, PictureTooLargeError."""
    if not path.is_file():
        raise SourceMissingError(file=path.name)
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise PictureUnreadableError(file=path.name) from error
    if len(data) > LARGEST:
        raise PictureTooLargeError(file=path.name, limit=LARGEST // 2**20)
    return data


def require_size(width: int, height: int, name: str) -> None:
    """Refuse a picture by its size alone, before it is decoded: raises TooManyPixelsError."""
    if width * height > MOST_MEGAPIXELS * 1_000_000:
        raise TooManyPixelsError(file=name, n=width * height // 1_000_000, limit=MOST_MEGAPIXELS)


def kept_size(width: int, height: int) -> tuple[int, int]:
    """Return the size in which a picture is kept."""
    scale = min(1.0, LONGEST_SIDE / max(width, height))
    return max(1, round(width * scale)), max(1, round(height * scale))
