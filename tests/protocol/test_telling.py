"""Where leftward text is told beside its glyphs."""

import pytest

from kiwork.protocol.fonts import Style
from kiwork.protocol.glyphs import Shaped
from kiwork.protocol.shaping import Shaper


def shaped(text: str) -> tuple[Shaped, ...]:
    return Shaper().shape(text, Style.REGULAR, leftwards=True)


def told(text: str) -> list[str]:
    return [run.told for run in shaped(text) if run.told]


@pytest.mark.parametrize(("text", "reading"), [("ردّ.", "ّ."), ("شكراً،", "ً،"), ("نعم.:", ".:")])
def test_signs_side_by_side_are_told_in_the_order_of_reading(text: str, reading: str) -> None:
    assert told(text) == [reading]


@pytest.mark.parametrize("text", ["مهم", "نعم.", "أتلقَّ", "نعم...", "שלום,"])
def test_what_reads_the_same_either_way_needs_no_telling(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("text", ["ردّ.", "شكراً،", "دائمًا.:"])
def test_a_word_that_is_cut_for_telling_keeps_its_characters_in_order(text: str) -> None:
    runs = shaped(text)
    assert "".join(glyph.text for run in runs for glyph in reversed(run.glyphs)) == text
    assert [run.length for run in runs] == [sum(len(glyph.text) for glyph in run.glyphs) for run in runs]
