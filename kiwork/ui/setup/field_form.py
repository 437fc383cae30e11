"""A form of fields that save themselves."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QFormLayout, QWidget

from kiwork.ui.setup.field_line import FieldLine, FieldText
from kiwork.ui.theme import GRID
from kiwork.ui.workbench import Workbench

LONG = frozenset({"imprint", "description", "occasion", "next_steps"})


class FieldForm(QWidget):
    """One line a column; `save` is given the column's name and its text, and says whether it was accepted."""

    def __init__(
        self, workbench: Workbench, subject: str, columns: Sequence[str], save: Callable[[str, str], bool]
    ) -> None:
        super().__init__()
        self._fields: dict[str, FieldLine | FieldText] = {}
        self.form = QFormLayout(self)
        self.form.setContentsMargins(*[2 * GRID] * 4)
        self.form.setVerticalSpacing(2 * GRID)
        self.form.setHorizontalSpacing(2 * GRID)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for column in columns:
            self._add(workbench.text(f"{subject}.{column}"), column, save)

    def show_values(self, values: Mapping[str, str]) -> None:
        """Show what is stored; a field that is being typed in is left alone."""
        for column, text in values.items():
            self._fields[column].show_text(text)

    def _add(self, name: str, column: str, save: Callable[[str, str], bool]) -> None:
        def keep(text: str) -> bool:
            return save(column, text)

        field = FieldText(name, keep) if column in LONG else FieldLine(name, keep)
        self._fields[column] = field
        self.form.addRow(name, field)
