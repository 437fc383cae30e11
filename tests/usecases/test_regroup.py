"""Splitting and joining clusters lose no card and no heading, and can be taken back."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from kiwork.queries.board import ClusterView, board, clusters_of
from kiwork.store.store import Store
from kiwork.usecases import joining, regroup
from tests.builders import add_card, add_cluster, digest_of, new_store, topic_field


def hanging(store: Store) -> dict[str, list[str]]:
    """Return the texts of the cards by the heading they hang under."""
    field = topic_field(store)
    with store.reading() as db:
        columns = board(db, field)
        return {column.heading: [card.text for card in column.cards] for column in columns}


def everything(store: Store) -> list[str]:
    """Return the texts of all cards on the board, sorted."""
    field = topic_field(store)
    with store.reading() as db:
        return sorted(card.text for column in board(db, field) for card in column.cards)


def clusters(store: Store) -> list[ClusterView]:
    """Return the clusters from left to right."""
    field = topic_field(store)
    with store.reading() as db:
        return clusters_of(db, field)


def split(store: Store, cluster: str, heading: str, *cards: str) -> str:
    with store.operation("split_cluster") as db:
        return regroup.split_cluster(db, cluster, heading, cards)


def join_clusters(store: Store, cluster: str, into: str) -> None:
    with store.operation("join_clusters") as db:
        regroup.join_clusters(db, cluster, into)


def test_the_part_that_is_split_off_stands_beside_the_rest(store: Store) -> None:
    cards = [add_card(store, text) for text in ("eins", "zwei", "drei")]
    cluster = add_cluster(store, "Kurse", *cards)
    add_cluster(store, "Fahrten")
    split(store, cluster, "Abends", cards[2], cards[0])
    assert list(hanging(store).items()) == [
        ("", []), ("Kurse", ["zwei"]), ("Abends", ["drei", "eins"]), ("Fahrten", []),
    ]  # fmt: skip


def test_joined_clusters_stand_where_the_second_was_with_its_cards_first(store: Store) -> None:
    first = add_cluster(store, "Kurse", add_card(store, "eins"), add_card(store, "zwei"))
    add_cluster(store, "Dazwischen")
    second = add_cluster(store, "Abends", add_card(store, "drei"))
    join_clusters(store, first, second)
    assert list(hanging(store).values()) == [[], [], ["drei", "eins", "zwei"]]
    both = clusters(store)[-1]
    assert {both.heading, *both.wordings} == {"Kurse", "Abends"}


def test_joined_clusters_part_again_with_their_own_cards(store: Store) -> None:
    first = add_cluster(store, "Kurse", add_card(store, "eins"))
    second = add_cluster(store, "Abends", add_card(store, "zwei"))
    before = hanging(store)
    join_clusters(store, first, second)
    with store.operation("take_apart") as db:
        joining.take_apart(db, "cluster", [first])
    assert hanging(store) == before


def test_a_cluster_is_not_joined_with_itself(store: Store) -> None:
    cluster = add_cluster(store, "Kurse", add_card(store, "eins"))
    before = digest_of(store)
    join_clusters(store, cluster, cluster)
    assert digest_of(store) == before


KIND, CLUSTER, CARDS = st.sampled_from(["split", "join"]), st.integers(0, 9), st.sets(st.integers(0, 7))
STEPS = st.lists(st.tuples(KIND, CLUSTER, CLUSTER, CARDS), max_size=6)


@settings(max_examples=25, deadline=None)
@given(STEPS)
def test_no_card_is_lost_and_everything_can_be_taken_back(
    steps: list[tuple[str, int, int, set[int]]],
) -> None:
    with TemporaryDirectory() as folder:
        store = new_store(Path(folder) / "a.kiwork")
        cards = [add_card(store, str(number)) for number in range(8)]
        for number in range(3):
            add_cluster(store, f"Nr. {number}", *cards[2 * number : 2 * number + 2])
        before = digest_of(store)
        for kind, one, other, chosen in steps:
            here = [cluster.uid for cluster in clusters(store)]
            first, second = here[one % len(here)], here[other % len(here)]
            if kind == "join":
                join_clusters(store, first, second)
            else:
                split(store, first, "Teil", *(cards[number] for number in sorted(chosen)))
            assert everything(store) == list("01234567")
        while digest_of(store) != before:
            store.undo()
        assert digest_of(store) == before
        store.close()
