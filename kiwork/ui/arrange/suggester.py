"""Keeps the suggestions for the board true: worked out beside the window, once the hands rest."""

from PySide6.QtCore import QObject, QTimer, Signal

from kiwork.merge.duplicates import Apart, told_apart
from kiwork.ui import jobs
from kiwork.ui.arrange.contents import Contents
from kiwork.ui.arrange.suggestion import Given, Kind, Suggestion, given, suggestions
from kiwork.ui.workbench import Workbench

MOST = 20
"""So many suggestions of each kind are open at once; others follow when these are dealt with."""

PAUSE = 600
"""So many milliseconds after the last change suggestions are looked for anew."""


class Suggester(QObject):
    """`changed` says that there are other suggestions than before; what cannot hold any more goes at once."""

    changed = Signal()

    def __init__(self, workbench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self.open: tuple[Suggestion, ...] = ()
        self.searching = False
        self._workbench = workbench
        self._contents: Contents | None = None
        self._apart: Apart = frozenset()
        self._found: tuple[Suggestion, ...] = ()
        self._given: Given | None = None
        self._job: jobs.Job | None = None
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self._look)

    def follow(self, contents: Contents | None) -> None:
        """Take notice of what hangs on the board now; a board that may not be changed has no suggestions."""
        self._contents = contents if self._workbench.is_editable else None
        self._apart = self._workbench.ask(told_apart) if self._contents else frozenset()
        self._show()
        self._timer.start()

    def set_aside(self, suggestion: Suggestion) -> None:
        """Do not offer this, or what is much like it, while the program runs."""
        self._workbench.not_wanted.add(suggestion.ids)
        self._show()

    def _look(self) -> None:
        now = given(self._contents, self._apart) if self._contents else None
        if now == self._given:
            return
        self._given = now
        if self._job:
            self._job.cancel()
        self.searching, self._job = now is not None, self._begin(now) if now else None
        self.changed.emit()

    def _begin(self, now: Given) -> jobs.Job:
        return jobs.run(
            lambda report: suggestions(now, report),
            done=lambda found: self._take(now, found),
            failed=lambda error: self._fail(now, error),
            owner=self,
        )

    def _take(self, asked: Given, found: list[Suggestion]) -> None:
        if asked is self._given:
            self.searching, self._job = False, None
            self._found = tuple(found)
            self._show()

    def _fail(self, asked: Given, error: Exception) -> None:
        if asked is self._given:
            self.searching, self._job, self._given = False, None, None
        if not isinstance(error, jobs.CancelledError):
            raise error

    def _show(self) -> None:
        holding = [suggestion for suggestion in self._found if self._is_open(suggestion)]
        self.open = tuple(found for kind in Kind for found in [s for s in holding if s.kind is kind][:MOST])
        self.changed.emit()

    def _is_open(self, suggestion: Suggestion) -> bool:
        if self._contents is None or not suggestion.holds(self._contents, self._apart):
            return False
        return not any(suggestion.is_much_like(ids) for ids in self._workbench.not_wanted)
