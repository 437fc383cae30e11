"""Pictures on paper: how large they are there, and no finer than can be printed."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from kiwork.protocol.ink import Ink
from kiwork.protocol.style import PICTURE_DPI, TALLEST_PICTURE, WIDTH

MOST_PIXELS = 40_000_000
"""A picture that says it has more is not decoded; those that are kept here have far fewer."""

QUALITY = 80
_POINTS_PER_INCH = 72


@dataclass(frozen=True)
class Picture:
    """A picture of a width and height in points; it is made as fine as needed only when it is drawn."""

    picture: bytes
    turned: int
    alternative: str
    width: float
    height: float

    def least(self, frame: float) -> float:
        return min(self.height, frame)

    def split(self, room: float) -> None:
        del room

    def draw(self, ink: Ink, x: float, top: float) -> None:
        printed = _printed(self.picture, self.turned, _pixels(self.width), _pixels(self.height))
        ink.picture(printed, (x, top - self.height), (self.width, self.height), self.alternative)


def size_on_paper(picture: bytes, turned: int) -> tuple[float, float] | None:
    """Return width and height in points; None for what is no picture, as a file may hold anything."""
    try:
        with _opened(picture) as image:
            width, height = image.size if turned % 180 == 0 else image.size[::-1]
            image.draft("RGB", (1, 1))
            image.load()
    except (OSError, ValueError, Image.DecompressionBombError):
        return None
    scale = min(WIDTH / width, TALLEST_PICTURE[height > width] / height)
    return width * scale, height * scale


def _printed(picture: bytes, turned: int, width: int, height: int) -> bytes:
    lying = (width, height) if turned % 180 == 0 else (height, width)
    with _opened(picture) as image:
        image.draft("RGB", lying)
        smaller = image.convert("RGB")
    smaller.thumbnail(lying)
    file = BytesIO()
    smaller.rotate(-turned, expand=True).save(file, "JPEG", quality=QUALITY)
    return file.getvalue()


def _pixels(points: float) -> int:
    return round(points * PICTURE_DPI / _POINTS_PER_INCH)


@contextmanager
def _opened(picture: bytes) -> Iterator[Image.Image]:
    """Open a JPEG; raises OSError or ValueError for what is none, or is too large."""
    with Image.open(BytesIO(picture), formats=("JPEG",)) as image:
        if image.width * image.height > MOST_PIXELS:
            msg = "more pixels than any photo"
            raise ValueError(msg)
        yield image
