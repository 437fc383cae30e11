"""How the agenda of today runs: which step is on, since when, and how long each one took."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from kiwork.queries.outline import AgendaStepView, WorkshopView
from kiwork.ui.workbench import Workbench
from kiwork.usecases import setup

MINUTE = 60


class Course(QObject):
    """One step is on at a time; it belongs to the workbench and outlives a window that is built anew.

    `is_shown` says whether the pane stands beside the page; `changed` comes when another step is on or none,
    `to_show` with the step of the window that goes with it.
    """

    changed = Signal()
    to_show = Signal(str)

    def __init__(self, workbench: Workbench, clock: Callable[[], float] = time.monotonic) -> None:
        """Wait; `clock` is in seconds and never goes back."""
        super().__init__(workbench)
        self._workbench, self._clock = workbench, clock
        self._uid: str | None = None
        self._since = 0.0
        self.is_shown = False
        workbench.closing.connect(self.end)
        workbench.changed.connect(self._look)
        workbench.countdown.ended.connect(self._say_over)

    @property
    def workshop(self) -> WorkshopView | None:
        """The workshop that is looked at."""
        outline = self._workbench.outline
        return outline.workshop(self._workbench.workshop_uid) if outline else None

    @property
    def steps(self) -> tuple[AgendaStepView, ...]:
        """The steps of that workshop."""
        return self.workshop.agenda if self.workshop else ()

    @property
    def current(self) -> AgendaStepView | None:
        """The step that is on, also while another workshop is looked at."""
        outline = self._workbench.outline
        steps = (step for workshop in outline.workshops for step in workshop.agenda) if outline else ()
        return next((step for step in steps if step.uid == self._uid), None)

    @property
    def next(self) -> AgendaStepView | None:
        """The step after the one that is on; while none is, the first that has not run."""
        steps = self.steps
        if self._uid is None:
            return next((step for step in steps if step.actual is None), None)
        places = [place for place, step in enumerate(steps) if step.uid == self._uid]
        return next(iter(steps[places[0] + 1 :]), None) if places else None

    def begin(self, step: AgendaStepView) -> None:
        """Begin a step; the one before it ends. Its planned time is counted down."""
        self._note()
        self._uid, self._since = step.uid, self._clock()
        if step.planned:
            self._workbench.countdown.start(step.planned * MINUTE)
        else:
            self._workbench.countdown.stop()
        self.changed.emit()
        if step.view:
            self.to_show.emit(step.view)

    def begin_next(self) -> None:
        """Begin the next step, or end the last one."""
        if following := self.next:
            self.begin(following)
        else:
            self.end()

    def end(self) -> None:
        """Let no step be on any more; how long it took is noted."""
        if self._uid is None:
            return
        self._note()
        self._uid = None
        self._workbench.countdown.stop()
        self.changed.emit()

    def _note(self) -> None:
        """Note how long the step that is on took; what is under half a minute was a wrong key."""
        minutes = round((self._clock() - self._since) / MINUTE)
        if self._uid and self.current and minutes and self._workbench.is_editable:
            self._workbench.run(setup.add_actual, self._uid, minutes)

    def _say_over(self) -> None:
        """Say that the time is up, whether the pane is shown or not."""
        current = self.current
        self._workbench.said.emit(self._workbench.text("agenda.over", title=current.title if current else ""))

    def _look(self) -> None:
        """Notice that the step that is on was deleted."""
        if self._uid and self.current is None:
            self._uid = None
            self._workbench.countdown.stop()
            self.changed.emit()


def course_of(workbench: Workbench) -> Course:
    """Return the one course of a workbench."""
    return workbench.findChild(Course) or Course(workbench)
