"""The most alike texts are found, however they came into the index."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiwork.likeness import rows
from kiwork.likeness.index import Index

CARDS = {
    "kurs": "Zu wenig Deutschkurse am Abend",
    "bus": "Der letzte Bus nach Verl fährt um sieben",
    "kita": "Kinder warten zwei Jahre auf einen Kitaplatz",
    "arzt": "Beim Arzt fehlt jemand, der übersetzt",
    "amt": "Briefe vom Amt versteht niemand",
}
TEXTS = st.sampled_from([*CARDS.values(), "", "Bus", "Kurse", "!", "Кто переводит у врача?", "\ud800"])
STEPS = st.lists(st.tuples(st.sampled_from("abcdef"), st.none() | TEXTS))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Abendkurse für Deutsch", "kurs"),
        ("Busse fahren abends nicht mehr", "bus"),
        ("Es gibt keine Kitaplätze", "kita"),
        ("Übersetzung in Arztpraxen", "arzt"),
        ("Amtsbriefe in einfacher Sprache", "amt"),
    ],
)
def test_other_words_for_the_same_are_found(text: str, key: str) -> None:
    assert Index(CARDS).nearest(text, 1)[0][0] == key


def test_the_same_text_is_as_alike_as_can_be() -> None:
    key, likeness = Index(CARDS).nearest("BEIM ARZT FEHLT JEMAND, DER ÜBERSETZT!", 1)[0]
    assert key == "arzt"
    assert likeness == pytest.approx(1.0)


def test_what_is_less_alike_than_wished_is_left_out() -> None:
    assert Index(CARDS).nearest("Abendkurse für Deutsch", 5, least=0.9) == []


def test_an_empty_index_finds_nothing() -> None:
    assert Index().nearest("Deutschkurse", 5) == []


def test_a_removed_text_is_not_found() -> None:
    index = Index(CARDS)
    index.remove("kurs")
    assert "kurs" not in dict(index.nearest("Deutschkurse am Abend", 5))
    assert len(index) == 4


def test_a_replaced_text_is_found_by_its_new_words() -> None:
    index = Index(CARDS)
    index.replace("kurs", "Wohnungen sind zu teuer")
    assert index.nearest("teure Wohnung", 1)[0][0] == "kurs"
    assert "kurs" not in dict(index.nearest("Deutschkurse am Abend", 5, least=0.2))


def test_removing_what_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        Index(CARDS).remove("other")


@given(STEPS)
def test_cards_that_come_and_go_are_found_as_in_an_index_built_at_once(
    steps: list[tuple[str, str | None]],
) -> None:
    index, kept = Index(CARDS), dict(CARDS)
    for key, text in steps:
        take(index, kept, key, text)
        index.nearest("Bus", 1)
    assert_same(index, Index(kept))


def test_thousands_of_cards_fill_several_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "_OPEN", 40)
    index, many = Index(), {str(n): f"{CARDS['kurs']} im Raum {n:05}" for n in range(9_000)}
    for key, text in many.items():
        index.add(key, text)
        if int(key) % 900 == 0:
            index.nearest(text, 1)
    index.nearest("Bus", 1)
    assert_same(index, Index(many), text=many["8765"], likeness=0.01)


def take(index: Index, kept: dict[str, str], key: str, text: str | None) -> None:
    if text is not None:
        index.add(key, text)
        kept[key] = text
    elif key in kept:
        index.remove(key)
        del kept[key]


def assert_same(one: Index, other: Index, *, text: str = CARDS["bus"], likeness: float = 1e-5) -> None:
    found, expected = one.nearest(text, 3), other.nearest(text, 3)
    assert [key for key, _ in found] == [key for key, _ in expected]
    assert [value for _, value in found] == pytest.approx([value for _, value in expected], abs=likeness)
