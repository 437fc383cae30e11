"""The program `kiwork`: the window, or a call of the command line."""

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from kiwork import cli
from kiwork.cli import language, output
from kiwork.wording import LANGUAGES

WORKSHOP_FILE = ".kiwork"
_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    words = _without_language(given)
    if not words:
        return _window(None, language.choose(given))
    if len(words) == 1 and _names_a_file(words[0]):
        return _window(Path(words[0]), language.choose(given))
    return cli.run(given, _self_test)


def _without_language(arguments: Sequence[str]) -> list[str]:
    words = [word for word in arguments if word not in {f"--lang={code}" for code in LANGUAGES}]
    if "--lang" in words and words[words.index("--lang") + 1 :][:1] in [[code] for code in LANGUAGES]:
        at = words.index("--lang")
        return words[:at] + words[at + 2 :]
    return words


def _names_a_file(word: str) -> bool:
    if word.startswith("-"):
        return False
    return word.lower().endswith(WORKSHOP_FILE) or (Path(word).is_file() and word not in cli.names())


def _window(path: Path | None, spoken: str) -> int:
    if sys.platform == "linux" and not any(os.environ.get(name) for name in _SCREENS):
        output.say_error(cli.NoDisplayError(), spoken)
        return cli.NOT_DONE
    gc.disable()  # looking through what is imported for garbage would be a tenth of the start
    from kiwork.ui import app  # noqa: PLC0415 - batch work never imports Qt

    return app.run(path)


def _self_test(spoken: str) -> int:
    from kiwork import selftest  # noqa: PLC0415 - batch work never imports Qt

    return selftest.run(spoken)


if __name__ == "__main__":
    sys.exit(main())
