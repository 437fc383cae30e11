"""The dialog that prepares files for several rooms in one step."""

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QProgressBar, QWidget

from kiwork.ui import file_dialog, jobs
from kiwork.ui.dialogs import buttons
from kiwork.ui.fitting import resize_dialog
from kiwork.ui.help_dialog import offer_help
from kiwork.ui.pieces import breakable, button, column, label, row
from kiwork.ui.protocol.saving import tell
from kiwork.ui.refusal_line import RefusalLine
from kiwork.ui.rooms import preparing
from kiwork.ui.rooms.room_table import RoomTable
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench

SIZE = (920, 600)
PATIENCE_MILLISECONDS = 1000


class RoomsDialog(QDialog):
    """Rooms, the folder, one button; afterwards it says what lies where."""

    def __init__(self, workbench: Workbench, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._workbench, self._text = workbench, workbench.text
        self._job: jobs.Job | None = None
        self._folder = workbench.store.path.parent if workbench.store else Path()
        self.setWindowTitle(self._text("rooms.title"))
        resize_dialog(self, theme, SIZE)
        self.rooms = RoomTable(workbench, theme)
        self._place = label("", wrap=True)
        self._said = label("", wrap=True)
        self._said.hide()
        self._refusal = RefusalLine(workbench)
        self._work = QProgressBar(textVisible=False)
        self._work.setAccessibleName(self._text("rooms.working"))
        self._work.hide()
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MILLISECONDS)
        self._patience.timeout.connect(self._work.show)
        self.buttons = buttons(self, "")
        offer_help(self, self.buttons, workbench, theme, "rooms")
        self._lay_out()
        self.rooms.changed.connect(self._count)
        self._count()
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setFocus()

    def accept(self) -> None:
        """Prepare the files; the dialog stays and says what came of it."""
        if self._job or not self._said.isHidden():
            return
        files = preparing.room_files(self._workbench, self.rooms.model.rooms, self._folder)
        self._refusal.hide()
        self._work.setValue(0)
        self._patience.start()
        self._job = preparing.start(
            self._workbench,
            files,
            self,
            done=lambda _: self._tell_where([file.path.name for file in files]),
            failed=self._fail,
            progress=self._work.setValue,
        )
        if self._job is None:
            self._patience.stop()
        self._enable()

    def reject(self) -> None:
        """Close; what is being prepared is taken away again."""
        if self._job:
            self._job.cancel()
            self._workbench.said.emit(self._text("rooms.cancelled"))
        super().reject()

    def _lay_out(self) -> None:
        layout = column(self, margin=3, gap=2)
        layout.addWidget(label(self._text("rooms.about"), "body-muted", wrap=True))
        layout.addWidget(self.rooms, 1)
        layout.addLayout(self._folder_line())
        layout.addWidget(self._refusal)
        layout.addWidget(self._work)
        layout.addWidget(self._said)
        layout.addWidget(self.buttons)

    def _folder_line(self) -> QHBoxLayout:
        self._choose = button(self._text("rooms.choose_folder"))
        self._choose.clicked.connect(self._choose_folder)
        self._place.setText(breakable(str(self._folder)))
        line = row(gap=2)
        line.addWidget(label(self._text("rooms.folder"), "label"))
        line.addWidget(self._place, 1)
        line.addWidget(self._choose)
        return line

    def _choose_folder(self) -> None:
        folder = file_dialog.ask_folder(self, self._text("rooms.folder_title"), self._folder)
        if folder:
            self._folder = folder
            self._place.setText(breakable(str(folder)))

    def _count(self) -> None:
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setText(self._text("rooms.prepare", n=len(self.rooms.model.rooms)))

    def _enable(self) -> None:
        idle = self._job is None
        for widget in (self.rooms, self._choose, self.buttons.button(QDialogButtonBox.StandardButton.Ok)):
            widget.setEnabled(idle)

    def _end(self) -> None:
        self._job = None
        self._patience.stop()
        self._work.hide()
        self._enable()

    def _fail(self, error: Exception) -> None:
        self._end()
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setFocus()
        if not isinstance(error, jobs.CancelledError):
            tell(self._workbench, error)

    def _tell_where(self, names: list[str]) -> None:
        self._end()
        sentence = self._text("rooms.done", n=len(names), folder=str(self._folder), names="; ".join(names))
        self._said.setText(breakable(sentence))
        self._said.show()
        self.rooms.setEnabled(False)
        self._choose.setEnabled(False)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).hide()
        close = self.buttons.button(QDialogButtonBox.StandardButton.Cancel)
        close.setText(self._text("rooms.close"))
        close.setFocus()
