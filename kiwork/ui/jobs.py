"""Work that takes longer than a person notices, beside the window."""

from collections.abc import Callable
from threading import Event
from typing import TypeVar, cast

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, Qt, QThreadPool, Signal

T = TypeVar("T")
Report = Callable[[int], None]
"""Takes progress, from 0 to 100, and raises CancelledError if the work is not wanted any more."""

Work = Callable[[Report], T]
"""A function that is given another to report progress with."""


class CancelledError(Exception):
    """The person cancelled the work; nothing was changed."""


class Job(QObject):
    """One piece of work; `cancel` makes its next report of progress end it.

    It lives in the window's thread, and until it has told its end, whether somebody keeps it or not.
    """

    _ended = Signal(object, object)
    _progress = Signal(int)

    def __init__(
        self,
        *,
        ended: Callable[[object, Exception | None], None],
        progress: Callable[[int], None] | None,
        owner: QObject | None,
        cancel_at_exit: bool,
    ) -> None:
        super().__init__(QThreadPool.globalInstance())
        self._tell_end, self._tell_progress = ended, progress
        self._owner = owner
        self._cancelled = Event()
        self._ended.connect(self._end, Qt.ConnectionType.QueuedConnection)
        self._progress.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        if cancel_at_exit and (app := QCoreApplication.instance()):
            app.aboutToQuit.connect(self.cancel)

    def cancel(self) -> None:
        """Ask the work to end; if it does, `failed` is given a CancelledError."""
        self._cancelled.set()

    def report(self, percent: int) -> None:
        """Tell how far the work has come; called by the work itself. Raises CancelledError."""
        if self._cancelled.is_set():
            raise CancelledError
        self._progress.emit(percent)

    def end(self, result: object, error: Exception | None) -> None:
        """Hand over what came of it; called where the work was done."""
        self._ended.emit(result, error)

    def _is_wanted(self) -> bool:
        return self._owner is None or shiboken6.isValid(self._owner)

    def _tell(self, percent: int) -> None:
        if self._tell_progress and self._is_wanted():
            self._tell_progress(percent)

    def _end(self, result: object, error: Exception | None) -> None:
        self.deleteLater()
        if self._is_wanted():
            self._tell_end(result, error)


def run(
    function: Work[T],
    *,
    done: Callable[[T], None],
    failed: Callable[[Exception], None],
    progress: Callable[[int], None] | None = None,
    owner: QObject | None = None,
    cancel_at_exit: bool = True,
) -> Job:
    """Run a function beside the window; it is given a function to report progress (0 to 100) with.

    `done`, `failed` and `progress` are called in the window's thread, and not once `owner` is gone. The
    function works on plain values, never on the open file or on anything of Qt's widgets. A program that ends
    cancels it at its next report, unless `cancel_at_exit` is False: what a person asked for is written.
    """

    def ended(result: object, error: Exception | None) -> None:
        if error:
            failed(error)
        else:
            done(cast("T", result))

    job = Job(ended=ended, progress=progress, owner=owner, cancel_at_exit=cancel_at_exit)

    def work() -> None:
        try:
            result = function(job.report)
        except Exception as error:  # noqa: BLE001 - one of the two places: the job runner
            job.end(None, error)
        else:
            job.end(result, None)

    QThreadPool.globalInstance().start(work)
    return job


def wait_for_all() -> None:
    """Wait until no work is left; to be called when the program ends."""
    QThreadPool.globalInstance().waitForDone()
