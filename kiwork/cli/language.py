"""Which language the command line speaks: `--lang`, else the locale, else German."""

import locale
import os
from collections.abc import Sequence

from kiwork.wording import LANGUAGES

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
_NAMES = {"german": "de", "english": "en"}
_FALLBACK = "de"


def choose(arguments: Sequence[str]) -> str:
    """Return the language for these arguments; a wrong `--lang` is left to the parser to refuse."""
    return _asked_for(arguments) or _of_locale() or _FALLBACK


def _asked_for(arguments: Sequence[str]) -> str | None:
    words = [word.removeprefix("--lang=") for word in arguments]
    given = [words[i] for i, word in enumerate(arguments) if word.startswith("--lang=")]
    given += [words[i + 1] for i, word in enumerate(arguments[:-1]) if word == "--lang"]
    return next((word for word in reversed(given) if word in LANGUAGES), None)


def _of_locale() -> str | None:
    names = [os.environ[name] for name in _VARIABLES if os.environ.get(name)]
    name = (names[0] if names else locale.getlocale()[0] or "").lower()
    spoken = name.replace("-", "_").split("_")[0].split(".")[0]
    return spoken if spoken in LANGUAGES else _NAMES.get(spoken)
