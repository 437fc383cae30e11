"""Pictures of the pages near the eye, drawn one after the other beside the window."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from kiwork.ui import jobs
from kiwork.ui.protocol.page_pictures import PagePicture, PrintedPages, page_picture


@dataclass(frozen=True)
class _Shown:
    pixmap: QPixmap
    pages: PrintedPages
    scale: float


class PictureShelf(QObject):
    """Keeps what is old until the new picture of a page is there; `drawn` carries the page's number."""

    drawn = Signal(int)
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._shown: dict[int, _Shown] = {}
        self._pages: PrintedPages | None = None
        self._scale = 1.0
        self._broken: PrintedPages | None = None
        self._near: list[int] = []
        self._job: jobs.Job | None = None

    def picture(self, number: int) -> QPixmap | None:
        """Return the newest picture of a page that there is."""
        shown = self._shown.get(number)
        return shown.pixmap if shown else None

    def is_sharp(self, number: int) -> bool:
        """Whether the picture of a page is the one that is wanted."""
        shown = self._shown.get(number)
        return bool(shown and shown.pages is self._pages and shown.scale == self._scale)

    def want(self, pages: PrintedPages | None, scale: float, near: Iterable[int]) -> None:
        """Ask for pages, the most wanted first; `scale` is pixels of the screen a point."""
        self._pages, self._scale, self._near = pages, scale, list(near)
        self._shown = {number: shown for number, shown in self._shown.items() if number in self._near}
        self._go_on()

    def _go_on(self) -> None:
        missing = [number for number in self._near if not self.is_sharp(number)]
        if self._job is None and missing and self._pages and self._pages is not self._broken:
            self._draw(self._pages, missing[0], self._scale)

    def _draw(self, pages: PrintedPages, number: int, scale: float) -> None:
        def done(picture: PagePicture) -> None:
            self._job = None
            if number in self._near:
                self._shown[number] = _Shown(_pixmap(picture), pages, scale)
                self.drawn.emit(number)
            self._go_on()

        def failed(error: Exception) -> None:
            self._job = None
            self._broken = pages
            self.failed.emit(error)

        self._job = jobs.run(
            lambda _: page_picture(pages.data, number, scale=scale), done=done, failed=failed, owner=self
        )


def _pixmap(picture: PagePicture) -> QPixmap:
    form = QImage.Format.Format_RGB32
    return QPixmap.fromImage(QImage(picture.data, picture.width, picture.height, picture.stride, form))
