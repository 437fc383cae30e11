"""What pdfium must be told about leftward text, or it gives it back turned round.

It brings a line into the order of reading by itself, and takes full stops, commas and accents for signs
without a direction: where they stand side by side it leaves them as they are. There it is told what the
glyphs read (ISO 32000-1, 14.9.4).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from unicodedata import bidirectional

from kiwork.protocol.glyphs import Glyph, Shaped

ACCENT = "NSM"
WITHOUT_DIRECTION = {ACCENT, "AN", "EN", "ES", "ET", "CS", "BN"}


def with_telling(runs: Sequence[Shaped]) -> tuple[Shaped, ...]:
    """Return the runs of a leftward word, in the order of reading, cut where something must be told."""
    return tuple(part for run in _with_accents_beside_signs(runs) for part in _parts(run))


def _with_accents_beside_signs(runs: Sequence[Shaped]) -> list[Shaped]:
    """Move the accents at the end of a run to the sign that follows in another font; they take no room."""
    done: list[Shaped] = []
    for run in runs:
        accents: tuple[Glyph, ...] = ()
        if done and _is_sign(run.glyphs[-1]):
            done[-1], accents = _without_last_accents(done[-1])
        done.append(replace(run, length=run.length + len(accents), glyphs=(*run.glyphs, *accents)))
    return [run for run in done if run.glyphs]


def _without_last_accents(run: Shaped) -> tuple[Shaped, tuple[Glyph, ...]]:
    count = next((i for i, glyph in enumerate(run.glyphs) if glyph.width or not _is_accent(glyph)), 0)
    left = replace(run, length=run.length - count, glyphs=run.glyphs[count:])
    return left, run.glyphs[:count]


def _parts(run: Shaped) -> Iterator[Shaped]:
    stretches = list(_stretches(run.glyphs))
    for index, (told, glyphs) in reversed(list(enumerate(stretches))):
        yield Shaped(
            face=run.face,
            length=sum(len(glyph.text) for glyph in glyphs),
            glyphs=glyphs,
            marks=() if index else run.marks,
            width=sum(glyph.width + glyph.kern for glyph in glyphs),
            told=told,
        )


def _stretches(glyphs: Sequence[Glyph]) -> Iterator[tuple[str, tuple[Glyph, ...]]]:
    """Yield from left to right what is told and the glyphs it stands for; together what needs no telling."""
    plain: tuple[Glyph, ...] = ()
    for signs, group in groupby(glyphs, key=_is_sign):
        stretch = tuple(group)
        if not (signs and _is_turned(stretch)):
            plain += stretch
            continue
        if plain:
            yield "", plain
        yield "".join(glyph.text for glyph in reversed(stretch)), stretch
        plain = ()
    if plain:
        yield "", plain


def _is_turned(signs: Sequence[Glyph]) -> bool:
    """Say whether signs read otherwise from left to right; accents alone have an order of their own (NFC)."""
    texts = [glyph.text for glyph in signs]
    return texts != texts[::-1] and not all(map(_is_accent, signs))


def _is_sign(glyph: Glyph) -> bool:
    return bidirectional(glyph.text) in WITHOUT_DIRECTION


def _is_accent(glyph: Glyph) -> bool:
    return bidirectional(glyph.text) == ACCENT
