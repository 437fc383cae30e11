"""A form of fields that save themselves."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from PySide6.QtWidgets import QFormLayout, QWidget

from kiwork.ui.pieces import column
from kiwork.ui.setup.field_line import FieldLine, FieldText
from kiwork.ui.theme import GRID
from kiwork.ui.workbench import Workbench

LONG = frozenset({"imprint", "description", "occasion", "next_steps"})


class FieldForm(QWidget):
    """One line a column; `save` is given the column's name and its text, and says whether it was accepted."""

    def __init__(
        self,
        workbench: Workbench,
        subject: str,
        columns: Sequence[str],
        save: Callable[[str, str], bool],
        *,
        names_above: bool = False,
    ) -> None:
        super().__init__()
        self._fields: dict[str, FieldLine | FieldText] = {}
        self.form = form_at_top(self, names_above=names_above)
        for name in columns:
            self._add(workbench.text(f"{subject}.{name}"), name, save)

    def show_values(self, values: Mapping[str, str]) -> None:
        """Show what is stored; a field that is being typed in is left alone."""
        for name, text in values.items():
            self._fields[name].show_text(text)

    def take_focus(self) -> None:
        """Be ready for typing into the first field."""
        next(iter(self._fields.values())).setFocus()

    def insert_after(self, column: str, name: str, widgets: QWidget, *, stops: Sequence[QWidget]) -> None:
        """Put a line of other widgets below a field; Tab stops at `stops` on its way down."""
        fields = list(self._fields)
        line = fields.index(column) + 1
        self.form.insertRow(line, name, widgets)
        way = [self._fields[column], *stops, *(self._fields[key] for key in fields[line:])]
        for here, there in pairwise(way):
            QWidget.setTabOrder(here, there)

    def _add(self, name: str, key: str, save: Callable[[str, str], bool]) -> None:
        def keep(text: str) -> bool:
            return save(key, text)

        field = FieldText(name, keep) if key in LONG else FieldLine(name, keep)
        self._fields[key] = field
        self.form.addRow(name, field)


def form_at_top(parent: QWidget, *, names_above: bool = False) -> QFormLayout:
    """Return a form that keeps its lines at the top of a widget; a narrow one has the names above."""
    form = QFormLayout()
    if names_above:
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
    form.setVerticalSpacing(2 * GRID)
    form.setHorizontalSpacing(2 * GRID)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    layout = column(parent, margin=2)
    layout.addLayout(form)
    layout.addStretch()
    return form
