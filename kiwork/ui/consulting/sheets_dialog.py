"""Writing the sheets that are sent out: for whom, in which formats, into which folder."""

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QHBoxLayout, QProgressBar, QWidget

from kiwork.queries.consulting import coordination, waiting
from kiwork.ui import file_dialog, jobs
from kiwork.ui.consulting.writing import FORMATS, SheetFile, sheet_files, write_sheets
from kiwork.ui.dates import shown_date
from kiwork.ui.dialogs import buttons
from kiwork.ui.fitting import resize_dialog
from kiwork.ui.flow import Flow
from kiwork.ui.help_dialog import offer_help
from kiwork.ui.pieces import breakable, button, column, label, row, scrolled
from kiwork.ui.protocol.saving import tell
from kiwork.ui.protocol.tick_list import TickList
from kiwork.ui.refusal_line import RefusalLine
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench

SIZE = (680, 600)
PATIENCE_MILLISECONDS = 1000


class SheetsDialog(QDialog):
    """Whoever has not answered is ticked; afterwards the dialog says what lies where."""

    def __init__(self, workbench: Workbench, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._workbench, self._text = workbench, workbench.text
        self._job: jobs.Job | None = None
        self._folder = workbench.store.path.parent if workbench.store else Path()
        self._matrix = workbench.ask(coordination)
        self.setWindowTitle(self._text("consultation.sheets_title"))
        resize_dialog(self, theme, SIZE)
        self.organisations = TickList(self._text("consultation.for_whom"))
        self.formats = {
            suffix: QCheckBox(self._text(f"consultation.as{suffix.replace('.', '_')}")) for suffix in FORMATS
        }
        self._place, self._said = label("", wrap=True), label("", wrap=True)
        self._said.hide()
        self._choose = button(self._text("consultation.choose_folder"))
        self._work = QProgressBar(textVisible=False)
        self._work.setAccessibleName(self._text("consultation.writing"))
        self._work.hide()
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MILLISECONDS)
        self._patience.timeout.connect(self._work.show)
        self.buttons = buttons(self, "")
        offer_help(self, self.buttons, workbench, theme, "consulting_sheets")
        self._lay_out()
        self._fill()
        self._connect()

    def accept(self) -> None:
        """Write the files; the dialog stays and says what came of it."""
        if self._job or not self._said.isHidden():
            return
        files = self._files()
        self._work.setValue(0)
        self._patience.start()
        self._job = jobs.run(
            lambda report: write_sheets(files, report),
            done=self._tell_where,
            failed=self._fail,
            progress=self._work.setValue,
            owner=self,
        )
        self._enable()

    def reject(self) -> None:
        """Close; of what is being written, the files that are not begun are left out."""
        if self._job:
            self._job.cancel()
        super().reject()

    def _files(self) -> list[SheetFile]:
        formats = [suffix for suffix, box in self.formats.items() if box.isChecked()]
        return sheet_files(
            self._workbench, self._matrix, self.organisations.keys, folder=self._folder, formats=formats
        )

    def _fill(self) -> None:
        entries = [
            (
                one.organisation_uid,
                self._text(
                    "consultation.open_since", name=one.organisation, n=one.number, day=shown_date(one.since)
                ),
            )
            for one in waiting(self._matrix)
        ]
        self.organisations.show_entries(entries, {uid for uid, _ in entries})
        for suffix in FORMATS[:2]:
            self.formats[suffix].setChecked(True)
        self._place.setText(breakable(str(self._folder)))
        self._enable()

    def _lay_out(self) -> None:
        layout = column(self, margin=3, gap=2)
        layout.addWidget(label(self._text("consultation.sheets_about"), "body-muted", wrap=True))
        layout.addWidget(label(self._text("consultation.for_whom"), "label", buddy=self.organisations))
        inside = QWidget()
        ticks = column(inside)
        ticks.addWidget(self.organisations)
        ticks.addStretch(1)
        layout.addWidget(scrolled(inside), 1)
        layout.addWidget(label(self._text("consultation.formats"), "label"))
        formats = Flow(gap=2)
        for box in self.formats.values():
            formats.add(box)
        layout.addLayout(formats)
        layout.addLayout(self._folder_line())
        for widget in (RefusalLine(self._workbench), self._work, self._said, self.buttons):
            layout.addWidget(widget)

    def _folder_line(self) -> QHBoxLayout:
        line = row(gap=2)
        line.addWidget(label(self._text("consultation.folder"), "label"))
        line.addWidget(self._place, 1)
        line.addWidget(self._choose)
        return line

    def _connect(self) -> None:
        self.organisations.ticked.connect(self._enable)
        for box in self.formats.values():
            box.toggled.connect(self._enable)
        self._choose.clicked.connect(self._choose_folder)

    def _choose_folder(self) -> None:
        folder = file_dialog.ask_folder(self, self._text("consultation.folder_title"), self._folder)
        if folder:
            self._folder = folder
            self._place.setText(breakable(str(folder)))

    def _enable(self) -> None:
        idle = self._job is None
        number = len(self.organisations.keys) * sum(box.isChecked() for box in self.formats.values())
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setText(self._text("consultation.write_files", n=number))
        ok.setEnabled(idle and number > 0)
        for widget in (self.organisations, self._choose, *self.formats.values()):
            widget.setEnabled(idle)

    def _end(self) -> None:
        self._job = None
        self._patience.stop()
        self._work.hide()
        self._enable()

    def _fail(self, error: Exception) -> None:
        self._end()
        if not isinstance(error, jobs.CancelledError):
            tell(self._workbench, error)

    def _tell_where(self, names: list[str]) -> None:
        self._end()
        sentence = self._text("consultation.written", n=len(names), folder=str(self._folder))
        self._said.setText(breakable(sentence))
        self._said.show()
        for widget in (self.organisations, self._choose, *self.formats.values()):
            widget.setEnabled(False)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).hide()
        close = self.buttons.button(QDialogButtonBox.StandardButton.Cancel)
        close.setText(self._text("consultation.close"))
        close.setFocus()
