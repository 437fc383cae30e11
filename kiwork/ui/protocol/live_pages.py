"""Makes the pages of a document beside the window; of documents in a row, only the last one counts."""

from collections.abc import Callable
from io import BytesIO

from PySide6.QtCore import QObject, Signal

from kiwork.protocol.document import Document
from kiwork.protocol.pdf import write_pdf
from kiwork.ui import jobs
from kiwork.ui.protocol.page_pictures import PrintedPages, printed_pages


class LivePages(QObject):
    """`ready` carries PrintedPages, `failed` an exception; `busy` says whether pages are being made."""

    ready = Signal(object)
    failed = Signal(object)
    busy = Signal(bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._document: Document | None = None
        self._job: jobs.Job | None = None

    @property
    def is_making(self) -> bool:
        """Whether pages are on their way."""
        return self._job is not None

    def show(self, document: Document) -> None:
        """Make the pages of a document, unless it is the one that is shown or being made."""
        if document == self._document:
            return
        self.forget()
        self._document = document
        self.busy.emit(True)

        def done(pages: PrintedPages) -> None:
            if job is self._job:
                self._end()
                self.ready.emit(pages)

        def failed(error: Exception) -> None:
            if job is self._job:
                self.forget()
                self.busy.emit(False)
                self.failed.emit(error)

        job = jobs.run(lambda report: made(document, report), done=done, failed=failed, owner=self)
        self._job = job

    def forget(self) -> None:
        """Drop the work that is going on, and what was shown."""
        if self._job:
            self._job.cancel()
        self._job = self._document = None

    def _end(self) -> None:
        self._job = None
        self.busy.emit(False)


def made(document: Document, report: Callable[[int], None]) -> PrintedPages:
    """Write a document as a PDF in memory."""
    file = BytesIO()
    write_pdf(document, file, progress=report)
    return printed_pages(file.getvalue())
