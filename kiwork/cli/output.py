"""What the command line prints: lines, JSON objects, and one line for what could not be done."""

import json
import sys
from collections.abc import Mapping
from io import TextIOWrapper

from kiwork.errors import KiworkError
from kiwork.wording import sentence


def prepare() -> None:
    """Let letters that the terminal cannot show come out as escapes, not as an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(text: str) -> None:
    """Print one line."""
    print(one_line(text))  # noqa: T201 - the command line speaks


def say_json(data: Mapping[str, object]) -> None:
    """Print one JSON object."""
    plain = "utf" in (sys.stdout.encoding or "").lower()
    print(json.dumps(data, ensure_ascii=not plain, indent=2))  # noqa: T201 - the command line speaks


def note(text: str) -> None:
    """Print one line beside the result."""
    print(one_line(text), file=sys.stderr)  # noqa: T201 - the command line speaks


def say_error(error: KiworkError, language: str) -> None:
    """Print the sentence of an error as one line."""
    note(sentence(error, language))


def one_line(text: str) -> str:
    """Return text as one line that controls no terminal."""
    return "".join(letter if letter.isprintable() else " " for letter in text).rstrip()
