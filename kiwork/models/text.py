"""What a person typed or pasted, made fit to keep: nothing readable is lost."""

import unicodedata

from kiwork.errors import KiworkError

LONGEST_TEXT = 1_000_000
"""A single text may have this many letters."""

_LINE_BREAKS = dict.fromkeys(map(ord, "\r\v\f\x85\u2028\u2029"), "\n")
_UNREADABLE = {"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"}


class EmptyTextError(KiworkError):
    """A card, a heading or a name needs a text."""


class TextTooLongError(KiworkError):
    """A single text is longer than a book."""


def clean(text: str) -> str:
    """Return text without control characters and lone surrogates, in NFC, trimmed; line breaks stay.

    Raises TextTooLongError.
    """
    lines = text.replace("\r\n", "\n").translate(_LINE_BREAKS)
    kept = lines if lines.isprintable() else _without_controls(lines)
    cleaned = unicodedata.normalize("NFC", kept).strip()
    if len(cleaned) > LONGEST_TEXT:
        raise TextTooLongError(n=len(cleaned))
    return cleaned


def _without_controls(text: str) -> str:
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cs"})


def required(text: str) -> str:
    """Return clean text; raises EmptyTextError if nothing readable is in it."""
    cleaned = clean(text)
    if all(unicodedata.category(c) in _UNREADABLE for c in cleaned):
        raise EmptyTextError
    return cleaned


def same_name(left: str, right: str) -> bool:
    """Whether two names are the same to a person: case, spaces and Unicode form do not matter."""
    return folded(left) == folded(right)


def folded(text: str) -> str:
    """Return text for comparing: NFKC, case folded, one space between words."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def sort_key(text: str) -> tuple[str, str]:
    """Return a key that sorts as German dictionaries do (DIN 5007-1): umlauts as their vowels, ß as ss."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return ("".join(c for c in decomposed if not unicodedata.combining(c)), text)
