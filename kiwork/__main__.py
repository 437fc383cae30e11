"""The program `kiwork`: the window, or a call of the command line."""

import sys
from collections.abc import Sequence
from pathlib import Path

from kiwork import cli
from kiwork.cli.calls import NAMES
from kiwork.wording import LANGUAGES

WORKSHOP_FILE = ".kiwork"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    words = _without_language(given)
    if not words:
        return _window(None)
    if len(words) == 1 and _names_a_file(words[0]):
        return _window(Path(words[0]))
    return cli.run(given, _self_test)


def _without_language(arguments: Sequence[str]) -> list[str]:
    words = [word for word in arguments if word not in {f"--lang={language}" for language in LANGUAGES}]
    if "--lang" in words and words[words.index("--lang") + 1 :][:1] in [[language] for language in LANGUAGES]:
        at = words.index("--lang")
        return words[:at] + words[at + 2 :]
    return words


def _names_a_file(word: str) -> bool:
    if word in NAMES or word.startswith("-"):
        return False
    return word.lower().endswith(WORKSHOP_FILE) or Path(word).is_file()


def _window(path: Path | None) -> int:
    from kiwork.ui import app  # noqa: PLC0415 - batch work never imports Qt

    return app.run(path)


def _self_test(language: str) -> int:
    from kiwork import selftest  # noqa: PLC0415 - batch work never imports Qt

    return selftest.run(language)


if __name__ == "__main__":
    sys.exit(main())
