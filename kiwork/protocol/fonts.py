"""The fonts that travel with the program, and which of them has a glyph for which character."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache, cached_property
from pathlib import Path
from unicodedata import category

import uharfbuzz as hb

from kiwork.assets import resource


class Style(Enum):
    """How a text is set."""

    REGULAR = "Regular"
    BOLD = "Bold"
    ITALIC = "Italic"
    BOLD_ITALIC = "BoldItalic"


# Scripts and signs that Noto Sans itself does not have, in the order in which they are asked.
FALLBACKS = (
    "Arabic", "Hebrew", "Ethiopic", "Georgian", "Armenian", "Devanagari", "Bengali", "Tamil",
    "Symbols", "Symbols2", "Math",
)  # fmt: skip


@dataclass(frozen=True)
class Face:
    """One font file, named without its extension."""

    name: str

    @property
    def path(self) -> Path:
        return resource("fonts", f"{self.name}.ttf")

    @cached_property
    def outlines(self) -> hb.Face:
        return hb.Face(hb.Blob.from_file_path(str(self.path)))

    @cached_property
    def characters(self) -> frozenset[int]:
        return frozenset(self.outlines.unicodes)

    def has(self, character: str) -> bool:
        """Say whether the font has a glyph of its own for the character."""
        return ord(character) in self.characters


@cache
def face(name: str) -> Face:
    """Return the one face of that name, so that its file is read once."""
    return Face(name)


@cache
def faces(style: Style) -> tuple[Face, ...]:
    """Return the fonts to ask for a glyph, best first."""
    return face(f"NotoSans-{style.value}"), *(_fallback(script, style) for script in FALLBACKS)


def files() -> list[Path]:
    """Return every font file, for others who show text, such as the window."""
    return sorted(resource("fonts").glob("*.ttf"))


def runs(text: str, style: Style = Style.REGULAR) -> Iterator[tuple[Face, str]]:
    """Cut a text where its font changes; what no font has is left to the first, which draws a box."""
    current: Face | None = None
    start = 0
    for position, character in enumerate(text):
        chosen = _face_for(character, style, current)
        if current is not None and chosen is not current:
            yield current, text[start:position]
            start = position
        current = chosen
    if current is not None:
        yield current, text[start:]


def uncovered(text: str) -> list[str]:
    """Return the characters that no font has, each once, in order; control characters are not counted."""
    seen = dict.fromkeys(text)
    return [character for character in seen if not _needs_no_glyph(character) and _first(character) is None]


def _face_for(character: str, style: Style, current: Face | None) -> Face:
    if current is not None and _clings(character, current):
        return current
    return _first(character, style) or faces(style)[0]


def _clings(character: str, current: Face) -> bool:
    """Say whether a character stays in the font of the letter before it: accents and full stops do."""
    kind = category(character)
    return kind == "Cf" or (kind[0] in "MP" and current.has(character))


@cache
def _first(character: str, style: Style = Style.REGULAR) -> Face | None:
    return next((face for face in faces(style) if face.has(character)), None)


def _needs_no_glyph(character: str) -> bool:
    return character.isspace() or category(character) in {"Cc", "Cf", "Cs"}


def _fallback(script: str, style: Style) -> Face:
    bold = script == "Arabic" and style in {Style.BOLD, Style.BOLD_ITALIC}
    return face(f"NotoSans{script}-{'Bold' if bold else 'Regular'}")
