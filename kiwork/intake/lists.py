"""Plain lists, pasted or from a text file: one line, one card, without the marks in front."""

import re
from dataclasses import dataclass

from kiwork.errors import KiworkError

_SIGNS = r"[-–—*•‣⁃◦∙·▪▫●○■□☐☑☒❑❖◆◇➢➤►▸➔→⇒✓✔✗✘\uf020-\uf0ff]+"
_BULLET = re.compile(rf"(?:{_SIGNS}[ \t\u00a0]+|[oüØvqàŸ§n]\t)")
_BULLET_ALONE = re.compile(rf"{_SIGNS}$")
_NUMBER = re.compile(r"\(?(?P<number>\d{1,4})[.)][ \t\u00a0]+(?P<rest>.*)", re.DOTALL)
_LETTER = re.compile(r"\(?(?:[a-zA-Z]|[ivx]{1,5})\)[ \t\u00a0]+")
_BEFORE_TAB = re.compile(r"(?:\d{1,3}(?:\.\d{1,3}){0,8}[.)]?|[a-zA-Z]\.|[ivx]{1,5}\.)\t+")
"""Numbers and letters that only a tab tells from the beginning of a sentence: "2.5 Stunden", "z. B."."""

_MONTH = re.compile(
    r"(?:jan|feb|mär|mar|apr|mai|may|jun|jul|aug|sep|o[kc]t|nov|de[zc])[a-zä]*\b", re.IGNORECASE
)


_TAB = 4

LONGEST = 5_000_000
MOST_LINES = 50_000


@dataclass(frozen=True)
class Line:
    """What one card would say, and how deep it lies under the points above it; 0 is a point of its own."""

    text: str
    level: int = 0


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
        line_text, last_mark = without_mark(line.strip(), last_mark)
        if line_text:
            found.append((number, line_text))
    return found


def indented(text: str) -> list[Line]:
    """Return the texts of a list as `lines_to_texts` does, each with its level by how far it is moved in."""
    widths = [len(line.expandtabs(_TAB)) - len(line.expandtabs(_TAB).lstrip()) for line in _lines(text)]
    found: list[Line] = []
    above: list[int] = []
    for number, line_text in numbered_texts(text):
        width = widths[number - 1]
        while above and above[-1] >= width:
            above.pop()
        found.append(Line(line_text, len(above)))
        above.append(width)
    return found


def without_bullet(text: str) -> str:
    """Return an item of a list without a bullet that was typed in front of it."""
    marked = _BULLET.match(text)
    return text[marked.end() :].strip() if marked else "" if _BULLET_ALONE.fullmatch(text) else text


def _lines(text: str) -> list[str]:
    if len(text) > LONGEST:
        raise TextTooLargeError(n=len(text), limit=LONGEST)
    lines = text.splitlines()
    if len(lines) > MOST_LINES:
        raise TooManyLinesError(n=len(lines), limit=MOST_LINES)
    return lines


def without_mark(line: str, last_mark: int) -> tuple[str, int]:
    """Return a line without the mark in front, and the number that the numbering has come to."""
    if _BULLET_ALONE.fullmatch(line):
        return "", last_mark
    numbered = _NUMBER.fullmatch(line)
    if numbered and _is_mark(numbered, last_mark):
        return numbered["rest"].strip(), int(numbered["number"])
    for mark in (_BULLET, _LETTER, _BEFORE_TAB):
        if marked := mark.match(line):
            return line[marked.end() :].strip(), last_mark
    return line, last_mark


def _is_mark(numbered: re.Match[str], last_mark: int) -> bool:
    number = int(numbered["number"])
    return number in {1, last_mark + 1} and not _MONTH.match(numbered["rest"])
