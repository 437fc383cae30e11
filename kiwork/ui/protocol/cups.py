"""Hands a PDF over to CUPS, which prints it as it is."""

import shutil

from PySide6.QtCore import QObject, QProcess, Signal
from PySide6.QtPrintSupport import QPrinter

_SIDES = {
    QPrinter.DuplexMode.DuplexNone: "one-sided",
    QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
    QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
}


def program() -> str | None:
    """Return where the program `lp` is, None where there is no CUPS."""
    return shutil.which("lp")


def arguments(printer: QPrinter, title: str) -> list[str]:
    """Return what `lp` is told: printer, title, copies and what was chosen in the dialog."""
    found = ["-d", printer.printerName(), "-t", title, "-n", str(printer.copyCount())]
    if printer.printRange() is QPrinter.PrintRange.PageRange:
        found += ["-P", f"{printer.fromPage()}-{printer.toPage()}"]
    if sides := _SIDES.get(printer.duplex()):
        found += ["-o", f"sides={sides}"]
    if printer.colorMode() is QPrinter.ColorMode.GrayScale:
        found += ["-o", "print-color-mode=monochrome"]
    return found


class Cups(QObject):
    """One print job on its way to `lp`; `done` or `refused` (with what `lp` said) comes at its end."""

    done = Signal()
    refused = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._process = QProcess(self)
        self._process.finished.connect(self._end)
        self._process.errorOccurred.connect(self._fail)

    def hand_over(self, data: bytes, lp: str, told: list[str]) -> None:
        """Give the PDF to `lp` through its standard input."""
        self._process.start(lp, told)
        self._process.write(data)
        self._process.closeWriteChannel()

    def _end(self, status: int) -> None:
        if status == 0 and self._process.exitStatus() is QProcess.ExitStatus.NormalExit:
            self.done.emit()
        else:
            self.refused.emit(self._process.readAllStandardError().toStdString().strip())

    def _fail(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self.refused.emit(self._process.errorString())
