"""Needs beside offers by municipality and topic field: as a picture or a table, and in words."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from kiwork.models.kinds import CardKind, Dimension
from kiwork.queries.outline import Outline
from kiwork.queries.summary import matrix
from kiwork.ui.dialogs import answered
from kiwork.ui.itemmodels.matrix_cells import Cell, MatrixModel
from kiwork.ui.overview.cards_dialog import CardsDialog
from kiwork.ui.overview.matrix_table import MatrixTable
from kiwork.ui.pieces import column, label
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench


class MatrixBox(QWidget):
    """Enter or a double click on a cell lists its cards; `reached` carries where the current cell is."""

    reached = Signal(QRect)

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self._workbench, self._theme, self._text = workbench, theme, workbench.text
        self.model = MatrixModel(self.in_words, self)
        self.table = MatrixTable(self.model, theme, self._text("overview.matrix"))
        self.as_table = QCheckBox(self._text("overview.as_table"))
        self.gaps = label("", wrap=True)
        self._legend, self._nothing = label("", "muted", wrap=True), label("", "body-muted", wrap=True)
        self._nothing.setText(self._text("overview.no_matrix"))
        layout = column(self)
        for widget in (self._nothing, self.gaps, self._legend, self.as_table, self.table):
            layout.addWidget(widget)
        self.as_table.toggled.connect(self._show_legend)
        self.table.activated.connect(lambda _: self.open_cell())
        self.table.reached.connect(self._tell_place)
        self._show_legend()

    def show_counts(self, outline: Outline) -> None:
        """Count anew."""
        towns = [tag for tag in outline.tags if tag.dimension is Dimension.MUNICIPALITY]
        counts = self._workbench.ask(matrix, [tag.uid for tag in towns])
        self.model.show(towns, outline.topic_fields, counts)
        self.table.drawn.most = self.model.most
        there = bool(towns and outline.topic_fields)
        self._nothing.setVisible(not there)
        for widget in (self.gaps, self._legend, self.as_table, self.table):
            widget.setVisible(there)
        self.gaps.setText(self._gaps())

    def open_cell(self) -> None:
        """List the cards of the current cell; one that is chosen there is shown on the board."""
        cell = self.table.current_cell()
        if not isinstance(cell, Cell) or not any(cell.counts):
            return
        dialog = CardsDialog(self._workbench, self._theme, cell, self.in_words(cell), self)
        if answered(dialog) and dialog.goal:
            self._workbench.looking.lead_to("arrange", dialog.goal)

    def _tell_place(self, area: QRect) -> None:
        self.reached.emit(QRect(self.table.viewport().mapTo(self, area.topLeft()), area.size()))

    def _show_legend(self) -> None:
        self.table.show_as(table=self.as_table.isChecked())
        key = "matrix_legend_table" if self.as_table.isChecked() else "matrix_legend"
        self._legend.setText(self._text(f"overview.{key}"))

    def in_words(self, cell: Cell) -> str:
        """Say how many cards of each kind a cell has."""
        counted = zip(CardKind, cell.counts, strict=True)
        return ", ".join(self._text(f"overview.{kind}", n=number) for kind, number in counted)

    def _gaps(self) -> str:
        """Say where there are needs and no offer."""
        gaps = [cell for cell in self.model.cells if cell.needs and not cell.offers]
        if not gaps:
            return self._text("overview.no_gaps")
        largest = max(gaps, key=lambda cell: cell.needs)
        return self._text("overview.gaps", n=len(gaps), cell=largest.name, needs=largest.needs)
