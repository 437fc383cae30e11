"""The dialog that lists the backups of a workshop file and opens one as a copy."""

from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from kiwork.store.backup import Backup, backups_of
from kiwork.ui import file_dialog
from kiwork.ui.dialogs import buttons
from kiwork.ui.errands import open_copy_of
from kiwork.ui.fitting import resize_dialog
from kiwork.ui.help_dialog import offer_help
from kiwork.ui.pieces import column, label
from kiwork.ui.refusal_line import RefusalLine
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench

SIZE = (520, 420)
SUFFIX = ".kiwork"


class BackupDialog(QDialog):
    """A list of times; a backup is opened as a new file beside the old one, never over it."""

    def __init__(self, workbench: Workbench, theme: Theme, parent: QWidget, path: Path) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._path = path
        self.setWindowTitle(workbench.text("start.backups_title"))
        resize_dialog(self, theme, SIZE)
        self._backups = backups_of(path, workbench.backups) if workbench.backups else []
        self._list = QListWidget()
        self._list.setAccessibleName(workbench.text("start.backups_title"))
        for backup in self._backups:
            self._list.addItem(QListWidgetItem(_time(backup)))
        self._list.setCurrentRow(0)
        self._list.itemActivated.connect(self.accept)
        layout = column(self, margin=3, gap=2)
        about = "start.backups_of" if self._backups else "start.no_backups"
        layout.addWidget(label(workbench.text(about, file=path.name), wrap=True))
        layout.addWidget(self._list, 1)
        layout.addWidget(RefusalLine(workbench))
        box = buttons(self, workbench.text("start.open_backup"))
        offer_help(self, box, workbench, theme, "backups")
        layout.addWidget(box)

    def accept(self) -> None:
        """Copy the chosen backup to a place of the person's choice, and open the copy."""
        row = self._list.currentRow()
        if row < 0:
            return
        target = self._ask_target(self._backups[row])
        if target and open_copy_of(self._workbench, self._backups[row].path, target):
            super().accept()

    def _ask_target(self, backup: Backup) -> Path | None:
        stamp = backup.made.astimezone().strftime("%Y-%m-%d %H-%M")
        suggestion = self._path.with_name(f"{self._path.stem} {stamp}{SUFFIX}")
        text = self._workbench.text
        heading, kind = text("start.place_title"), text("window.workshop_files")
        return file_dialog.ask_target(self, heading, suggestion, kind=kind, suffix=SUFFIX, replaces=False)


def _time(backup: Backup) -> str:
    moment = QDateTime.fromSecsSinceEpoch(int(backup.made.timestamp()))
    return QLocale().toString(moment, QLocale.FormatType.LongFormat)
