"""The pane beside the page: the step that is on with its instruction and time, and the steps around it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Signal
from PySide6.QtWidgets import QFrame, QLabel, QListView, QStackedWidget, QWidget

from kiwork.queries.outline import AgendaStepView
from kiwork.queries.step_times import step_times
from kiwork.ui.agenda.course import MINUTE, course_of
from kiwork.ui.countdown import in_minutes
from kiwork.ui.empty_state import EmptyState
from kiwork.ui.itemmodels.agenda import ABOUT, IS_ON, STEP, AgendaModel
from kiwork.ui.lines_delegate import LinesDelegate, Part
from kiwork.ui.list_and_sheet import tall_list
from kiwork.ui.pieces import button, column, label, row
from kiwork.ui.theme import TEXT, Theme
from kiwork.ui.workbench import Workbench

Index = QModelIndex | QPersistentModelIndex


class StepDelegate(LinesDelegate):
    """Two lines: when and how long, and the title; bold while it is on."""

    small, large = 1, 1

    def parts_of(self, index: Index) -> tuple[Part, ...]:
        """Return time and title."""
        title = Part(str(index.data()), 1, size=TEXT, colour="text", bold=bool(index.data(IS_ON)))
        return (Part(str(index.data(ABOUT))), title)


class AgendaPane(QFrame):
    """`edit_wanted` asks for the dialog in which the agenda is written."""

    edit_wanted = Signal()

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "side")
        self._workbench, self._theme, self._text = workbench, theme, workbench.text
        self.course, self._countdown = course_of(workbench), workbench.countdown
        self.clock, self.title = label("", "title"), label("", "strong", wrap=True)
        self.instruction, self.then = label("", "body", wrap=True), label("", "muted", wrap=True)
        self._times: dict[str, str] = {}
        self.model = AgendaModel(self._time_of, self)
        self.list = self._make_list(theme)
        self.go_on = button("")
        self.buttons = {name: button(self._text(f"agenda.{name}")) for name in ("less", "more", "pause")}
        for name in ("less", "more"):
            self.buttons[name].setAccessibleName(self._text(f"agenda.{name}_told"))
        self._stack, self._empty = QStackedWidget(), EmptyState()
        self._lay_out()
        self._connect()
        self.refresh()

    def take_focus(self) -> None:
        """Be ready for the next step."""
        (self.go_on if self._stack.currentIndex() else self._empty.button).setFocus()

    def refresh(self) -> None:
        """Show the agenda of the workshop, and the step that is on."""
        steps, current, workshop = self.course.steps, self.course.current, self.course.workshop
        begins = step_times(workshop) if workshop else []
        self._times = dict(zip((step.uid for step in steps), begins, strict=True))
        self._stack.setCurrentIndex(int(bool(steps or current)))
        self.model.show(steps, current.uid if current else "")
        if current and current in steps:
            self.list.setCurrentIndex(self.model.index(steps.index(current), 0))
        self.title.setText(current.title if current else self._text("agenda.not_begun"))
        self._show(self.instruction, current.instruction if current else "")
        following = self.course.next
        self._show(self.then, self._text("agenda.then", title=following.title) if following else "")
        self.go_on.setText(self._text(self._what_comes(current, following)))
        self.go_on.setEnabled(bool(following or current))
        self._empty.say(
            self._text("agenda.none" if self._workbench.workshop_uid else "agenda.no_workshop"),
            self._text("agenda.write" if self._workbench.workshop_uid else "collect.add_workshop"),
            enabled=self._workbench.is_editable,
        )
        self._show_time()

    def _show_time(self) -> None:
        left, running = self._countdown.remaining, self._countdown.is_running
        self._show(self.clock, "" if left is None else in_minutes(left))
        self.clock.setProperty("role", "title" if left is None or left > 0 else "over")
        self.clock.style().polish(self.clock)
        self.buttons["pause"].setText(
            self._text("agenda.pause" if running or left is None else "agenda.resume")
        )
        for name in ("less", "pause"):
            self.buttons[name].setEnabled(left is not None)

    def _lay_out(self) -> None:
        now = QWidget()
        layout = column(now, margin=2, gap=1)
        for words in (self.clock, self.title, self.instruction):
            layout.addWidget(words)
        keys = row(gap=1)
        for made in self.buttons.values():
            keys.addWidget(made)
        layout.addLayout(keys)
        layout.addWidget(self.then)
        layout.addWidget(self.go_on)
        layout.addWidget(self.list, 1)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(now)
        column(self).addWidget(self._stack)

    def _make_list(self, theme: Theme) -> QListView:
        made = tall_list(QListView(), self.model, self._text("agenda.list"), 0)
        self._drawn = StepDelegate(theme, made)
        made.setItemDelegate(self._drawn)
        return made

    def _connect(self) -> None:
        bench = self._workbench
        for signal in (bench.opened, bench.changed, bench.context_changed, self.course.changed):
            signal.connect(self.refresh)
        self._countdown.changed.connect(self._show_time)
        self.go_on.clicked.connect(self.course.begin_next)
        self.buttons["less"].clicked.connect(lambda: self._countdown.add(-MINUTE))
        self.buttons["more"].clicked.connect(self._more)
        self.buttons["pause"].clicked.connect(self._pause)
        self.list.activated.connect(lambda index: self.course.begin(index.data(STEP)))
        self._empty.clicked.connect(self.edit_wanted)

    @staticmethod
    def _what_comes(current: AgendaStepView | None, following: AgendaStepView | None) -> str:
        if following:
            return "agenda.next" if current else "agenda.begin"
        return "agenda.end"

    @staticmethod
    def _show(made: QLabel, words: str) -> None:
        made.setText(words)
        made.setVisible(bool(words))

    def _time_of(self, step: AgendaStepView) -> str:
        """Say when a step begins, how long it is meant to take and took, and whether it is on."""
        current = self.course.current
        parts = [
            self._text("agenda.on") if current and current.uid == step.uid else "",
            self._times.get(step.uid, ""),
            self._text("agenda.minutes", n=step.planned) if step.planned else "",
            self._text("agenda.took", n=step.actual) if step.actual is not None else "",
        ]
        return " · ".join(part for part in parts if part)

    def _more(self) -> None:
        """Give a minute more; where nothing is counted, begin with one."""
        if self._countdown.remaining is None:
            self._countdown.start(MINUTE)
        else:
            self._countdown.add(MINUTE)

    def _pause(self) -> None:
        if self._countdown.is_running:
            self._countdown.pause()
        else:
            self._countdown.resume()
