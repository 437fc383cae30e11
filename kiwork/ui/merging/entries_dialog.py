"""The list behind a count: entries by kind and name, found by typing."""

from collections.abc import Sequence

from PySide6.QtCore import QSortFilterProxyModel, Qt
from PySide6.QtWidgets import QDialog, QHeaderView, QLineEdit, QTableView, QWidget

from kiwork.ui.dialogs import close_button
from kiwork.ui.fitting import resize_dialog
from kiwork.ui.itemmodels.entries import EntriesModel
from kiwork.ui.pieces import column
from kiwork.ui.theme import GRID, Theme
from kiwork.ui.workbench import Workbench

SIZE = (760, 560)
ROW = 4 * GRID
KIND_WIDTH = 180


class EntriesDialog(QDialog):
    """Shows pairs of kind and name; Esc closes it."""

    def __init__(
        self, workbench: Workbench, theme: Theme, parent: QWidget, title: str, rows: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        text = workbench.text
        self.setWindowTitle(title)
        resize_dialog(self, theme, SIZE)
        headings = (text("merging.column_kind"), text("merging.column_name"))
        self._found = QSortFilterProxyModel(self)
        self._found.setSourceModel(EntriesModel(rows, headings, self))
        self._found.setFilterKeyColumn(-1)
        self._found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.search = QLineEdit(placeholderText=text("merging.search"))
        self.search.setAccessibleName(text("merging.search"))
        self.search.textChanged.connect(self._found.setFilterFixedString)
        self.table = self._table(theme, title)
        layout = column(self, margin=2, gap=2)
        layout.addWidget(self.search)
        layout.addWidget(self.table, 1)
        layout.addWidget(close_button(self, text("merging.close")))

    def _table(self, theme: Theme, title: str) -> QTableView:
        table = QTableView()
        table.setModel(self._found)
        table.setAccessibleName(title)
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        table.setColumnWidth(0, theme.px(KIND_WIDTH))
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        table.horizontalHeader().setHighlightSections(False)
        return table
