"""What the program remembers between its runs, on this computer only."""

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QLocale, QSettings

from kiwork import wording
from kiwork.wording import LANGUAGES

MOST_RECENT = 10
LONGEST_ROOM = 40


class Preferences:
    """Language, colours, text size, room label, recent files and the window's place.

    A settings file that is damaged counts as empty.
    """

    def __init__(self, path: Path) -> None:
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)
        self._language = self._stored_language()

    @property
    def language(self) -> str:
        """The language of the window: "de" or "en"; the system's, else German."""
        return self._language

    @language.setter
    def language(self, language: str) -> None:
        self._language = language
        self._settings.setValue("language", language)

    def _stored_language(self) -> str:
        stored = self._text("language")
        system = QLocale.system().name()[:2]
        return next((code for code in (stored, system) if code in LANGUAGES), "de")

    def text(self, key: str, **values: object) -> str:
        """Return a wording in the language of the window; `key` is "subject.name"."""
        return wording.text(key, self.language, **values)

    @property
    def colours(self) -> str:
        """The set of colours: "system", "light", "dark" or "contrast"."""
        stored = self._text("colours")
        return stored if stored in {"light", "dark", "contrast"} else "system"

    @colours.setter
    def colours(self, colours: str) -> None:
        self._settings.setValue("colours", colours)

    @property
    def text_size(self) -> int:
        """The text size in per cent, 100 to 300."""
        stored = self._text("text_size")
        return min(300, max(100, int(stored))) if stored.isdecimal() else 100

    @text_size.setter
    def text_size(self, percent: int) -> None:
        self._settings.setValue("text_size", str(percent))

    @property
    def room(self) -> str:
        """The room label that others see beside what was written here."""
        return self._text("room")[:LONGEST_ROOM]

    @room.setter
    def room(self, room: str) -> None:
        self._settings.setValue("room", room.strip()[:LONGEST_ROOM])

    @property
    def beamer_screen(self) -> str:
        """The name of the screen that was chosen for the beamer; empty while none was."""
        return self._text("beamer_screen")

    @beamer_screen.setter
    def beamer_screen(self, name: str) -> None:
        self._settings.setValue("beamer_screen", name)

    @property
    def photos_shown(self) -> bool:
        """Whether the photos of the workshop stand beside the entry line."""
        return self._text("photos_shown") == "yes"

    @photos_shown.setter
    def photos_shown(self, shown: bool) -> None:
        self._settings.setValue("photos_shown", "yes" if shown else "no")

    def recent_files(self) -> list[Path]:
        """Return the files opened last that are still there, newest first."""
        return [path for path in self._remembered() if path.is_file()]

    def remember_file(self, path: Path) -> None:
        """Put a file at the top of the recent ones."""
        paths = [path.absolute(), *(other for other in self._remembered() if other != path.absolute())]
        self._settings.setValue("recent", json.dumps([str(path) for path in paths[:MOST_RECENT]]))

    def _remembered(self) -> list[Path]:
        try:
            stored = json.loads(self._text("recent") or "[]")
        except ValueError:
            return []
        return [Path(entry) for entry in stored if isinstance(entry, str)] if isinstance(stored, list) else []

    def bytes(self, key: str) -> QByteArray:
        """Return a state that a widget of Qt saved, such as a window's place."""
        value = self._value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_bytes(self, key: str, value: QByteArray) -> None:
        """Remember a state that a widget of Qt saved."""
        self._settings.setValue(key, value)

    def _text(self, key: str) -> str:
        value = self._value(key)
        return value if isinstance(value, str) else ""

    def _value(self, key: str) -> Any:  # noqa: ANN401 - as Qt stores it
        return self._settings.value(key)
