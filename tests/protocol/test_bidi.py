"""Text of both directions stands in the right order (UAX #9)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiwork.protocol import bidi

MIXED = st.text(st.sampled_from("ab1אבع٤ (),.[]-+%/\u0301\u0651\u200f\u202e\u2066\u2069\n"), max_size=30)


def shown(text: str, base: int | None = None) -> str:
    """Return the text as the eye sees it from left to right."""
    base = bidi.base_level(text) if base is None else base
    runs = bidi.visual_runs(text, bidi.levels(text, base), base, 0, len(text))
    parts = [text[run.start : run.end] for run in runs]
    return "".join(part[::-1] if run.level % 2 else part for run, part in zip(runs, parts, strict=True))


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Raum 3", "Raum 3"),
        ("אבג", "גבא"),
        ("Wort אבג Wort", "Wort גבא Wort"),
        ("אבג 12 דה", "הד 12 גבא"),
        ("אב Wort גד", "דג Wort בא"),
        ("אב (Wort) גד", "דג )Wort( בא"),
        ("Wort (אב) Ende", "Wort (בא) Ende"),
        ("אב (גד)", ")דג( בא"),
        ("אב 10-20%", "10-20% בא"),
        ("ع 1/2", "1/2 ع"),
        ("ع 1,5", "1,5 ع"),
        ("א +5", "5+ א"),
    ],
)
def test_a_line_is_seen_in_this_order(text: str, seen: str) -> None:
    assert shown(text) == seen


def test_accents_go_with_their_letter() -> None:
    assert bidi.levels("א\u05b0b", 0) == [1, 1, 0]


def test_spaces_at_the_end_of_a_line_stay_at_its_end() -> None:
    assert shown("אב ", base=0) == "בא "


def test_an_override_turns_nothing_round() -> None:
    assert shown("vor \u202eabc\u202c nach").replace("\u202e", "").replace("\u202c", "") == "vor abc nach"


def test_ten_thousand_brackets_take_no_time() -> None:
    assert len(bidi.levels("א(" * 5_000 + ")" * 5_000 + "(a)" * 10_000, 1)) == 45_000


@given(st.text(st.characters(categories=["Lu", "Ll", "Nd", "Po", "Zs"], max_codepoint=0x24F)))
def test_latin_text_is_left_as_it_is(text: str) -> None:
    assert shown(text, base=0) == text


@given(MIXED, st.sampled_from([0, 1]))
def test_every_character_is_shown_once(text: str, base: int) -> None:
    runs = bidi.visual_runs(text, bidi.levels(text, base), base, 0, len(text))
    places = [place for run in runs for place in range(run.start, run.end)]
    assert sorted(places) == list(range(len(text)))


@given(MIXED, st.sampled_from([0, 1]))
def test_levels_never_fall_below_the_paragraph(text: str, base: int) -> None:
    assert set(bidi.levels(text, base)) <= {base, base + 1, base + 2 * (1 - base)}
