"""The dialog that makes a new workshop file out of a template."""

from pathlib import Path

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QLineEdit, QWidget

from kiwork import places
from kiwork.models.text import clean
from kiwork.store.creation import load_template
from kiwork.ui import file_dialog
from kiwork.ui.dates import shown_date
from kiwork.ui.dialogs import buttons
from kiwork.ui.file_names import file_name
from kiwork.ui.fitting import widen_dialog
from kiwork.ui.help_dialog import offer_help
from kiwork.ui.pieces import column, label
from kiwork.ui.refusal_line import RefusalLine
from kiwork.ui.theme import GRID, Theme
from kiwork.ui.workbench import Workbench
from kiwork.usecases import setup

TEMPLATES = ("integrationskonzept", "workshop", "empty")
SUFFIX = ".kiwork"
WIDTH = 560


class NewDialog(QDialog):
    """Asks for a template, the name of the process and the first workshop."""

    def __init__(self, workbench: Workbench, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self.setWindowTitle(workbench.text("start.new_title"))
        widen_dialog(self, theme, WIDTH)
        self._templates = QComboBox()
        for name in TEMPLATES:
            self._templates.addItem(load_template(name, workbench.language).title, name)
        self._about = label("", "muted", wrap=True)
        self._title = QLineEdit(workbench.text("start.process_name", year=str(QDate.currentDate().year())))
        self._title.selectAll()
        self._workshop = QLineEdit(workbench.text("start.workshop_name", date=shown_date(_today())))
        layout = column(self, margin=3, gap=2)
        layout.addLayout(self._form())
        layout.addWidget(RefusalLine(workbench))
        box = buttons(self, workbench.text("start.choose_place"))
        offer_help(self, box, workbench, theme, "new")
        layout.addWidget(box)
        self._templates.currentIndexChanged.connect(self._describe)
        self._describe()
        self._title.setFocus()

    def accept(self) -> None:
        """Ask where the file is to lie, make it, and open it."""
        target = self._ask_target()
        if target is None:
            return
        title = clean(self._title.text()) or None
        if self._workbench.create(target, self._templates.currentData(), title=title):
            self._make_workshop()
            super().accept()

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setVerticalSpacing(2 * GRID)
        form.setHorizontalSpacing(2 * GRID)
        text = self._workbench.text
        form.addRow(text("start.template"), self._templates)
        form.addRow("", self._about)
        form.addRow(text("start.title"), self._title)
        form.addRow(text("start.workshop"), self._workshop)
        return form

    def _describe(self) -> None:
        template = load_template(self._templates.currentData(), self._workbench.language)
        self._about.setText(template.description)

    def _ask_target(self) -> Path | None:
        text = self._workbench.text
        suggestion = places.documents() / f"{file_name(self._title.text() or text('start.unnamed'))}{SUFFIX}"
        heading, kind = text("start.place_title"), text("window.workshop_files")
        return file_dialog.ask_target(self, heading, suggestion, kind=kind, suffix=SUFFIX, replaces=False)

    def _make_workshop(self) -> None:
        outline = self._workbench.outline
        name = clean(self._workshop.text())
        if name and outline and not outline.workshops:
            self._workbench.run(setup.add_workshop, name, date=_today())


def _today() -> str:
    return QDate.currentDate().toString(Qt.DateFormat.ISODate)
