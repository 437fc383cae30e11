"""Glyphs as they stand in a line, with the characters they stand for."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from kiwork.protocol.fonts import Face

BLANK = -1
"""The number of a glyph that shows nothing."""


class Glyph(NamedTuple):
    """A glyph of a font, or BLANK, with its characters; lengths in thousandths of the type size."""

    number: int
    text: str
    width: float
    kern: float = 0


class Mark(NamedTuple):
    """A glyph that is drawn as an outline at a place counted from the start of the run."""

    number: int
    x: float
    y: float


@dataclass(frozen=True, eq=False)
class Shaped:
    """Glyphs of one font, from left to right, for so many characters; `told` comes from `telling`."""

    face: Face
    length: int
    glyphs: tuple[Glyph, ...]
    marks: tuple[Mark, ...]
    width: float
    told: str = ""


def followed_by(run: Shaped, text: str) -> Shaped:
    """Return the run with characters after it that take no room and show nothing."""
    return replace(run, glyphs=(*run.glyphs, Glyph(BLANK, text, 0)))
