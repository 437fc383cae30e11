"""The agenda of a workshop: steps in order, with planned minutes and an instruction."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QSpinBox, QWidget

from kiwork.queries.outline import AgendaStepView, WorkshopView
from kiwork.ui.actions import STEPS
from kiwork.ui.choice_box import ChoiceBox
from kiwork.ui.pieces import column, label, row
from kiwork.ui.setup.field_form import form_at_top
from kiwork.ui.setup.field_line import FieldText
from kiwork.ui.setup.record_list import RecordList
from kiwork.ui.workbench import Workbench
from kiwork.usecases import setup

LONGEST_STEP = 24 * 60


class Agenda(QWidget):
    """The steps on the left, the marked one on the right."""

    def __init__(self, workbench: Workbench, uid: str) -> None:
        super().__init__()
        self._workbench = workbench
        self._steps: tuple[AgendaStepView, ...] = ()
        self._list = RecordList(
            workbench,
            workbench.text("setup.agenda"),
            add=lambda name: workbench.run(setup.add_agenda_step, uid, name),
            rename=lambda step, name: workbench.run(setup.edit, "agenda_step", step, title=name),
            move=lambda step, before: workbench.run(setup.move, "agenda_step", step, before),
            delete=lambda step: workbench.run(setup.delete, "agenda_step", step),
        )
        self._list.names.currentRowChanged.connect(self._show_step)
        self._minutes = {name: self._box(name) for name in ("planned", "actual")}
        self._instruction = FieldText(
            workbench.text("setup.instruction"), lambda text: self._edit(instruction=text)
        )
        self._view = self._views()
        self._details = QWidget()
        form = form_at_top(self._details, names_above=True)
        for name, box in self._minutes.items():
            form.addRow(workbench.text(f"setup.{name}"), box)
        form.addRow(workbench.text("setup.view"), self._view)
        form.addRow(workbench.text("setup.instruction"), self._instruction)
        sides = row(gap=2)
        sides.addWidget(self._list, 1)
        sides.addWidget(self._details, 1)
        layout = column(self, margin=2)
        layout.addWidget(label(workbench.text("setup.about_agenda"), "muted", wrap=True))
        layout.addLayout(sides, 1)

    def show_workshop(self, workshop: WorkshopView) -> None:
        """Show what is stored."""
        self._steps = workshop.agenda
        self._list.show_entries([(step.uid, step.title) for step in self._steps])
        self._show_step()

    def _show_step(self) -> None:
        step = next((step for step in self._steps if step.uid == self._list.current_uid), None)
        self._details.setEnabled(step is not None)
        self._instruction.show_text(step.instruction if step else "")
        with QSignalBlocker(self._view):
            self._view.setCurrentIndex(max(0, self._view.findData(step.view if step else "")))
        for name, box in self._minutes.items():
            with QSignalBlocker(box):
                box.setValue(getattr(step, name) or 0 if step else 0)

    def _views(self) -> ChoiceBox:
        """Offer the steps of the window, one of which is shown once this step begins."""
        box = ChoiceBox(self._workbench.text("setup.view"))
        box.addItem(self._workbench.text("setup.no_view"), "")
        for shown in STEPS:
            box.addItem(self._workbench.text(f"steps.{shown.name}"), shown.name)
        box.activated.connect(lambda _: self._edit(view=box.currentData()))
        return box

    def _box(self, name: str) -> QSpinBox:
        box = QSpinBox()
        box.setRange(0, LONGEST_STEP)
        box.setSpecialValueText(" ")
        box.setKeyboardTracking(False)
        box.setAccessibleName(self._workbench.text(f"setup.{name}"))
        box.valueChanged.connect(lambda minutes: self._edit(**{name: minutes or None}))
        return box

    def _edit(self, **columns: object) -> bool:
        uid = self._list.current_uid
        return uid is None or self._workbench.run(setup.edit, "agenda_step", uid, **columns)
