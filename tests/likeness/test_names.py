"""Names that mean the same are found, short ones only when they are equal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiwork.likeness.names import same_names

NAMES = st.dictionaries(
    st.text("abc", min_size=1),
    st.sampled_from(["Kita", "Kitas", "kita", "Sprache", "Sprachen", "Bus", "A", "B", ""]),
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sprache und Bildung", "SPRACHE & BILDUNG"),
        ("Sprache und Bildung", "Bildung und Sprache"),
        ("Herzebrock-Clarholz", "Herzebrock Clarholz"),
        ("Sprachcafé", "Sprach-Café"),
        ("Jugendamt", "Jugendämter"),
        ("Integrationsrat", "Integrationrat"),
        ("VHS", "vhs"),
        ("Kita", "Kitas"),
        ("Straßenfest", "Strassenfest"),
    ],
)
def test_the_same_name_is_found(one: str, other: str) -> None:
    assert same_names({"b": other, "a": one, "c": "Wohnen"}) == [("a", "b")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Workshop 1", "Workshop 2"),
        ("Workshop I", "Workshop II"),
        ("Gruppe A", "Gruppe B"),
        ("Gruppe", "Gruppe A"),
        ("Kreis Gütersloh", "Stadt Gütersloh"),
        ("Halle", "Hallo"),
        ("Bildung", "Bindung"),
        ("Verein für Frauen", "Verein für Männer"),
        ("Menschen mit Behinderung", "Menschen ohne Behinderung"),
        ("AWO", "ABO"),
    ],
)
def test_another_name_is_left_alone(one: str, other: str) -> None:
    assert same_names({"a": one, "b": other}) == []


@given(NAMES)
def test_the_order_of_the_names_does_not_matter(names: dict[str, str]) -> None:
    assert same_names(dict(reversed(names.items()))) == same_names(names)
