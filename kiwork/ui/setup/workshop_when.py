"""Date, time, phase and state of a workshop."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QTime
from PySide6.QtWidgets import QComboBox, QWidget

from kiwork.models.kinds import WorkshopState
from kiwork.queries.outline import WorkshopView
from kiwork.ui.choice_box import named
from kiwork.ui.dates import date_pattern, iso_date, shown_date
from kiwork.ui.pieces import column, label, row
from kiwork.ui.setup.field_line import FieldLine
from kiwork.ui.workbench import Workbench
from kiwork.usecases import parking, setup


class WorkshopWhen(QWidget):
    """What is no date or time is not saved, and the line says so."""

    def __init__(self, workbench: Workbench, uid: str) -> None:
        super().__init__()
        self._workbench = workbench
        self._uid = uid
        text = workbench.text
        self._date = FieldLine(text("setup.date"), self._save_date)
        self._begins = FieldLine(text("setup.begins"), lambda typed: self._save_time("begins", typed))
        self._ends = FieldLine(text("setup.ends"), lambda typed: self._save_time("ends", typed))
        self._date.setPlaceholderText(date_pattern())
        for field in (self._begins, self._ends):
            field.setPlaceholderText("hh:mm")
        self._phase = QComboBox()
        named(self._phase, text("setup.phase"))
        self._phase.activated.connect(self._save_phase)
        self._closed = QComboBox()
        named(self._closed, text("setup.state"))
        for state in WorkshopState:
            self._closed.addItem(text(f"setup.state_{state.value}"), state.value)
        self._closed.activated.connect(self._save_state)
        layout = column(self)
        when, which = row(), row()
        for widget, share in ((self._date, 3), (self._begins, 2), (label("–"), 0), (self._ends, 2)):
            when.addWidget(widget, share)
        which.addWidget(self._phase, 1)
        which.addWidget(self._closed, 1)
        layout.addLayout(when)
        layout.addLayout(which)

    @property
    def stops(self) -> Sequence[QWidget]:
        """What Tab stops at, in order."""
        return (self._date, self._begins, self._ends, self._phase, self._closed)

    def show_workshop(self, workshop: WorkshopView) -> None:
        """Show what is stored."""
        self._date.show_text(shown_date(workshop.date))
        self._begins.show_text(workshop.begins)
        self._ends.show_text(workshop.ends)
        outline = self._workbench.outline
        with QSignalBlocker(self._phase):
            self._phase.clear()
            self._phase.addItem(self._workbench.text("setup.no_phase"), None)
            for phase in outline.phases if outline else ():
                self._phase.addItem(phase.title, phase.uid)
            self._phase.setCurrentIndex(max(0, self._phase.findData(workshop.phase_uid)))
        with QSignalBlocker(self._closed):
            self._closed.setCurrentIndex(self._closed.findData(workshop.state))

    def _save_date(self, typed: str) -> bool:
        iso = iso_date(typed)
        if typed.strip() and not iso:
            self._workbench.failed.emit(self._workbench.text("setup.no_date"))
            return False
        return self._edit(date=iso)

    def _save_time(self, column: str, typed: str) -> bool:
        time = _time(typed)
        if typed.strip() and not time:
            self._workbench.failed.emit(self._workbench.text("setup.no_time"))
            return False
        return self._edit(**{column: time})

    def _save_phase(self) -> None:
        self._edit(phase_uid=self._phase.currentData())

    def _save_state(self) -> None:
        state = WorkshopState(self._closed.currentData())
        if not self._workbench.run(parking.set_state, self._uid, state):
            self._closed.setCurrentIndex(self._closed.findData(WorkshopState.OPEN.value))

    def _edit(self, **columns: str | None) -> bool:
        return self._workbench.run(setup.edit, "workshop", self._uid, **columns)


def _time(typed: str) -> str:
    for pattern in ("H:mm", "H.mm", "H"):
        time = QTime.fromString(typed.strip(), pattern)
        if time.isValid():
            return time.toString("HH:mm")
    return ""
