"""Saves a PDF: asks where, writes it beside the window, and says what came of it."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kiwork import wording
from kiwork.errors import KiworkError
from kiwork.protocol.document import Document
from kiwork.protocol.pdf import write_pdf
from kiwork.replacing import TargetHeldError
from kiwork.ui import file_dialog, jobs
from kiwork.ui.workbench import Workbench

SUFFIX = ".pdf"


class Saving(QObject):
    """One file being written; `saved` and `held` (by another program) carry its path, `ended` comes before.

    It belongs to the workbench: it goes on when the window around it is built anew, and the program does not
    end before it.
    """

    progressed = Signal(int)
    saved = Signal(object)
    held = Signal(object)
    ended = Signal()

    def __init__(self, workbench: Workbench, target: Path) -> None:
        super().__init__(workbench)
        self._workbench = workbench
        self._target = target
        self._job: jobs.Job | None = None

    def start(self, document: Document) -> None:
        """Write a document."""
        self._job = jobs.run(
            lambda report: write_pdf(document, self._target, progress=report),
            done=self._done,
            failed=self._failed,
            progress=self.progressed.emit,
            cancel_at_exit=False,
        )

    def cancel(self) -> None:
        """Leave the target as it was."""
        if self._job:
            self._job.cancel()

    def _done(self, _: None) -> None:
        self._end()
        self._workbench.said.emit(self._workbench.text("protocol_page.saved", file=self._target.name))
        self.saved.emit(self._target)

    def _failed(self, error: Exception) -> None:
        self._end()
        tell(self._workbench, error)
        if isinstance(error, TargetHeldError):
            self.held.emit(self._target)

    def _end(self) -> None:
        self.deleteLater()
        self.ended.emit()


def tell(workbench: Workbench, error: Exception) -> None:
    """Say an error to the person; one that nobody foresaw goes on to the exception hook."""
    if isinstance(error, jobs.CancelledError):
        workbench.said.emit(workbench.text("protocol_page.cancelled"))
    elif isinstance(error, KiworkError):
        workbench.failed.emit(wording.sentence(error, workbench.language))
    else:
        raise error


def ask_target(parent: QWidget, title: str, suggestion: Path) -> Path | None:
    """Ask where to write; `suggestion` is a path with or without the suffix."""
    return file_dialog.ask_target(parent, title, suggestion, kind="PDF", suffix=SUFFIX)
