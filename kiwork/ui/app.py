"""Starts the window, and builds it anew when language, colours or text size change."""

import logging
import sys
from pathlib import Path
from threading import Thread
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from kiwork import places
from kiwork.merge.working_copies import Shelf
from kiwork.private_folder import remove_left_folders
from kiwork.ui import file_type, jobs
from kiwork.ui.beamer.awake import Awake
from kiwork.ui.beamer.screens import Screens
from kiwork.ui.beamer.stage import Stage
from kiwork.ui.main_window import MainWindow
from kiwork.ui.preferences import Preferences
from kiwork.ui.theme import SETS, SYSTEM, Colours, Theme, load_fonts, system_colours
from kiwork.ui.undo_keys import UndoKeys
from kiwork.ui.workbench import Workbench

LOCALES = {"de": "de_DE", "en": "en_GB"}
"""Dates and numbers are those of Europe, in English too."""

log = logging.getLogger(__name__)


class Program(QObject):
    """One program run: the workbench stays, the window around it can be built anew."""

    def __init__(
        self,
        app: QApplication,
        preferences: Preferences,
        *,
        backups: Path | None,
        shelf: Shelf | None = None,
        screens: Screens | None = None,
        awake: Awake | None = None,
    ) -> None:
        super().__init__()
        self._app = app
        self._translator = QTranslator()
        self._undo_keys = UndoKeys()
        app.installEventFilter(self._undo_keys)
        self.workbench = Workbench(preferences, backups=backups, shelf=shelf)
        self.workbench.dressed.connect(self._rebuild)
        self._hints = app.styleHints()
        self._hints.colorSchemeChanged.connect(self.system_changed)
        self._hints.accessibility().contrastPreferenceChanged.connect(self.system_changed)
        theme = self._dress()
        self.stage = Stage(self.workbench, theme, screens=screens, awake=awake)
        self.window = MainWindow(self.workbench, theme, self.stage)

    def report(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Tell the person that something unexpected happened; the log gets no words of theirs."""
        log.error("unexpected %s", kind.__name__, exc_info=(kind, error, trace))
        self.workbench.failed.emit(self.workbench.text("window.unexpected", kind=kind.__name__))

    def end(self) -> None:
        """Close the file and take the windows away."""
        self.window.close()
        self.stage.close()
        self.workbench.close(publish=False)
        self._app.removeEventFilter(self._undo_keys)
        self._app.removeTranslator(self._translator)

    def _dress(self) -> Theme:
        """Speak and look as was chosen."""
        preferences = self.workbench.preferences
        theme = Theme(self._colours(), preferences.text_size / 100)
        theme.apply(self._app)
        QLocale.setDefault(QLocale(LOCALES[preferences.language]))
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        self._app.removeTranslator(self._translator)
        if self._translator.load(f"qtbase_{preferences.language}", folder):
            self._app.installTranslator(self._translator)
        return theme

    def _colours(self) -> Colours:
        chosen = SETS.get(self.workbench.preferences.colours)
        contrast = self._hints.accessibility().contrastPreference()
        return chosen or system_colours(self._hints.colorScheme(), contrast)

    def _rebuild(self) -> None:
        old = self.window
        place, step, typed = old.saveGeometry(), old.step, old.unsaved()
        old.retire()
        theme = self._dress()
        self.window = MainWindow(self.workbench, theme, self.stage)
        self.stage.window.dress(theme)
        self.window.restoreGeometry(place)
        self.window.show()
        self.window.activateWindow()
        if step:
            self.window.go_to(step)
        self.window.restore_unsaved(typed)

    def system_changed(self) -> None:
        """Take on the colours that the system asks for now, if they are to follow it."""
        if self.workbench.preferences.colours == SYSTEM:
            self._rebuild()


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
    shelf = Shelf(places.working_copies())
    program = Program(app, Preferences(places.settings_file()), backups=places.backups(), shelf=shelf)
    sys.excepthook = program.report
    program.window.show()
    Thread(target=remove_left_folders, daemon=True).start()
    if path:
        program.workbench.open(path)
    status = app.exec()
    program.stage.close()
    jobs.wait_for_all()
    program.workbench.close(publish=False)
    return status
