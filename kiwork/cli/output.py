"""What the command line prints: lines, JSON objects, and one line for what could not be done."""

import json
import os
import sys
from collections.abc import Mapping
from io import TextIOWrapper
from typing import TextIO

from kiwork.errors import KiworkError
from kiwork.wording import sentence


def prepare() -> None:
    """Let letters that the terminal cannot show come out as escapes, not as an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(text: str) -> None:
    """Print one line."""
    _print(one_line(text), sys.stdout)


def say_json(data: Mapping[str, object]) -> None:
    """Print one JSON object."""
    plain = "utf" in (sys.stdout.encoding or "").lower()
    _print(json.dumps(data, ensure_ascii=not plain, indent=2), sys.stdout)


def note(text: str) -> None:
    """Print one line beside the result."""
    _print(one_line(text), sys.stderr)


def say_error(error: KiworkError, language: str) -> None:
    """Print the sentence of an error as one line."""
    note(sentence(error, language))


def one_line(text: str) -> str:
    """Return text as one line that controls no terminal."""
    return "".join(letter if letter.isprintable() else " " for letter in text).rstrip()


def _print(text: str, stream: TextIO) -> None:
    """Print at once; that nobody reads any more, as after `| head`, changes nothing about what was done."""
    try:
        print(text, file=stream, flush=True)
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
