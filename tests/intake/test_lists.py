import pytest

from kiwork.intake.lists import (
    LONGEST,
    MOST_LINES,
    TextTooLargeError,
    TooManyLinesError,
    lines_to_texts,
)


@pytest.mark.parametrize(
    "line",
    [
        "- Busse",
        "• Busse",
        "* Busse",
        "– Busse",
        "1. Busse",
        "1) Busse",
        "(1) Busse",
        "a) Busse",
        "·\tBusse",
        "o\tBusse",
    ],
)
def test_a_mark_in_front_is_left_out(line: str) -> None:
    assert lines_to_texts(line) == ["Busse"]


@pytest.mark.parametrize(
    "line",
    [
        "-5 Grad im Bus",
        "+49 30 1234",
        "z. B. Busse",
        "2. Bildungsweg stärken",
        "1. Mai feiern",
        "2030 ohne Müll",
        "=1+1",
        "<b>Busse</b>",
    ],
)
def test_what_only_looks_like_a_mark_stays(line: str) -> None:
    assert lines_to_texts(line) == [line]


def test_a_numbering_is_followed() -> None:
    assert lines_to_texts("1. eins\n2. zwei\n\n3) drei") == ["eins", "zwei", "drei"]


def test_blank_lines_and_lonely_bullets_are_skipped() -> None:
    assert lines_to_texts("\r\n eins \r\n\r\n - \r\n•\r\nzwei\r\n") == ["eins", "zwei"]


def test_two_thousand_lines_become_two_thousand_texts() -> None:
    assert len(lines_to_texts("- Mehr Busse\n" * 2000)) == 2000


def test_far_too_many_letters_are_refused() -> None:
    with pytest.raises(TextTooLargeError):
        lines_to_texts("x" * (LONGEST + 1))


def test_far_too_many_lines_are_refused() -> None:
    with pytest.raises(TooManyLinesError):
        lines_to_texts("x\n" * (MOST_LINES + 1))
