"""Turns the bytes of a file into text: finds the encoding, and refuses what is no text."""

import codecs
import re
from pathlib import Path
from typing import NamedTuple

from kiwork.errors import KiworkError

LARGEST = 40 * 1024 * 1024
"""A source may have this many bytes."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OLD_ENCODINGS = ["cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1256", "cp850", "koi8_u", "mac_roman"]
_USUAL_LETTERS = set("äöüÄÖÜßéèêáàâçñëïôøåæ€§°²–—…•·„“”‚‘’»«´©®\xa0")
_USUAL_SHARE = 0.8
_DOS_UMLAUT = re.compile(rb"[A-Za-z][\x81\x84\x94][a-z]")
"""ü, ä or ö of cp850 inside a word, where cp1252 has quotation marks or nothing."""

_NO_LETTER = "\ufffd"
_CLOSING_QUOTE = b"\x93"

_SAMPLE = 20_000
_SLIPS_SHARE = 0.1


class SourceMissingError(KiworkError):
    """There is no file of this name to read from."""


class SourceTooLargeError(KiworkError):
    """The source is far larger than any list of cards."""


class EmptySourceError(KiworkError):
    """There is nothing in the source."""


class NotTextError(KiworkError):
    """The source holds NULs: it is no text, or a damaged one."""


class BrokenLetterError(KiworkError):
    """A text is broken in one place."""


class Source(NamedTuple):
    """A text that was read, the name of where it came from, and its encoding."""

    name: str
    text: str
    encoding: str

    @property
    def title(self) -> str:
        """The name without its ending: what a workshop made for it is called."""
        return Path(self.name).stem


def read_source(path: Path) -> Source:
    """Read a text file.

    Raises SourceMissingError, SourceTooLargeError and the errors of `decode`.
    """
    if not path.is_file():
        raise SourceMissingError(file=path.name)
    size = path.stat().st_size
    if size > LARGEST:
        raise SourceTooLargeError(file=path.name, n=size // 2**20, limit=LARGEST // 2**20)
    text, encoding = decode(path.read_bytes(), path.name)
    return Source(path.name, text, encoding)


def decode(data: bytes, name: str) -> tuple[str, str]:
    """Return the text that bytes stand for, and its encoding; `name` is for messages.

    Raises EmptySourceError, NotTextError or BrokenLetterError.
    """
    text, encoding = _decoded(data, name)
    if "\0" in text:
        raise NotTextError(file=name, line=_line_of(text, text.index("\0")))
    if not text.strip():
        raise EmptySourceError(file=name)
    return text.removeprefix("\ufeff"), encoding


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    encoding = _marked(data) or _utf16_without_mark(data) or "utf-8"
    try:
        return data.decode(encoding), encoding.removesuffix("-sig")
    except UnicodeDecodeError as error:
        if encoding != "utf-8" or _only_slips(data):
            raise BrokenLetterError(file=name, line=data[: error.start].count(b"\n") + 1) from error
    encoding = _old_encoding(data)
    text = data.decode(encoding, errors="replace")
    if _NO_LETTER in text:
        raise BrokenLetterError(file=name, line=_line_of(text, text.index(_NO_LETTER)))
    return text, encoding


def _marked(data: bytes) -> str | None:
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def _utf16_without_mark(data: bytes) -> str | None:
    sample = data[:_SAMPLE]
    if len(sample) < 4 or sample.count(0) < len(sample) // 3:  # noqa: PLR2004 - two letters
        return None
    return "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"


def _only_slips(data: bytes) -> bool:
    text = data.decode("utf-8", errors="replace")
    slips = text.count(_NO_LETTER)
    return slips < _SLIPS_SHARE * sum(letter > "\x7f" for letter in text)


def _old_encoding(data: bytes) -> str:
    sample = b"\n".join(re.findall(rb"[^\n]*[\x80-\xff][^\n]*", data[: 50 * _SAMPLE]))[:_SAMPLE]
    if _DOS_UMLAUT.search(sample) and _CLOSING_QUOTE not in sample:
        return "cp850"
    letters = [letter for letter in sample.decode("cp1252", errors="replace") if letter > "\x7f"]
    if sum(letter in _USUAL_LETTERS for letter in letters) >= _USUAL_SHARE * len(letters):
        return "cp1252"
    from charset_normalizer import from_bytes  # noqa: PLC0415 - the window is there sooner

    best = from_bytes(sample, cp_isolation=_OLD_ENCODINGS).best()
    return "cp1252" if best is None or "cp1252" in best.could_be_from_charset else best.encoding


def _line_of(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1
