"""What the table of measures has no room for, of the current one."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiwork.queries.measures import MeasureView
from kiwork.ui.itemmodels.measures import Column
from kiwork.ui.pieces import column, label
from kiwork.ui.recommend.fields import ChoiceField, DateField, LineField, NamesField
from kiwork.ui.recommend.grid import Grid
from kiwork.ui.recommend.measures_delegate import Choices
from kiwork.ui.recommend.settled_choice import SettledChoice
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench

CHOSEN = (Column.BUILDS_ON, Column.STATE)


class MeasureForm(QWidget):
    """Hidden while the table shows everything; `edited` carries uid, column and the new text."""

    edited = Signal(str, int, str)

    def __init__(
        self, workbench: Workbench, theme: Theme, choices: Callable[[Column, MeasureView], Choices]
    ) -> None:
        super().__init__()
        self._workbench, self._choices = workbench, choices
        self._uid = ""
        self._about = label("", "muted", wrap=True)
        self.lead, self.partners = ChoiceField(pauses=False), NamesField()
        self.means, self.due = LineField(), DateField()
        self.boxes = {chosen: SettledChoice("") for chosen in CHOSEN}
        self._typed = {
            Column.LEAD: self.lead.typed, Column.PARTNERS: self.partners.typed, Column.MEANS: self.means.typed
        }  # fmt: skip
        texts: dict[Column, QWidget] = {c: typed.field for c, typed in self._typed.items()}
        self._fields = {**texts, Column.DUE: self.due, **self.boxes}
        fields = sorted(self._fields.items())
        self._grid = Grid(
            theme, {c.key: (workbench.text(f"measures.{c.key}"), field, 1) for c, field in fields}
        )
        layout = column(self)
        layout.addWidget(self._about)
        layout.addWidget(self._grid)
        self._connect()

    def show_measure(
        self,
        measure: MeasureView | None,
        columns: Collection[Column],
        names: Sequence[str],
        *,
        editable: bool,
    ) -> None:
        """Show these columns of a measure; what is being typed right now stays."""
        self.setVisible(measure is not None and bool(columns))
        if measure is None:
            return
        is_another, self._uid = measure.uid != self._uid, measure.uid
        self._about.setText(self._workbench.text("measures.about", number=measure.number, what=measure.what))
        self._grid.show_fields([shown.key for shown in columns])
        self.lead.offer(names)
        self.partners.offer(names)
        self._show_texts(measure, anew=is_another)
        for chosen in columns:
            if chosen in self.boxes:
                self._show_choice(chosen, measure)
        for field in self._fields.values():
            field.setEnabled(editable)

    def save(self) -> None:
        """Save what is being typed, before another measure is shown."""
        for typed in (*self._typed.values(), self.due.typed):
            typed.save()

    def _connect(self) -> None:
        for c, typed in self._typed.items():
            typed.saved.connect(lambda text, c=c: self.edited.emit(self._uid, c, text))
        self.due.chosen.connect(lambda text: self.edited.emit(self._uid, Column.DUE, text))
        for chosen, box in self.boxes.items():
            box.settled.connect(lambda c=chosen, box=box: self.edited.emit(self._uid, c, box.currentData()))

    def _show_texts(self, measure: MeasureView, *, anew: bool) -> None:
        for c, typed in self._typed.items():
            (typed.replace if anew else typed.load)(getattr(measure, c.key))
        self.due.load(measure.due, anew=anew)

    def _show_choice(self, chosen: Column, measure: MeasureView) -> None:
        box = self.boxes[chosen]
        box.clear()
        for code, words in self._choices(chosen, measure).items():
            box.addItem(words, code)
        box.setCurrentIndex(max(0, box.findData(getattr(measure, chosen.key) or "")))
