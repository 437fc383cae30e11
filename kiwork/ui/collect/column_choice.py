"""Which column of a table holds the texts of the cards, and whether its first row holds headings."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QWidget

from kiwork.intake.columns import Field, Shape, short
from kiwork.ui.pieces import label
from kiwork.ui.theme import GRID
from kiwork.ui.workbench import Workbench


class ColumnChoice(QWidget):
    """Hidden where there is one column only; says nothing until a person has chosen something."""

    chosen = Signal()

    def __init__(self, workbench: Workbench) -> None:
        super().__init__()
        self._text = workbench.text
        self._text_column: int | None = None
        self.headings: bool | None = None
        self.columns = QComboBox()
        self.columns.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.columns.setAccessibleName(self._text("collect.text_column"))
        self.columns.setPlaceholderText(self._text("collect.no_text_column"))
        self.first_row = QCheckBox(self._text("collect.first_row_is_headings"))
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(2 * GRID)
        layout.setVerticalSpacing(GRID)
        layout.addWidget(label(self._text("collect.text_column"), "label", buddy=self.columns), 0, 0)
        layout.addWidget(self.columns, 1, 0)
        layout.addWidget(self.first_row, 1, 1)
        layout.setColumnStretch(0, 1)
        layout.setColumnStretch(1, 1)
        self.columns.activated.connect(self._choose)
        self.first_row.clicked.connect(self._say)
        self.hide()

    @property
    def given(self) -> Mapping[Field, str]:
        """The column a person chose, by its number from 1 on."""
        return {} if self._text_column is None else {Field.TEXT: str(self._text_column + 1)}

    def show_shape(self, shape: Shape) -> None:
        """Offer the columns of a table as it was read."""
        self.columns.clear()
        for number, cell in enumerate(shape.first_row, start=1):
            key = "collect.column_named" if shape.has_headings else "collect.column_beginning"
            words = self._text(key, n=number, name=short(cell))
            self.columns.addItem(words if cell.strip() else self._text("collect.column", n=number))
        self.columns.setCurrentIndex(-1 if shape.text is None else shape.text)
        self.first_row.setChecked(shape.has_headings)
        self.setVisible(len(shape.first_row) > 1)

    def _choose(self, column: int) -> None:
        self._text_column = column
        self.chosen.emit()

    def _say(self, checked: bool) -> None:  # noqa: FBT001 - Qt's own
        self.headings = checked
        self.chosen.emit()
