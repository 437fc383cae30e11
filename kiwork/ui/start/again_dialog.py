"""The dialog that begins another process with the structure of the open one."""

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QWidget

from kiwork.models.text import clean
from kiwork.store.again import Wanted
from kiwork.ui import file_dialog
from kiwork.ui.dialogs import buttons
from kiwork.ui.errands import begin_another
from kiwork.ui.file_names import file_name
from kiwork.ui.fitting import resize_dialog
from kiwork.ui.help_dialog import offer_help
from kiwork.ui.pieces import column, label
from kiwork.ui.refusal_line import RefusalLine
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench

SUFFIX = ".kiwork"
SIZE = (600, 380)


class AgainDialog(QDialog):
    """Asks for the new name, and what else is to be taken over."""

    def __init__(self, workbench: Workbench, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._workbench, text = workbench, workbench.text
        self.setWindowTitle(text("start.again_title"))
        resize_dialog(self, theme, SIZE)
        outline = workbench.outline
        title = (outline.title if outline else "") or text("start.unnamed")
        self._title = QLineEdit(text("start.again_name", title=title))
        self._title.setAccessibleName(text("start.title"))
        self._title.selectAll()
        self.agendas = QCheckBox(text("start.again_agendas"))
        self.agendas.setChecked(True)
        self.organisations = QCheckBox(text("start.again_organisations"))
        layout = column(self, margin=3, gap=2)
        layout.addWidget(label(text("start.again_about"), "body-muted", wrap=True))
        named = column(gap=1)
        named.addWidget(label(text("start.title"), "label", buddy=self._title))
        named.addWidget(self._title)
        layout.addLayout(named)
        for widget in (self.agendas, self.organisations, RefusalLine(workbench)):
            layout.addWidget(widget)
        layout.addStretch(1)
        below = buttons(self, text("start.choose_place"))
        offer_help(self, below, workbench, theme, "again")
        layout.addWidget(below)
        self._title.setFocus()

    def accept(self) -> None:
        """Ask where the file is to lie, make it, and open it."""
        target = self._ask_target()
        if target and begin_another(self._workbench, target, self._wanted()):
            super().accept()

    def _wanted(self) -> Wanted:
        return Wanted(
            clean(self._title.text()) or self._workbench.text("start.unnamed"),
            agendas=self.agendas.isChecked(),
            organisations=self.organisations.isChecked(),
        )

    def _ask_target(self) -> Path | None:
        text, store = self._workbench.text, self._workbench.store
        folder = store.path.parent if store else Path()
        suggestion = folder / f"{file_name(self._wanted().title)}{SUFFIX}"
        heading, kind = text("start.place_title"), text("window.workshop_files")
        return file_dialog.ask_target(self, heading, suggestion, kind=kind, suffix=SUFFIX, replaces=False)
