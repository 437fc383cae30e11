"""Dates, times, numbers and enumerations are said as the language says them."""

import pytest

from kiwork.protocol.words import words_for


@pytest.mark.parametrize(("language", "said"), [("de", "12. Mai 2023"), ("en", "12 May 2023")])
def test_a_date_is_long(language: str, said: str) -> None:
    assert words_for(language, "").date("2023-05-12") == said


@pytest.mark.parametrize("written", ["", "Mai 2023", "bald"])
def test_what_is_no_date_stays_as_it_was_written(written: str) -> None:
    assert words_for("de", "").date(written) == written


def test_a_period_of_one_day_is_that_day() -> None:
    assert words_for("de", "").period(["2023-05-12", ""]) == "12. Mai 2023"


def test_a_period_goes_from_the_first_to_the_last() -> None:
    assert words_for("en", "").period(["2023-06-01", "2023-05-12"]) == "12 May 2023 to 1 June 2023"


@pytest.mark.parametrize(
    ("begins", "ends", "said"),
    [("17:00", "20:00", "17:00–20:00 Uhr"), ("17:00", "", "ab 17:00 Uhr"), ("", "20:00", "")],
)
def test_a_time_says_what_is_known(begins: str, ends: str, said: str) -> None:
    assert words_for("de", "").time(begins, ends) == said


@pytest.mark.parametrize(("language", "said"), [("de", "1.234"), ("en", "1,234")])
def test_numbers_have_the_separators_of_the_language(language: str, said: str) -> None:
    assert words_for(language, "").number(1234) == said


@pytest.mark.parametrize(
    ("numbers", "said"),
    [([12], "K 12"), ([4, 3], "K 3, K 4"), ([12, 16, 14, 15], "K 12, K 14–K 16"), ([], "")],
)
def test_neighbouring_card_numbers_are_drawn_together(numbers: list[int], said: str) -> None:
    assert words_for("de", "").cards(numbers).replace("\u00a0", " ") == said


@pytest.mark.parametrize(("parts", "said"), [([], ""), (["a"], "a"), (["a", "b", "c"], "a, b und c")])
def test_an_enumeration_ends_in_and(parts: list[str], said: str) -> None:
    assert words_for("de", "").enumerated(parts) == said


@pytest.mark.parametrize(
    ("label", "said"), [("", "Topic field"), ("Handlungsfeld", "Field of action"), ("Baustelle", "Baustelle")]
)
def test_a_known_label_is_said_in_the_language_of_the_protocol(label: str, said: str) -> None:
    assert words_for("en", label).topic_field == said


def test_a_code_that_is_not_known_is_shown_as_it_stands() -> None:
    words = words_for("de", "")
    assert (words.known("decision", "yes"), words.known("decision", "im Mai")) == ("ja", "im Mai")
