"""One merge from the choice of files to its undoing; it outlives the window around it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kiwork import wording
from kiwork.errors import KiworkError
from kiwork.merge.merging import Wish
from kiwork.merge.report import FileLine, Outcome, Report
from kiwork.merge.workplace import Workplace
from kiwork.store.store import Store, milliseconds
from kiwork.ui import jobs
from kiwork.ui.workbench import Workbench


class Stage(Enum):
    """How far a merge is."""

    EMPTY = auto()
    PREPARING = auto()
    READY = auto()
    MERGING = auto()
    DONE = auto()


@dataclass(frozen=True)
class _Made:
    """What the work beside the window hands over."""

    report: Report
    backup: Path | None = None


class MergeRun(QObject):
    """The files, what they would bring, and what was merged; `changed` comes after every step.

    It belongs to the workbench, and goes on when the window around it is built anew.
    """

    changed = Signal()
    progressed = Signal(int)

    def __init__(self, workbench: Workbench) -> None:
        super().__init__(workbench)
        self._workbench = workbench
        self._store: Store | None = None
        self._job: jobs.Job | None = None
        self._place: Workplace | None = None
        self._same_process: set[Path] = set()
        self._forget()
        workbench.opened.connect(self._on_opened)
        workbench.changed.connect(self._on_changed)
        self._on_opened()

    def _forget(self) -> None:
        self.stage = Stage.EMPTY
        self.paths: tuple[Path, ...] = ()
        self.report: Report | None = None
        self.backup: Path | None = None
        self.finished = 0

    # what is to be seen

    @property
    def can_add(self) -> bool:
        """Whether files can be taken: a file is open that can be written, and not being merged into."""
        return self._store is not None and not self._store.read_only and self.stage is not Stage.MERGING

    @property
    def can_merge(self) -> bool:
        """Whether the files are looked at, none is refused, and they bring something."""
        ready = self.stage is Stage.READY and self.report is not None
        return bool(ready and self.report and not self.report.refused and self.report.brings_something)

    @property
    def can_take_back(self) -> bool:
        """Whether nothing was changed since the files were merged."""
        return self.stage is Stage.DONE and self._place is not None

    def line(self, path: Path) -> FileLine | None:
        """Return what was found out about a file; None as long as nothing was."""
        lines = self.report.files if self.report else ()
        return next((line for line in lines if line.path == path), None)

    # what a person does

    def add(self, paths: Iterable[Path]) -> None:
        """Take files to the others, and look at all of them; after a merge begin a new one."""
        if not self.can_add:
            return
        if self.stage is Stage.DONE:
            self.clear()
        known = {path.absolute() for path in self.paths}
        fresh = dict.fromkeys(path.absolute() for path in paths)
        self.paths = (*self.paths, *(path for path in fresh if path not in known))
        self._prepare()

    def remove(self, path: Path) -> None:
        """Leave a file out."""
        self.paths = tuple(other for other in self.paths if other != path)
        self._same_process.discard(path)
        self._prepare()

    def confirm(self, path: Path) -> None:
        """Say that a file belongs to the same process."""
        self._same_process.add(path)
        if self._unconfirmed(self.report):
            self.changed.emit()
        else:
            self._prepare(unite=True)

    def is_confirmed(self, path: Path) -> bool:
        """Whether a person said that a file belongs to the same process."""
        return path in self._same_process

    def merge(self) -> None:
        """Let the open file hold what the files bring."""
        if self.can_merge:
            self._merge()

    def cancel(self) -> None:
        """End the work; while files are being looked at they are forgotten, later only the merge is."""
        if self.stage is Stage.PREPARING:
            self.clear()
        elif self.stage is Stage.MERGING:
            self._let_go()
            self._turn_to(Stage.READY)

    def take_back(self) -> None:
        """Let the open file hold again what it held before the merge."""
        place = self._place
        if not self.can_take_back or place is None:
            return
        self.stage = Stage.MERGING
        back = self._workbench.take_back(place)
        self._turn_to(Stage.READY if back else Stage.DONE)
        if back:
            self._workbench.said.emit(self._workbench.text("merging.taken_back"))

    def clear(self) -> None:
        """Begin anew with no files."""
        self._let_go()
        self._same_process.clear()
        self._forget()
        self.changed.emit()

    # how it is done

    def _prepare(self, *, unite: bool = False) -> None:
        self._let_go()
        if not self.paths:
            self.clear()
            return
        self._place = place = self._workbench.place_to_merge()
        if place is None:
            self.clear()
            return
        wish = self._wish(unite=unite)
        self._run(place, lambda report: _Made(place.merge(wish, progress=report)), self._prepared)
        self._turn_to(Stage.PREPARING)

    def _prepared(self, made: _Made) -> None:
        self.report = made.report
        strange = any(line.outcome is Outcome.OTHER_PROCESS for line in made.report.files)
        if strange and not self._unconfirmed(made.report):
            self._prepare(unite=True)
        else:
            self._turn_to(Stage.READY)

    def _unconfirmed(self, report: Report | None) -> set[Path]:
        lines = report.files if report else ()
        strange = {line.path for line in lines if line.outcome is Outcome.OTHER_PROCESS}
        return strange - self._same_process

    def _merge(self) -> None:
        """Merge what was made ready; what was not, or no longer is, is made ready first."""
        known = None if self._is_stale() else self.report
        if known is None:
            self._let_go()
            self._place = self._workbench.place_to_merge()
        place, folder, wish = self._place, self._workbench.backups, self._wish(unite=True)
        if place is None:
            self._turn_to(Stage.READY)
            return

        def work(report: Callable[[int], None]) -> _Made:
            merged = known or place.merge(wish, progress=report)
            report(100)
            return _Made(merged, place.back_up(folder, wish.now) if folder else None)

        self._run(place, work, self._take_over)
        self._turn_to(Stage.MERGING)

    def _take_over(self, made: _Made) -> None:
        place, self.report = self._place, made.report
        if place is None or made.report.refused or not made.report.brings_something:
            self._turn_to(Stage.READY)
        elif self._is_stale():
            self._merge()
        elif self._workbench.take_over(place):
            self.backup, self.finished = made.backup, milliseconds()
            self._turn_to(Stage.DONE)
        else:
            self._turn_to(Stage.READY)

    def _wish(self, *, unite: bool) -> Wish:
        itself = self._store.path if self._store else None
        return Wish(self.paths, itself=itself, unite=unite and bool(self._same_process), now=milliseconds())

    def _is_stale(self) -> bool:
        return self._store is None or self._place is None or self._store.mark != self._place.since

    def _run(self, place: Workplace, work: jobs.Work[_Made], done: Callable[[_Made], None]) -> None:
        """Work beside the window; what nobody waits for any more only clears up after itself."""

        def made(result: _Made) -> None:
            if self._is_awaited(place):
                done(result)

        def failed(error: Exception) -> None:
            if self._is_awaited(place):
                self._fail(error)

        def progress(percent: int) -> None:
            if place is self._place:
                self.progressed.emit(percent)

        self._job = jobs.run(work, done=made, failed=failed, progress=progress)

    def _is_awaited(self, place: Workplace) -> bool:
        if place is self._place:
            self._job = None
            return True
        place.close()
        return False

    def _fail(self, error: Exception) -> None:
        self._let_go()
        self._turn_to(Stage.READY if self.report else Stage.EMPTY)
        if isinstance(error, KiworkError):
            self._workbench.failed.emit(wording.sentence(error, self._workbench.language))
        else:
            raise error

    def _let_go(self) -> None:
        """Leave the copies; those that are still worked on are thrown away at the end of the work."""
        if self._job:
            self._job.cancel()
        elif self._place:
            self._place.close()
        self._job = self._place = None

    def _turn_to(self, stage: Stage) -> None:
        self.stage = stage
        self.changed.emit()

    def _on_opened(self) -> None:
        if self._store is not self._workbench.store:
            self._store = self._workbench.store
            self.clear()

    def _on_changed(self) -> None:
        if self.stage is Stage.DONE and self._place:
            self._let_go()
            self.changed.emit()


def merge_run_of(workbench: Workbench) -> MergeRun:
    """Return the one merge of a workbench."""
    return workbench.findChild(MergeRun) or MergeRun(workbench)
