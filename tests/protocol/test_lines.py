"""Texts are broken at spaces, and inside a word only where there is no other way."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kiwork.protocol.lines import LINE_ENDS, Breaker, Line, printable
from kiwork.protocol.style import BODY

WIDTH = 120.0


def broken(text: str) -> list[Line]:
    return Breaker().lines(text, BODY, WIDTH)


def texts(text: str) -> list[str]:
    return [line.text for line in broken(text)]


def test_a_short_text_is_one_line() -> None:
    assert texts("Kurze Karte") == ["Kurze Karte"]


def test_a_long_text_is_broken_at_spaces() -> None:
    text = "Es fehlen Sprachkurse am Abend und am Wochenende"
    assert " ".join(texts(text)) == text


def test_typed_line_breaks_are_kept() -> None:
    assert texts("eins\nzwei\r\n\nvier") == ["eins", "zwei", "", "vier"]


def test_a_hyphen_never_ends_a_line_before_a_word() -> None:
    assert not any(line.endswith("-") for line in texts("Angebote der Kinder- und Jugendarbeit"))


def test_a_word_longer_than_the_line_is_cut_and_says_so() -> None:
    lines = broken("a" * 100)
    assert "".join(line.text for line in lines) == "a" * 100
    assert [line.cut for line in lines] == [True] * (len(lines) - 1) + [False]


def test_an_address_is_cut_after_a_slash() -> None:
    assert texts("https://beispiel.example/kreis/integration")[0].endswith("/")


def test_an_arabic_line_is_set_from_the_right() -> None:
    assert broken("نريد دورات")[0].leftward


def test_what_turns_text_round_is_left_out() -> None:
    assert texts("vor \u202egnagnie\u202c nach") == ["vor gnagnie nach"]


def test_what_cannot_be_printed_gets_a_sign() -> None:
    assert texts("a\0b\ud800c\ufffed") == ["a\ufffdb\ufffdc\ufffdd"]


@settings(deadline=None)
@given(st.text(max_size=200))
def test_no_line_is_wider_than_its_room_unless_it_is_one_letter(text: str) -> None:
    assert all(
        line.width <= WIDTH + 1 or len(line.pieces[0].run.glyphs) == 1 for line in broken(text) if line.pieces
    )


@settings(deadline=None)
@given(st.text(max_size=200))
def test_no_letter_is_lost(text: str) -> None:
    letters = "".join(printable(part) for part in LINE_ENDS.split(text))
    assert "".join("".join(texts(text)).split()) == "".join(letters.split())
