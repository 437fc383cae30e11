"""Prints pictures of pages, where no system takes a PDF as it is."""

from PySide6.QtCore import QObject, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

from kiwork.ui import jobs
from kiwork.ui.protocol.page_column import POINTS_AN_INCH
from kiwork.ui.protocol.page_pictures import PagePicture, PrintedPages, page_picture

DPI = 300


class PicturePrinting(QObject):
    """One print job; `progressed` carries per cent, `done` or `failed` comes at its end."""

    progressed = Signal(int)
    done = Signal()
    failed = Signal(object)

    def __init__(self, printer: QPrinter, pages: PrintedPages, parent: QObject) -> None:
        super().__init__(parent)
        self._printer = printer
        self._pages = pages
        self._numbers = chosen_pages(printer, len(pages.sizes))
        self._painter = QPainter()
        self._job: jobs.Job | None = None

    def start(self) -> None:
        """Print page by page."""
        self._printer.setResolution(DPI)
        self._printer.setFullPage(True)
        if self._painter.begin(self._printer):
            self._next(0)
        else:
            self.failed.emit(None)

    def cancel(self) -> None:
        """Print no further page."""
        self._numbers = range(0)

    def _next(self, place: int) -> None:
        number = self._numbers[place]
        self._job = jobs.run(
            lambda _: page_picture(self._pages.data, number, scale=DPI / POINTS_AN_INCH),
            done=lambda picture: self._draw(place, picture),
            failed=self._fail,
            owner=self,
        )

    def _draw(self, place: int, picture: PagePicture) -> None:
        if not self._numbers:
            self._printer.abort()
            self._fail(jobs.CancelledError())
            return
        if place and not self._printer.newPage():
            self._fail(None)
            return
        self._paint(picture)
        self.progressed.emit(100 * (place + 1) // len(self._numbers))
        if place + 1 < len(self._numbers):
            self._next(place + 1)
        else:
            self._painter.end()
            self.done.emit()

    def _paint(self, picture: PagePicture) -> None:
        form = QImage.Format.Format_RGB32
        image = QImage(picture.data, picture.width, picture.height, picture.stride, form)
        paper = self._printer.paperRect(QPrinter.Unit.DevicePixel)
        size = QSizeF(image.size()).scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
        self._painter.drawImage(
            QRectF((paper.width() - size.width()) / 2, 0, size.width(), size.height()), image
        )

    def _fail(self, error: Exception | None) -> None:
        self._painter.end()
        self.failed.emit(error)


def chosen_pages(printer: QPrinter, count: int) -> range:
    """Return the pages to print, counted from 0."""
    if printer.printRange() is not QPrinter.PrintRange.PageRange:
        return range(count)
    return range(max(0, printer.fromPage() - 1), min(count, printer.toPage() or count))
