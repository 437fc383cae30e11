"""Starts the window: the first page is painted before anything is imported that it does not need."""

import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from kiwork import places
from kiwork.ui import file_type
from kiwork.ui.looks import Looks
from kiwork.ui.main_window import MainWindow
from kiwork.ui.preferences import Preferences
from kiwork.ui.theme import load_fonts


class FirstPaint(QObject):
    """Waits until a window was painted, or closed again."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._loop = QEventLoop()
        window.installEventFilter(self)

    def wait(self) -> None:
        """Let the window be shown and painted."""
        self._loop.exec()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Paint, QEvent.Type.Close):
            QTimer.singleShot(0, self._loop.quit)
        return False


def make_application() -> QApplication:
    """Return the application object, made ready with name, fonts and file type."""
    file_type.make_known()
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("Kiwork")
    app.setApplicationDisplayName("")
    app.setDesktopFileName("kiwork")
    load_fonts()
    return app


def run(path: Path | None = None) -> int:
    """Open the window, with a workshop file if one is named, and return the program's exit status."""
    app = make_application()
    looks = Looks(app, Preferences(places.settings_file()))
    window = MainWindow(looks.preferences, looks.put_on())
    if path is None:
        first = FirstPaint(window)
        window.show()
        first.wait()
        if not window.isVisible():
            return 0
    from kiwork.ui.program import begin  # noqa: PLC0415 - the window is there sooner

    program = begin(app, looks, window)
    if path:
        program.workbench.open(path)
        window.show()
    status = app.exec()
    program.end()
    return status
