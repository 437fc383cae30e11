"""From characters to glyphs: HarfBuzz joins Arabic letters, places accents, kerns; each word is shaped once.

What a reader of the PDF gets back hangs on how characters are shared out among glyphs. Tried with pdfium,
poppler and pypdf: a glyph without characters comes back as rubbish, so accents are drawn as outlines and
their characters go with the letter; in leftward text each character has a glyph of its own, blank where need
be, or ligatures come back reversed.
"""

from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import NamedTuple

import uharfbuzz as hb

from kiwork.protocol import fonts
from kiwork.protocol.fonts import Face, Style
from kiwork.protocol.glyphs import BLANK, Glyph, Mark, Shaped
from kiwork.protocol.telling import with_telling

# Latin ligatures would stand across the joints of German compounds; scripts that need some have "rlig".
FEATURES = {"liga": False, "clig": False}
MOST_CHARACTERS_A_GLYPH = 16


class Placed(NamedTuple):
    """What HarfBuzz says about one glyph."""

    number: int
    cluster: int
    advance: float
    x: float
    y: float


class Shaper:
    """Shapes words and remembers them."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, Style, bool], tuple[Shaped, ...]] = {}

    def shape(self, text: str, style: Style, *, leftwards: bool = False) -> tuple[Shaped, ...]:
        """Return the glyphs of a text of one direction, a part for each font in the order of reading."""
        key = (text, style, leftwards)
        found = self._known.get(key)
        if found is None:
            runs = [_shaped(part, face, leftwards=leftwards) for face, part in fonts.runs(text, style)]
            found = self._known[key] = with_telling(runs) if leftwards else tuple(runs)
        return found

    def width(self, text: str, style: Style, *, leftwards: bool = False) -> float:
        """Return the width in thousandths of the type size."""
        return sum(part.width for part in self.shape(text, style, leftwards=leftwards))


def _shaped(text: str, face: Face, *, leftwards: bool) -> Shaped:
    glyphs: list[Glyph] = []
    marks: list[Mark] = []
    x = 0.0
    for part, placed in _clusters(text, _placed(text, face, leftwards=leftwards)):
        base, others = _base(placed)
        advance = sum(glyph.advance for glyph in placed)
        glyphs += _glyphs(part, base, advance, face, leftwards=leftwards)
        marks += _marks(others, placed, x)
        x += advance
    return Shaped(face, len(text), tuple(glyphs), tuple(marks), x)


def _placed(text: str, face: Face, *, leftwards: bool) -> list[Placed]:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if leftwards else "ltr"
    hb.shape(font(face), buffer, FEATURES)
    scale = 1000 / face.outlines.upem
    return [
        Placed(info.codepoint, info.cluster, at.x_advance * scale, at.x_offset * scale, at.y_offset * scale)
        for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]


def _clusters(text: str, placed: list[Placed]) -> Iterator[tuple[str, list[Placed]]]:
    """Pair the characters that belong together with their glyphs."""
    starts = sorted({glyph.cluster for glyph in placed})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    for start, group in groupby(placed, key=lambda glyph: glyph.cluster):
        yield text[start : ends[start]], list(group)


def _base(placed: list[Placed]) -> tuple[int, list[Placed]]:
    """Choose the glyph that stands in the line by itself; the others are drawn as outlines."""
    first = placed[0]
    if len(placed) == 1 and not first.x and not first.y:
        return first.number, []
    return BLANK, placed


def _glyphs(text: str, number: int, advance: float, face: Face, *, leftwards: bool) -> list[Glyph]:
    own = advance if number == BLANK else font(face).get_glyph_h_advance(number) * 1000 / face.outlines.upem
    step = 1 if leftwards else MOST_CHARACTERS_A_GLYPH
    pieces = [text[start : start + step] for start in range(0, len(text), step)]
    glyphs = [Glyph(number, pieces[0], own, advance - own), *(Glyph(BLANK, piece, 0) for piece in pieces[1:])]
    return glyphs[::-1] if leftwards else glyphs


def _marks(others: list[Placed], placed: list[Placed], x: float) -> Iterator[Mark]:
    if not others:
        return
    for glyph in placed:
        yield Mark(glyph.number, x + glyph.x, glyph.y)
        x += glyph.advance


@cache
def font(face: Face) -> hb.Font:
    """Return the HarfBuzz font of a face, in the units of its file."""
    return hb.Font(face.outlines)
