"""How many people were there: in total, and by perspective."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QFormLayout, QSpinBox, QWidget

from kiwork.models.kinds import Dimension
from kiwork.queries.outline import WorkshopView
from kiwork.ui.pieces import label
from kiwork.ui.setup.field_form import form_at_top
from kiwork.ui.workbench import Workbench
from kiwork.usecases import setup

MOST_PEOPLE = 9999
TOTAL = "total"


class People(QWidget):
    """Numbers only, never a name."""

    def __init__(self, workbench: Workbench, uid: str) -> None:
        super().__init__()
        self._workbench = workbench
        self._uid = uid
        self._people: dict[str, int] = {}
        form = form_at_top(self)
        form.addRow(label(workbench.text("setup.about_people"), "muted", wrap=True))
        self._boxes = {TOTAL: self._box(TOTAL, workbench.text("setup.total"), form)}
        for tag in workbench.outline.tags if workbench.outline else ():
            if tag.dimension is Dimension.PERSPECTIVE:
                self._boxes[tag.uid] = self._box(tag.uid, tag.title, form)

    def show_workshop(self, workshop: WorkshopView) -> None:
        """Show what is stored."""
        self._people = workshop.people
        for key, box in self._boxes.items():
            with QSignalBlocker(box):
                box.setValue(self._people.get(key, 0))

    def _box(self, key: str, name: str, form: QFormLayout) -> QSpinBox:
        box = QSpinBox()
        box.setRange(0, MOST_PEOPLE)
        box.setSpecialValueText(" ")
        box.setKeyboardTracking(False)
        box.setAccessibleName(name)
        box.valueChanged.connect(lambda number: self._save(key, number))
        form.addRow(name, box)
        return box

    def _save(self, key: str, number: int) -> None:
        people = {**self._people, key: number}
        kept = {name: count for name, count in people.items() if count}
        self._workbench.type_into(
            f"{self._uid}.people.{key}", setup.edit, "workshop", self._uid, people=kept or None
        )
