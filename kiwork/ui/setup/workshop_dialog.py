"""The dialog in which a workshop is edited: when, where, who was there, what it worked on, how it ran."""

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from kiwork.queries.outline import WorkshopView
from kiwork.ui.dates import shown_date
from kiwork.ui.dialogs import close_button
from kiwork.ui.fitting import is_large, resize_dialog
from kiwork.ui.help_dialog import offer_help
from kiwork.ui.pieces import button, column, row, scrolled, tabs
from kiwork.ui.refusal_line import RefusalLine
from kiwork.ui.setup.agenda import Agenda
from kiwork.ui.setup.field_form import FieldForm
from kiwork.ui.setup.people import People
from kiwork.ui.setup.workshop_topics import WorkshopTopics
from kiwork.ui.setup.workshop_when import WorkshopWhen
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench
from kiwork.usecases import setup

SIZE = (760, 640)
TEXTS = ("title", "code", "venue", "host", "facilitation", "minutes_by", "occasion", "next_steps")


class WorkshopDialog(QDialog):
    """Everything is saved as it is typed, and can be undone."""

    def __init__(self, workbench: Workbench, theme: Theme, parent: QWidget, uid: str) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._uid = uid
        self.setWindowTitle(workbench.text("setup.workshop_title"))
        resize_dialog(self, theme, SIZE)
        self._form = FieldForm(workbench, "setup", TEXTS, self._save, names_above=is_large(theme))
        self._when = WorkshopWhen(workbench, uid)
        self._form.insert_after("title", workbench.text("setup.when"), self._when, stops=self._when.stops)
        self._people = People(workbench, uid)
        self._topics = WorkshopTopics(workbench, uid)
        self._agenda = Agenda(workbench, uid)
        book = tabs()
        book.addTab(scrolled(self._form), workbench.text("setup.workshop"))
        book.addTab(scrolled(self._people), workbench.text("setup.people"))
        book.addTab(self._topics, workbench.text("setup.topic_fields"))
        book.addTab(scrolled(self._agenda), workbench.text("setup.agenda"))
        layout = column(self, margin=2, gap=2)
        layout.addWidget(book, 1)
        layout.addWidget(RefusalLine(workbench))
        layout.addLayout(self._foot(theme))
        workbench.changed.connect(self.refresh)
        self.refresh()
        self._form.take_focus()

    def refresh(self) -> None:
        """Show the workshop as it is stored; one that was taken back closes the dialog."""
        outline = self._workbench.outline
        workshop = outline.workshop(self._uid) if outline else None
        if workshop is None:
            self.reject()
        else:
            self._show(workshop)

    def _foot(self, theme: Theme) -> QHBoxLayout:
        delete = button(self._workbench.text("setup.delete_workshop"), "danger")
        delete.setAutoDefault(False)
        delete.clicked.connect(lambda: self._workbench.run(setup.delete_workshop, self._uid))
        layout = row()
        layout.addWidget(delete)
        done = close_button(self, self._workbench.text("setup.done"))
        offer_help(self, done, self._workbench, theme, "workshop")
        layout.addWidget(done, 1)
        return layout

    def _show(self, workshop: WorkshopView) -> None:
        self._form.show_values({name: getattr(workshop, name) for name in TEXTS})
        for part in (self._when, self._people, self._topics, self._agenda):
            part.show_workshop(workshop)

    def _save(self, column_name: str, text: str) -> bool:
        joins = f"{self._uid}.{column_name}"
        saved = self._workbench.type_into(joins, setup.edit, "workshop", self._uid, **{column_name: text})
        if not saved:
            self.refresh()
        return saved


def new_workshop(workbench: Workbench) -> bool:
    """Make a workshop named after today and look at it; false if that was refused."""
    iso = QDate.currentDate().toString(Qt.DateFormat.ISODate)
    name = workbench.text("setup.new_workshop", date=shown_date(iso))
    uid = workbench.make(setup.add_workshop, name, date=iso, phase_uid=_likely_phase(workbench))
    if uid:
        workbench.look_at(workshop_uid=uid)
    return uid is not None


def _likely_phase(workbench: Workbench) -> str | None:
    """Return the phase of the workshop before, the likeliest one."""
    workshops = workbench.outline.workshops if workbench.outline else ()
    return workshops[-1].phase_uid if workshops else None
