"""What was typed or pasted is kept, all that can be read of it: rows 24, 25, 28 and 29."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiwork.models.text import (
    LONGEST_TEXT,
    EmptyTextError,
    TextTooLongError,
    clean,
    required,
    same_name,
    sort_key,
)
from kiwork.wording import sentence

ANYTHING = st.text(st.characters(codec=None, categories=None))
UNREADABLE = {"Cc", "Cs"}


@given(ANYTHING)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(ANYTHING)
def test_clean_text_is_nfc_and_can_be_encoded(text: str) -> None:
    cleaned = clean(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert cleaned.encode().decode() == cleaned


@given(ANYTHING)
def test_cleaning_keeps_everything_readable(text: str) -> None:
    def readable(words: str) -> str:
        kept = (c for c in words if unicodedata.category(c) not in UNREADABLE and not c.isspace())
        return unicodedata.normalize("NFC", "".join(kept))

    assert readable(clean(text)) == readable(text)


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_every_kind_of_line_break_becomes_the_plain_one(ending: str) -> None:
    assert clean(f"oben{ending}unten") == "oben\nunten"


@pytest.mark.parametrize("text", ["a\x00b", "a\ud800b", "a\x1bb", "a\x7fb"])
def test_row_24_control_characters_and_lone_surrogates_go(text: str) -> None:
    assert clean(text) == "ab"


@pytest.mark.parametrize("text", ["a\u202eb", "a\u200bb", "👩\u200d🚒", "a" + "\u0301" * 50])
def test_row_25_invisible_and_combining_letters_stay(text: str) -> None:
    assert clean(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\u200b", "\u202e", "\u00a0", "\ufeff", "\x00"])
def test_row_28_what_holds_nothing_readable_is_no_card(text: str) -> None:
    with pytest.raises(EmptyTextError) as caught:
        required(text)
    assert sentence(caught.value, "de").startswith(
        "Ohne Text gibt es keine Karte. Es wurde nichts geändert. Bitte"
    )


@pytest.mark.parametrize("text", ["x", "👍", "!", "\ue000", "\U0001fae8", "\u0301"])
def test_row_28_a_single_sign_is_a_card_even_one_that_is_not_known_yet(text: str) -> None:
    assert required(text)


def test_row_29_both_forms_of_an_umlaut_are_the_same() -> None:
    assert clean("Ma\u0308rz") == "März"
    assert same_name("Ma\u0308rz", "MÄRZ ")


def test_a_text_longer_than_a_book_is_refused() -> None:
    with pytest.raises(TextTooLongError):
        clean("x" * (LONGEST_TEXT + 1))
    assert len(clean("x" * LONGEST_TEXT)) == LONGEST_TEXT


def test_a_long_text_that_grows_when_it_is_composed_is_cleaned_once_for_all() -> None:
    with pytest.raises(TextTooLongError):
        clean("\u0958" * LONGEST_TEXT)


def test_names_sort_as_in_a_german_dictionary() -> None:
    assert sorted(["Zoo", "Übung", "Ulm", "Straße", "Strasse", "apfel"], key=sort_key) == [
        "apfel", "Strasse", "Straße", "Übung", "Ulm", "Zoo",
    ]  # fmt: skip
