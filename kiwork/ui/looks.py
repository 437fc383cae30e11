"""How the program speaks and looks: language, colours and text size, as chosen or as the system asks."""

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from kiwork.ui.preferences import Preferences
from kiwork.ui.theme import SETS, SYSTEM, Colours, Theme, system_colours

LOCALES = {"de": "de_DE", "en": "en_GB"}
"""Dates and numbers are those of Europe, in English too."""


class Looks(QObject):
    """What the whole program wears; `changed` says that the system asks for other colours now."""

    changed = Signal()

    def __init__(self, app: QApplication, preferences: Preferences) -> None:
        super().__init__()
        self._app = app
        self.preferences = preferences
        self._translator = QTranslator()
        self._hints = app.styleHints()
        self._hints.colorSchemeChanged.connect(self.system_changed)
        self._hints.accessibility().contrastPreferenceChanged.connect(self.system_changed)

    def put_on(self) -> Theme:
        """Speak and look as was chosen, and return the colours and sizes of that."""
        theme = Theme(self._colours(), self.preferences.text_size / 100)
        theme.apply(self._app)
        QLocale.setDefault(QLocale(LOCALES[self.preferences.language]))
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        self.take_off()
        if self._translator.load(f"qtbase_{self.preferences.language}", folder):
            self._app.installTranslator(self._translator)
        return theme

    def take_off(self) -> None:
        """Let Qt speak as it does by itself."""
        self._app.removeTranslator(self._translator)

    def system_changed(self) -> None:
        """Say so if the colours are to follow the system."""
        if self.preferences.colours == SYSTEM:
            self.changed.emit()

    def _colours(self) -> Colours:
        chosen = SETS.get(self.preferences.colours)
        contrast = self._hints.accessibility().contrastPreference()
        return chosen or system_colours(self._hints.colorScheme(), contrast)
