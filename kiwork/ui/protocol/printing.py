"""Prints a document: the PDF itself where CUPS is there, else pictures of its pages."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from kiwork.protocol.document import Document
from kiwork.replacing import replacing
from kiwork.ui import jobs
from kiwork.ui.protocol import cups
from kiwork.ui.protocol.live_pages import made
from kiwork.ui.protocol.page_pictures import PrintedPages
from kiwork.ui.protocol.picture_printing import PicturePrinting
from kiwork.ui.protocol.saving import tell
from kiwork.ui.workbench import Workbench


class Printing(QObject):
    """One document on its way to a printer; `progressed` carries per cent, `ended` comes at its end.

    It belongs to the workbench: it goes on when the window around it is built anew.
    """

    progressed = Signal(int)
    ended = Signal()

    def __init__(self, workbench: Workbench, printer: QPrinter) -> None:
        super().__init__(workbench)
        self._workbench = workbench
        self._printer = printer
        self._title = ""
        self._job: jobs.Job | None = None
        self._pictures: PicturePrinting | None = None

    def start(self, document: Document) -> None:
        """Make the pages, then print them."""
        self._title = document.title
        self._job = jobs.run(
            lambda report: made(document, report),
            done=self._print,
            failed=self._fail,
            progress=self.progressed.emit,
        )

    def cancel(self) -> None:
        """Print nothing more."""
        if self._job:
            self._job.cancel()
        if self._pictures:
            self._pictures.cancel()

    def _print(self, pages: PrintedPages) -> None:
        self.progressed.emit(0)
        file, lp = self._printer.outputFileName(), cups.program()
        if file:
            self._write(pages.data, Path(file))
        elif lp:
            self._hand_over(pages.data, lp)
        else:
            self._paint(pages)

    def _write(self, data: bytes, target: Path) -> None:
        def write(_: object) -> None:
            with replacing(target) as unfinished:
                unfinished.write_bytes(data)

        self._job = jobs.run(write, done=lambda _: self._end(), failed=self._fail, cancel_at_exit=False)

    def _hand_over(self, data: bytes, lp: str) -> None:
        way = cups.Cups(self)
        way.done.connect(self._end)
        way.refused.connect(self._refuse)
        way.hand_over(data, lp, cups.arguments(self._printer, self._title))

    def _paint(self, pages: PrintedPages) -> None:
        self._pictures = PicturePrinting(self._printer, pages, self)
        self._pictures.progressed.connect(self.progressed)
        self._pictures.done.connect(self._end)
        self._pictures.failed.connect(self._fail)
        self._pictures.start()

    def _end(self) -> None:
        self.deleteLater()
        self.ended.emit()
        file = Path(self._printer.outputFileName()).name
        self._workbench.said.emit(
            self._workbench.text("protocol_page.saved", file=file)
            if file
            else self._workbench.text("protocol_page.printed", printer=self._printer.printerName())
        )

    def _refuse(self, reason: str) -> None:
        self.deleteLater()
        self.ended.emit()
        self._workbench.failed.emit(self._workbench.text("protocol_page.not_printed", reason=reason))

    def _fail(self, error: Exception | None) -> None:
        if error is None:
            self._refuse("")
            return
        self.deleteLater()
        self.ended.emit()
        tell(self._workbench, error)


def choose_printer(parent: QWidget, file: Path, pages: int) -> QPrinter | None:
    """Ask for a printer and what to print of so many pages (0 if nobody knows).

    Where there is no printer, Qt offers to print into a file: into `file`, then.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(file.stem)
    if not QPrinterInfo.availablePrinterNames():
        printer.setOutputFileName(str(file))
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, pages > 0)
    if pages:
        dialog.setMinMax(1, pages)
    return printer if dialog.exec() else None
