"""Work that takes longer than a person notices, beside the window."""

from collections.abc import Callable
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from kiwork.errors import KiworkError

T = TypeVar("T")


class CancelledError(KiworkError):
    """The person cancelled the work; nothing was changed."""


class Job(QObject):
    """One piece of work; `cancel` makes its next report of progress end it."""

    _done = Signal(object)
    _failed = Signal(object)
    _progress = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._cancelled = Event()

    def cancel(self) -> None:
        """Ask the work to end."""
        self._cancelled.set()

    def report(self, percent: int) -> None:
        """Tell how far the work has come; called by the work itself. Raises CancelledError."""
        if self._cancelled.is_set():
            raise CancelledError
        self._progress.emit(percent)


class _Runnable(QRunnable):
    def __init__(self, job: Job, function: Callable[[Callable[[int], None]], object]) -> None:
        super().__init__()
        self._job = job
        self._function = function

    def run(self) -> None:
        try:
            result = self._function(self._job.report)
        except Exception as error:  # noqa: BLE001 - one of the two places: the job runner
            self._job._failed.emit(error)  # noqa: SLF001 - its own class
        else:
            self._job._done.emit(result)  # noqa: SLF001 - its own class


def run(
    function: Callable[[Callable[[int], None]], T],
    *,
    done: Callable[[T], None],
    failed: Callable[[Exception], None],
    progress: Callable[[int], None] | None = None,
) -> Job:
    """Run a function beside the window; it is given a function to report progress (0 to 100) with.

    `done`, `failed` and `progress` are called in the window's thread. The job must be kept until then; the
    function works on plain values, never on the open file or on anything of Qt's widgets.
    """
    job = Job()
    job._done.connect(done)  # noqa: SLF001 - its own class
    job._failed.connect(failed)  # noqa: SLF001 - its own class
    if progress:
        job._progress.connect(progress)  # noqa: SLF001 - its own class
    QThreadPool.globalInstance().start(_Runnable(job, function))
    return job
