"""The list behind a count: entries by kind and name, found by typing."""

from collections.abc import Sequence

from PySide6.QtCore import QSortFilterProxyModel, Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from kiwork.ui.dialogs import close_button
from kiwork.ui.fitting import resize_dialog
from kiwork.ui.help_dialog import offer_help
from kiwork.ui.itemmodels.entries import EntriesModel
from kiwork.ui.pieces import column, label
from kiwork.ui.tables import PlainTable
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench

SIZE = (760, 560)
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
        self.search.textChanged.connect(self._find)
        self.table = PlainTable(theme, self._found, title, wide=1, widths={0: KIND_WIDTH})
        self.table.setWordWrap(False)
        self._nothing = label(text("merging.nothing_found"), "body-muted")
        self._nothing.hide()
        buttons = close_button(self, text("merging.close"))
        offer_help(self, buttons, workbench, theme, "entries")
        layout = column(self, margin=3, gap=2)
        layout.addWidget(self.search)
        layout.addWidget(self._nothing)
        layout.addWidget(self.table, 1)
        layout.addWidget(buttons)

    def _find(self, words: str) -> None:
        self._found.setFilterFixedString(words)
        self._nothing.setVisible(self._found.rowCount() == 0)
