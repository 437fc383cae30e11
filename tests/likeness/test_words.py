"""Words are compared as people read them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiwork.likeness.words import stem, words

ANYTHING = st.text(st.characters(codec=None, categories=None))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Größere Räume!", "groessere raeume"),
        ("STRASSENFEST", "Straßenfest"),
        ("Bürger:innen", "Bürger*innen"),
        ("Lehrer(innen)", "Lehrerinnen"),
        ("1.000 Plätze", "1000 Plätze"),
        ("Café", "Cafe\N{COMBINING ACUTE ACCENT}"),
        ("Sprach\N{SOFT HYPHEN}kurs", "Sprachkurs"),
        ("Eltern-Treff, dienstags", "Eltern – Treff dienstags"),
    ],
)
def test_spelling_does_not_matter(one: str, other: str) -> None:
    assert words(one) == words(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("3 Kurse", "30 Kurse"),
        ("30 %", "30 €"),
        ("3,5 Stellen", "35 Stellen"),
        ("Mehr Bänke 👍", "Mehr Bänke"),
    ],
)
def test_numbers_and_signs_matter(one: str, other: str) -> None:
    assert words(one) != words(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kurs", "Kurse"),
        ("Plätze", "Platz"),
        ("Bus", "Busse"),
        ("abschaffen", "Abschaffung"),
        ("Bürgerinnen", "Bürger"),
    ],
)
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert stem(words(one)[0]) == stem(words(other)[0])


@pytest.mark.parametrize(
    ("one", "other"), [("fordern", "fördern"), ("Schulen", "Schülern"), ("Mieter", "Vermieter")]
)
def test_different_words_keep_different_stems(one: str, other: str) -> None:
    assert stem(words(one)[0]) != stem(words(other)[0])


@given(ANYTHING)
def test_the_unicode_form_does_not_matter(text: str) -> None:
    assert words(unicodedata.normalize("NFD", text)) == words(unicodedata.normalize("NFC", text))


@given(ANYTHING)
def test_words_are_words_already(text: str) -> None:
    once = words(text)
    assert words(" ".join(once)) == once
