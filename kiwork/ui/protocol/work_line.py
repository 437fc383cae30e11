"""A line for work that takes long: how far it is, a way to cancel it, and what came of it."""

from html import escape
from pathlib import Path

from PySide6.QtCore import QSize, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QProgressBar, QWidget

from kiwork.ui.icons import icon
from kiwork.ui.pieces import button, column, label
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench

PATIENCE_MILLISECONDS = 1000
ICON_SIZE = 16


class WorkLine(QWidget):
    """Hidden until work takes more than a second, or there is a file to open."""

    cancelled = Signal()

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self._text, self._failed = workbench.text, workbench.failed
        self._file: Path | None = None
        self._what = label("", "muted", wrap=True)
        self._progress = QProgressBar(textVisible=False)
        self._cancel = button(self._text("protocol_page.cancel"))
        self._cancel.clicked.connect(self.cancelled)
        self._open = button(self._text("protocol_page.open"), icon=icon(theme, "mdi6.open-in-new"))
        self._open.setIconSize(QSize(*[theme.px(ICON_SIZE)] * 2))
        self._open.clicked.connect(self.open_file)
        layout = column(self)
        for widget in (self._what, self._progress, self._cancel, self._open):
            layout.addWidget(widget)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MILLISECONDS)
        self._patience.timeout.connect(lambda: self._show(working=True))
        self.hide()

    def begin(self, what: str) -> None:
        """Wait a second, then show that something is going on."""
        self.hide()
        self._what.setText(what)
        self._progress.setAccessibleName(what)
        self._progress.setValue(0)
        self._patience.start()

    def show_progress(self, percent: int) -> None:
        """Show how far the work has come."""
        self._progress.setValue(percent)

    def end(self) -> None:
        """Show nothing any more."""
        self._patience.stop()
        self.hide()

    def offer(self, file: Path) -> None:
        """Offer to open a file that was written."""
        self._patience.stop()
        self._file = file
        self._what.setText(self._text("protocol_page.saved_short"))
        self._open.setAccessibleName(self._text("protocol_page.open_file", file=file.name))
        self._open.setToolTip(escape(str(file)))
        self._show(working=False)

    def open_file(self) -> None:
        """Show the written file in the program that the system has for it."""
        if self._file and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file))):
            self._failed.emit(self._text("protocol_page.cannot_open", file=str(self._file)))

    def _show(self, *, working: bool) -> None:
        self._progress.setVisible(working)
        self._cancel.setVisible(working)
        self._open.setVisible(not working)
        self.show()
