"""Every text a person reads, in German and English: looked up by key, for window and command line alike.

The texts stand in `resources/wording/*.toml`, one file a subject, one table a key:

    [card_count]
    de = ["{n} Karte", "{n} Karten"]
    en = ["{n} card", "{n} cards"]

A list holds the wordings for one and for many; the number is the value `n`.
"""

import tomllib
from functools import cache

from kiwork.assets import resource
from kiwork.errors import KiworkError

LANGUAGES = ("de", "en")

Entry = dict[str, str | list[str]]


def text(key: str, language: str, **values: object) -> str:
    """Return the wording of `key` ("subject.name") in `language`, with `values` put in letter by letter.

    Raises KeyError for a key that no wording file has.
    """
    subject, name = key.split(".", 1)
    entry = subject_wording(subject)[name][language]
    if isinstance(entry, list):
        entry = entry[0 if values.get("n") == 1 else 1]
    return entry.format_map({name: _shown(value, language) for name, value in values.items()})


def sentence(error: KiworkError, language: str) -> str:
    """Say an error in one line: what happened, is my work safe, what to do."""
    return text(f"errors.{type(error).__name__}", language, **error.values)


@cache
def subject_wording(subject: str) -> dict[str, Entry]:
    """Return all entries of one subject, by name."""
    with resource("wording", f"{subject}.toml").open("rb") as file:
        return tomllib.load(file)


def _shown(value: object, language: str) -> str:
    if isinstance(value, int):
        return f"{value:,}".replace(",", "." if language == "de" else ",")
    return str(value)
