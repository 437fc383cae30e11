"""Cards that say the same are offered together; cards that say the opposite never are."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiwork.likeness.doubles import Doubles, Sameness, doubles
from kiwork.likeness.meaning import meaning
from kiwork.likeness.verdict import LEAST, likeness
from kiwork.likeness.words import words

PIECES = ["Deutschkurse", "am Abend", "für Eltern", "nicht", "drei", "Kita", "Plätze", "mehr", "30", "Busse"]
SENTENCES = st.lists(st.sampled_from(PIECES), max_size=5).map(" ".join)
CARDS = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=2), SENTENCES, max_size=25)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Deutschkurs für Eltern", "Eltern-Deutschkurse"),
        ("Elternsprachkurs", "Sprachkurs für Eltern"),
        ("Kitaplätze fehlen", "Es fehlen Plätze in der Kita"),
        ("Mehr Busse am Abend", "Am Abend mehr Busse!"),
        ("Kinderbetreung während der Kurse", "Kinderbetreuung während der Kurse"),
        ("Antragsformulare vereinfachen", "Vereinfachung der Antragsformulare"),
        ("Dolmetscher beim Arzt, bitte kostenlos", "Dolmetscher beim Arzt kostenlos"),
        ("Zwei Lotsinnen je Schule", "2 Lotsinnen je Schule"),
    ],
)
def test_the_same_in_other_words_is_a_near_double(one: str, other: str) -> None:
    (group,) = doubles({"a": one, "b": other})
    assert (group.keys, group.sameness) == (("a", "b"), Sameness.NEAR)
    assert LEAST <= group.likeness <= 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Es gibt genug Kitaplätze", "Es gibt nicht genug Kitaplätze"),
        ("Kein Bus am Abend", "Ein Bus am Abend"),
        ("Mehr Autos in der Innenstadt", "Weniger Autos in der Innenstadt"),
        ("3 Kurse", "30 Kurse"),
        ("3 Kurse für 30 Kinder", "30 Kurse für 3 Kinder"),
        ("Angebote für Frauen", "Angebote für Männer"),
        ("Angebote für Schulen", "Angebote für Schüler"),
        ("Sprachförderung in der Kita Nord am Vormittag", "Sprachförderung in der Kita Süd am Vormittag"),
        ("Eltern mit Vermietern ins Gespräch bringen", "Eltern mit Mietern ins Gespräch bringen"),
        ("Bildung", "Bindung"),
        ("Sprachkurse", "Sprachkurse für Frauen"),
        ("Wohnraum", "Sport"),
    ],
)
def test_what_says_something_else_is_no_double(one: str, other: str) -> None:
    assert doubles({"a": one, "b": other}) == []


def test_only_spelling_differs_in_exact_doubles() -> None:
    (group,) = doubles({"c": "Größere Räume!", "a": "groessere raeume", "b": "Busse", "d": "Größere Räume"})
    assert group == Doubles((("a", "c", "d"),), 1.0, ("groessere", "raeume"))
    assert group.sameness is Sameness.EXACT


def test_equal_wordings_stand_side_by_side_in_a_near_group() -> None:
    (group,) = doubles({"a": "Mehr Busse abends", "b": "Abends mehr Busse", "c": "mehr busse abends!"})
    assert group.wordings == (("a", "c"), ("b",))


def test_the_shared_words_stand_as_they_were_written() -> None:
    (group,) = doubles({"a": "„Deutschkurs“ für Eltern", "b": "Eltern-Deutschkurse"})
    assert group.shared == ("Deutschkurs", "Eltern")


def test_blank_cards_are_no_doubles() -> None:
    assert doubles({"a": "", "b": " ", "c": "\u200b"}) == []


def test_a_chain_of_small_steps_does_not_become_one_group() -> None:
    steps = ["Beratung", "Verein", "Zeugnis", "Betrieb", "Praktikum", "Sprache", "Wohnung", "Jugend", "Arzt"]
    found = doubles({str(length): " ".join(steps[:length]) for length in range(4, 10)})
    assert found
    assert not any({"4", "9"} <= set(group.keys) for group in found)


def test_what_a_person_called_not_the_same_is_not_offered_again() -> None:
    texts = {"a": "Mehr Busse", "b": "mehr busse", "c": "Mehr Bus", "d": "Mehr Busse!"}
    found = doubles(texts, not_the_same={frozenset("ab"), frozenset("cd")})
    assert [group.keys for group in found] == [("a", "d"), ("b", "c")]


def test_doubles_are_found_where_every_card_is_about_the_same_word() -> None:
    others = {str(n): f"Sprachkurse im Ort {chr(65 + n % 26) * 6}{chr(65 + n // 26) * 6}" for n in range(300)}
    found = doubles({**others, "x": "Wir brauchen Sprachkurse", "y": "Bitte mehr Sprachkurse!"})
    assert ("x", "y") in [group.keys for group in found]


def test_many_equal_cards_are_one_group() -> None:
    (group,) = doubles({str(n): "Keine Angabe" for n in range(5_000)})
    assert len(group.keys) == 5_000


@given(CARDS, st.randoms(use_true_random=False), st.sets(st.frozensets(st.text("abcdefgh"), max_size=2)))
def test_the_order_of_the_cards_does_not_matter(
    cards: dict[str, str], random: object, apart: set[frozenset[str]]
) -> None:
    turned = dict(reversed(cards.items()))
    assert doubles(turned, not_the_same=apart) == doubles(cards, not_the_same=apart)


@given(
    CARDS,
    st.sets(st.sets(st.text("abcdefgh", min_size=1, max_size=2), min_size=2, max_size=2).map(frozenset)),
)
def test_groups_are_disjoint_and_keep_apart_what_is_not_the_same(
    cards: dict[str, str], apart: set[frozenset[str]]
) -> None:
    groups = [group.keys for group in doubles(cards, not_the_same=apart)]
    keys = [key for group in groups for key in group]
    assert len(keys) == len(set(keys))
    assert not any(pair <= set(group) for pair in apart for group in groups)


@given(CARDS)
def test_exact_doubles_are_always_found(cards: dict[str, str]) -> None:
    group_of = {key: group for group in doubles(cards) for key in group.keys}
    for (one, text), (other, again) in permutations(cards.items(), 2):
        if words(text) == words(again) != ():
            assert group_of[one] is group_of[other]


@given(CARDS)
def test_in_a_group_every_card_is_like_every_other(cards: dict[str, str]) -> None:
    for group in doubles(cards):
        said = [meaning(cards[keys[0]]) for keys in group.wordings]
        assert all(likeness(one, other) for one in said for other in said if one is not other)


@given(SENTENCES, SENTENCES)
def test_likeness_is_the_same_from_both_sides(one: str, other: str) -> None:
    assert likeness(meaning(one), meaning(other)) == likeness(meaning(other), meaning(one))
