"""The measures of a recommendation: the table, a line for the next one, and buttons for the current one."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from kiwork.models.kinds import MeasureState
from kiwork.queries.measures import MeasureView, measures, names_of_measures
from kiwork.ui.flow import Flow
from kiwork.ui.itemmodels.measures import Column, MeasuresModel
from kiwork.ui.pieces import button, column, label
from kiwork.ui.recommend.fields import stored_date
from kiwork.ui.recommend.measure_form import MeasureForm
from kiwork.ui.recommend.measures_delegate import Choices, MeasuresDelegate
from kiwork.ui.recommend.measures_table import MeasuresTable
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench
from kiwork.usecases import measures as plan


class MeasuresBox(QWidget):
    """Every change is one step; the current measure stays current wherever it goes."""

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self._workbench = workbench
        self._uid = ""
        self._names: Sequence[str] = ()
        headings = {c: self._text(c.key) for c in Column}
        self.model = MeasuresModel(headings, lambda state: self._text(f"state_{state}"), self)
        delegate = MeasuresDelegate(lambda: self._names, self._choices, self)
        self.table = MeasuresTable(self.model, delegate, theme, self._text("measures"))
        self.form = MeasureForm(workbench, theme, self._choices)
        self.new = QLineEdit(placeholderText=self._text("new"))
        self.new.setAccessibleName(self._text("new"))
        self.new.returnPressed.connect(self._add)
        self._buttons = [
            self._button("up", lambda: self._move(-1)),
            self._button("down", lambda: self._move(1)),
            self._button("delete", self._delete),
        ]
        self._empty = label(self._text("empty"), "body-muted", wrap=True)
        self._lay_out()
        for edited in (delegate.edited, self.form.edited):
            edited.connect(self._edit)
        self.table.moved.connect(self._move)
        self.table.deleted.connect(self._delete)
        self.table.columns_changed.connect(self._show_current)
        self.table.selectionModel().currentRowChanged.connect(self._show_current)

    def show_measures(self, uid: str, names: Sequence[str], *, editable: bool) -> None:
        """Show the measures of a recommendation; `names` of organisations are offered."""
        if uid != self._uid:
            self.new.clear()
        self._uid, self._names = uid, names
        current = self.table.current
        found = self._workbench.ask(measures, recommendation_uid=uid).get(uid, ())
        self.model.editable = editable
        self.model.show(found)
        row = max(0, self.model.row_of(current.uid) if current else 0)
        if found and self.table.currentIndex().row() != row:
            self._turn_to(row)
        self._empty.setVisible(not found)
        self.table.setVisible(bool(found))
        self.new.setEnabled(editable)
        self._show_current()

    def save(self) -> None:
        """Save what is being typed, before another recommendation is shown."""
        self.form.save()

    def in_words(self) -> str:
        """Say how many there are, and how many are done."""
        found = self.model.measures
        done = sum(measure.state is MeasureState.DONE for measure in found)
        counted = self._text("count", n=len(found)) if found else ""
        return f"{counted}, {self._text('done', n=done)}" if done else counted

    # changes

    def _add(self) -> None:
        if self.new.text().strip() and self._workbench.make(plan.add_measure, self._uid, self.new.text()):
            self.new.clear()
            self._turn_to(self.model.rowCount() - 1)

    def _edit(self, uid: str, column: int, text: str) -> None:
        match Column(column):
            case Column.BUILDS_ON:
                self._workbench.run(plan.build_on, uid, text or None)
            case Column.STATE:
                self._workbench.run(plan.set_measure_state, uid, MeasureState(text))
            case Column.DUE:
                self._workbench.run(plan.edit_measure, uid, due=stored_date(text))
            case Column.WHAT if not text:
                return
            case named:
                self._workbench.run(plan.edit_measure, uid, **{named.key: text})

    def _move(self, by: int) -> None:
        uids = [measure.uid for measure in self.model.measures]
        row = self.table.currentIndex().row()
        if self.model.editable and 0 <= row + by < len(uids) and row >= 0:
            before = row + by + (by > 0)
            self._workbench.run(plan.move_measure, uids[row], uids[before] if before < len(uids) else None)

    def _delete(self) -> None:
        measure = self.table.current
        if measure and self.model.editable and self._workbench.run(plan.delete_measure, measure.uid):
            self._workbench.said.emit(self._text("deleted"))

    # what is shown

    def _turn_to(self, row: int) -> None:
        column = max(0, self.table.currentIndex().column())
        self.table.setCurrentIndex(self.model.index(row, column))

    def _show_current(self) -> None:
        self.form.show_measure(
            self.table.current,
            sorted(self.table.without_room),
            self._names,
            editable=self.model.editable,
        )
        for made in self._buttons:
            made.setVisible(self.table.current is not None)
            made.setEnabled(self.model.editable)

    def _choices(self, column: Column, measure: MeasureView) -> Choices:
        if column is Column.STATE:
            return {state.value: self._text(f"state_{state}") for state in MeasureState}
        known = self._workbench.ask(names_of_measures)
        return {"": "–", **{uid: name for uid, name in known.items() if uid != measure.uid}}

    def _lay_out(self) -> None:
        line = Flow()
        for made in self._buttons:
            line.add(made)
        layout = column(self)
        for widget in (self._empty, self.table, self.new):
            layout.addWidget(widget)
        layout.addLayout(line)
        layout.addWidget(self.form)

    def _button(self, name: str, does: Callable[[], None]) -> QPushButton:
        made = button(self._text(name), "link")
        made.clicked.connect(does)
        return made

    def _text(self, name: str, /, **values: object) -> str:
        return self._workbench.text(f"measures.{name}", **values)
