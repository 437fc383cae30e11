"""One program run: workbench, beamer, and the window around them, built anew when its looks change."""

import logging
import sys
from pathlib import Path
from threading import Thread
from types import TracebackType

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from kiwork import places
from kiwork.merge.working_copies import Shelf
from kiwork.private_folder import remove_left_folders
from kiwork.ui import jobs
from kiwork.ui.beamer.awake import Awake
from kiwork.ui.beamer.screens import Screens
from kiwork.ui.beamer.stage import Stage
from kiwork.ui.garbage import Garbage
from kiwork.ui.looks import Looks
from kiwork.ui.main_window import MainWindow
from kiwork.ui.preferences import Preferences
from kiwork.ui.undo_keys import UndoKeys
from kiwork.ui.workbench import Workbench

log = logging.getLogger(__name__)


class Program(QObject):
    """The workbench stays, the window around it can be built anew; it may have been shown before."""

    def __init__(
        self,
        app: QApplication,
        preferences: Preferences,
        *,
        backups: Path | None,
        shelf: Shelf | None = None,
        screens: Screens | None = None,
        awake: Awake | None = None,
        shown: tuple[Looks, MainWindow] | None = None,
    ) -> None:
        super().__init__()
        self._undo_keys = UndoKeys(app)
        self.workbench = Workbench(preferences, backups=backups, shelf=shelf)
        self.looks, self.window = shown or _first_window(app, preferences)
        self.stage = Stage(self.workbench, self.window.theme, screens=screens, awake=awake)
        self.window.furnish(self.workbench, self.stage)
        self.workbench.dressed.connect(self._rebuild)
        self.looks.changed.connect(self._rebuild)

    def report(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Tell the person that something unexpected happened; the log gets no words of theirs."""
        log.error("unexpected %s", kind.__name__, exc_info=(kind, error, trace))
        self.workbench.failed.emit(self.workbench.text("window.unexpected", kind=kind.__name__))

    def end(self) -> None:
        """Close the file and take the windows away, once what is worked on beside them is done."""
        self.window.close()
        self.stage.close()
        jobs.wait_for_all()
        self.workbench.close(publish=False)
        self.looks.take_off()

    def _rebuild(self) -> None:
        old = self.window
        place, step, typed = old.saveGeometry(), old.step, old.unsaved()
        old.retire()
        theme = self.looks.put_on()
        self.window = MainWindow(self.workbench.preferences, theme)
        self.window.furnish(self.workbench, self.stage)
        self.stage.window.dress(theme)
        self.window.restoreGeometry(place)
        self.window.show()
        self.window.activateWindow()
        if step:
            self.window.go_to(step)
        self.window.restore_unsaved(typed)


def begin(app: QApplication, looks: Looks, window: MainWindow) -> Program:
    """Furnish the first window with all that the program can do."""
    shelf = Shelf(places.working_copies())
    shown = (looks, window)
    program = Program(app, looks.preferences, backups=places.backups(), shelf=shelf, shown=shown)
    sys.excepthook = program.report
    garbage = Garbage()
    garbage.setParent(program)
    program.workbench.opened.connect(garbage.want_all)
    program.workbench.dressed.connect(garbage.want_all)
    Thread(target=remove_left_folders, daemon=True).start()
    return program


def _first_window(app: QApplication, preferences: Preferences) -> tuple[Looks, MainWindow]:
    looks = Looks(app, preferences)
    return looks, MainWindow(preferences, looks.put_on())
