"""Pictures of the pages of a PDF; the only place that knows PDFium.

PDFium may be called by one thread at a time: every call stands under one lock, and leaves nothing open.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock

from pypdfium2 import PdfDocument

_PDFIUM = Lock()


@dataclass(frozen=True)
class PrintedPages:
    """A finished PDF and the sizes of its pages in points, as width and height."""

    data: bytes
    sizes: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class PagePicture:
    """One page in pixels of four bytes (blue, green, red, nothing); `stride` is the bytes a row has."""

    width: int
    height: int
    stride: int
    data: bytes


def printed_pages(data: bytes) -> PrintedPages:
    """Return a PDF with the sizes of its pages."""
    with _opened(data) as pdf:
        return PrintedPages(data, tuple(pdf.get_page_size(number) for number in range(len(pdf))))


def page_picture(data: bytes, number: int, *, scale: float) -> PagePicture:
    """Draw a page, counted from 0; `scale` is pixels a point."""
    with _opened(data) as pdf:
        page = pdf[number]
        bitmap = page.render(scale=scale, prefer_bgrx=True)
        picture = PagePicture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
        bitmap.close()
        page.close()
        return picture


@contextmanager
def _opened(data: bytes) -> Iterator[PdfDocument]:
    with _PDFIUM:
        pdf = PdfDocument(data)
        try:
            yield pdf
        finally:
            pdf.close()
