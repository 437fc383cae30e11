"""Plain lists, pasted or from a text file: one line, one card, without the marks in front."""

import re

from kiwork.errors import KiworkError

_BULLET = re.compile(r"(?:[-–—*•‣⁃◦∙·▪▫●○■□☐➢➤►▸✓✔\uf0a7\uf0b7\uf0d8]+[ \t\u00a0]+|o\t)")
_BULLET_ALONE = re.compile(r"[-–—*•‣⁃◦∙·▪▫●○■□☐➢➤►▸✓✔\uf0a7\uf0b7\uf0d8]+$")
_NUMBER = re.compile(r"\(?(?P<number>\d{1,4})[.)][ \t\u00a0]+(?P<rest>.*)", re.DOTALL)
_LETTER = re.compile(r"\(?[a-zA-Z]\)[ \t\u00a0]+")
_MONTH = re.compile(
    r"(?:jan|feb|mär|mar|apr|mai|may|jun|jul|aug|sep|o[kc]t|nov|de[zc])[a-zä]*\b", re.IGNORECASE
)


LONGEST = 5_000_000
MOST_LINES = 50_000


class TooManyLinesError(KiworkError):
    """A pasted text has more lines than a process has cards."""


class TextTooLargeError(KiworkError):
    """A pasted text is far larger than any list of cards."""


def lines_to_texts(text: str) -> list[str]:
    """Return the texts of a list, one a line, without blank lines and the marks in front.

    A number counts as a mark where it begins or continues a numbering: "1. Mai" and "2. Bildungsweg" stay.
    Raises TextTooLargeError or TooManyLinesError.
    """
    return [line_text for _, line_text in numbered_texts(text)]


def numbered_texts(text: str) -> list[tuple[int, str]]:
    """Return the texts of a list as `lines_to_texts` does, each with its line number."""
    found: list[tuple[int, str]] = []
    last_mark = 0
    for number, line in enumerate(_lines(text), start=1):
        line_text, last_mark = _without_mark(line.strip(), last_mark)
        if line_text:
            found.append((number, line_text))
    return found


def _lines(text: str) -> list[str]:
    if len(text) > LONGEST:
        raise TextTooLargeError(n=len(text), limit=LONGEST)
    lines = text.splitlines()
    if len(lines) > MOST_LINES:
        raise TooManyLinesError(n=len(lines), limit=MOST_LINES)
    return lines


def _without_mark(line: str, last_mark: int) -> tuple[str, int]:
    if _BULLET_ALONE.fullmatch(line):
        return "", last_mark
    numbered = _NUMBER.fullmatch(line)
    if numbered and _is_mark(numbered, last_mark):
        return numbered["rest"].strip(), int(numbered["number"])
    for mark in (_BULLET, _LETTER):
        if marked := mark.match(line):
            return line[marked.end() :].strip(), last_mark
    return line, last_mark


def _is_mark(numbered: re.Match[str], last_mark: int) -> bool:
    number = int(numbered["number"])
    return number in {1, last_mark + 1} and not _MONTH.match(numbered["rest"])
