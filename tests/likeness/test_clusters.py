"""Suggested clusters: what is near, where it belongs, and what goes together."""

from hypothesis import given
from hypothesis import strategies as st

from kiwork.likeness.clusters import gatherings, neighbours, placings
from kiwork.likeness.terms import Terms

TEXTS = {
    "a": "Sprachkurse am Abend anbieten",
    "b": "Zu wenige Sprachkurse am Abend",
    "c": "Sprachkurse nur vormittags, keine am Abend",
    "d": "Der letzte Bus fährt zu früh",
    "e": "Am Sonntag fährt kein Bus",
}
KEYS = st.sampled_from("abcdefgh")
NEAR = st.dictionaries(KEYS, st.dictionaries(KEYS, st.floats(0.01, 1), max_size=7)).map(
    lambda found: {
        key: sorted(((o, v) for o, v in others.items() if o != key), key=lambda pair: -pair[1])
        for key, others in found.items()
    }
)


def test_a_text_is_placed_where_texts_like_it_are() -> None:
    near = neighbours(TEXTS, ["a", "d"])
    found = placings(near, {"b": "Kurse", "c": "Kurse", "e": "Fahrten"})
    assert {placing.key: placing.cluster for placing in found} == {"a": "Kurse", "d": "Fahrten"}
    assert all(placing.nearest for placing in found)


def test_what_is_like_nothing_is_placed_nowhere() -> None:
    near = neighbours(TEXTS | {"x": "Wohnungen fehlen"}, ["x"])
    assert placings(near, dict.fromkeys(TEXTS, "Kurse")) == []


def test_words_that_mean_nothing_by_themselves_bring_nothing_together() -> None:
    said = {"a": "Wir wollen, dass es mehr davon gibt", "b": "Dass es davon für alle mehr gibt"}
    assert gatherings(neighbours(said, said), said) == []


def test_texts_that_are_all_alike_are_gathered() -> None:
    found = gatherings(neighbours(TEXTS, TEXTS), TEXTS)
    assert [gathering.keys for gathering in found] == [("a", "b", "c")]


@given(NEAR, st.dictionaries(KEYS, st.sampled_from("KL")))
def test_nothing_is_placed_that_is_sorted_and_each_text_once(
    near: dict[str, list[tuple[str, float]]], cluster_of: dict[str, str]
) -> None:
    found = placings(near, cluster_of)
    placed = [placing.key for placing in found]
    assert len(set(placed)) == len(placed)
    assert cluster_of.keys().isdisjoint(placed)
    assert all(cluster_of[key] == placing.cluster for placing in found for key in placing.nearest)


@given(NEAR, st.sets(KEYS))
def test_no_text_is_in_two_groups_and_only_free_ones_are(
    near: dict[str, list[tuple[str, float]]], free: set[str]
) -> None:
    gathered = [key for gathering in gatherings(near, sorted(free)) for key in gathering.keys]
    assert len(set(gathered)) == len(gathered)
    assert free.issuperset(gathered)


def test_shared_words_are_whole_and_as_they_were_written() -> None:
    terms = Terms(TEXTS)
    assert set(terms.shared("a", ["b", "c"], 3)) == {"Sprachkurse", "Abend"}
    assert terms.common(["d", "e"], 1) in {("Bus",), ("fährt",)}


def test_words_that_only_one_has_are_not_shared() -> None:
    assert Terms(TEXTS).shared("a", ["d"], 3) == ()
