"""Breaks a text into lines: at spaces, and inside a word only where the word is longer than the line."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from kiwork.protocol import bidi
from kiwork.protocol.glyphs import Shaped, followed_by
from kiwork.protocol.shaping import Shaper
from kiwork.protocol.style import Type

SPACES = " \u1680\u2000-\u2006\u2008-\u200a\u200b\u205f\u3000"
# Readers of a PDF take a hyphen at the end of a line for a syllable break: "Kinder- und" stays together.
UNIT = re.compile(rf"[^{SPACES}]+(?:(?<=[-\u2010])[{SPACES}]{{1,3}}(?=\w)[^{SPACES}]+){{0,2}}")
WORDS = re.compile(rf"[{SPACES}]+|[^{SPACES}]+")
LINE_ENDS = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")
UNPRINTABLE = re.compile("[\0-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# At the end of a text, something invisible after the hyphen keeps it from being taken for one.
HYPHENS = ("-", "\u2010")
GOOD_CUT = "/_.&?=,;"
LOOK_BACK = 16


class Piece(NamedTuple):
    """A shaped run and how far right of the line's start it stands, in points."""

    x: float
    run: Shaped


@dataclass(frozen=True)
class Line:
    """One line: its pieces in the order of reading. `cut` says that its word goes on in the next line."""

    text: str
    pieces: tuple[Piece, ...]
    width: float
    leftward: bool
    cut: bool = False


class Span(NamedTuple):
    """The part of a paragraph that stands on one line."""

    start: int
    end: int
    cut: bool = False


class Breaker:
    """Makes lines of texts, with one memory of shaped words."""

    def __init__(self) -> None:
        self._shaper = Shaper()

    def lines(self, text: str, form: Type, width: float, *, leftward: bool | None = None) -> list[Line]:
        """Break a text into lines of `width` points; `leftward` overrules what its first letter says."""
        return [
            line
            for paragraph in LINE_ENDS.split(text)
            for line in _Paragraph(printable(paragraph), form, self._shaper, leftward=leftward).lines(width)
        ]

    def width(self, text: str, form: Type) -> float:
        """Return the width of a text that is not broken, in points."""
        return max(line.width for line in self.lines(text, form, float("inf")))

    def longest_word(self, text: str, form: Type) -> float:
        """Return the width of the widest word, in points."""
        return max((self.width(word, form) for word in printable(text).split()), default=0.0)


def printable(text: str) -> str:
    """Return the text with signs for what cannot be printed, and without characters that turn text round."""
    return UNPRINTABLE.sub("\ufffd", DIRECTIONS.sub("", text.replace("\t", "    ")))


class _Paragraph:
    """One paragraph of one direction of reading."""

    def __init__(self, text: str, form: Type, shaper: Shaper, *, leftward: bool | None) -> None:
        self.text = text
        self.form = form
        self.shaper = shaper
        self.base = bidi.base_level(text) if leftward is None else int(leftward)
        mixed = self.base or bidi.has_leftward(text)
        self.levels = bidi.levels(text, self.base) if mixed else None

    def lines(self, width: float) -> list[Line]:
        return [self._line(span) for span in self._spans(width)]

    def _spans(self, width: float) -> Iterator[Span]:
        start = end = 0
        used = 0.0
        for unit in UNIT.finditer(self.text):
            gap, own = self._width(end, unit.start()), self._width(*unit.span())
            if used + gap + own <= width:
                used, end = used + gap + own, unit.end()
                continue
            if end > start:
                yield Span(start, end)
            start, end, used = *unit.span(), own
            if own > width:
                yield from self._cut(start, end, width)
                start, used = end, 0.0
        if end > start or not end:
            yield Span(start, end)

    def _cut(self, start: int, end: int, width: float) -> Iterator[Span]:
        """Cut a word that is longer than a line."""
        used, last = 0.0, start
        position = start
        for length, advance in self._letters(start, end):
            if used + advance > width and position > last:
                cut = self._good_cut(last, position)
                yield Span(last, cut, cut=True)
                used = self._width(cut, position)
                last = cut
            used += advance
            position += length
        yield Span(last, end)

    def _good_cut(self, start: int, position: int) -> int:
        nearest = range(position, max(start, position - LOOK_BACK), -1)
        return next((place for place in nearest if self.text[place - 1] in GOOD_CUT), position)

    def _letters(self, start: int, end: int) -> Iterator[tuple[int, float]]:
        """Yield the number of characters and the width of all that must not be parted."""
        length, width = 0, 0.0
        for _, run, level in self._runs([bidi.Run(*part) for part in self._level_runs(start, end)]):
            for glyph in reversed(run.glyphs) if level % 2 else run.glyphs:
                advance = glyph.width + glyph.kern
                if advance > 0 and length:
                    yield length, width
                    length, width = 0, 0.0
                length, width = length + len(glyph.text), width + advance * self.form.size / 1000
        yield length, width

    def _level_runs(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        if self.levels is None:
            yield start, end, 0
            return
        first = start
        for index in range(start + 1, end + 1):
            if index == end or self.levels[index] != self.levels[first]:
                yield first, index, self.levels[first]
                first = index

    def _width(self, start: int, end: int) -> float:
        if start == end:
            return 0.0
        runs = self._level_runs(start, end)
        widths = (
            self.shaper.width(self.text[a:b], self.form.style, leftwards=bool(level % 2))
            for a, b, level in runs
        )
        return sum(widths) * self.form.size / 1000

    def _line(self, span: Span) -> Line:
        pieces: list[tuple[int, Piece]] = []
        x = 0.0
        for start, run, _ in self._runs(self._visual(span)):
            pieces.append((start, Piece(x, run)))
            x += run.width * self.form.size / 1000
        if self.levels is not None:
            pieces.sort(key=lambda piece: piece[0])
        in_order = [piece for _, piece in pieces]
        if span.end == len(self.text) and self.text.endswith(HYPHENS):
            in_order[-1] = in_order[-1]._replace(run=followed_by(in_order[-1].run, "\u200b"))
        return Line(self.text[span.start : span.end], tuple(in_order), x, bool(self.base), span.cut)

    def _visual(self, span: Span) -> list[bidi.Run]:
        if self.levels is None:
            return [bidi.Run(span.start, span.end, 0)]
        return bidi.visual_runs(self.text, self.levels, self.base, span.start, span.end)

    def _runs(self, stretches: Iterable[bidi.Run]) -> Iterator[tuple[int, Shaped, int]]:
        """Yield where in the text it starts, the shaped run and its level, from left to right."""
        for stretch in stretches:
            words = [match.span() for match in WORDS.finditer(self.text, stretch.start, stretch.end)]
            placed = [part for word in words for part in self._parts(*word, stretch.level)]
            yield from reversed(placed) if stretch.level % 2 else placed

    def _parts(self, start: int, end: int, level: int) -> Iterator[tuple[int, Shaped, int]]:
        for run in self.shaper.shape(self.text[start:end], self.form.style, leftwards=bool(level % 2)):
            yield start, run, level
            start += run.length
