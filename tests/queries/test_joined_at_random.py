"""Joining and separating in any order loses nothing, and undo leads back to what was shown before."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from kiwork.queries.board import Column, board
from kiwork.queries.cards import all_cards
from kiwork.store.store import Store
from kiwork.usecases import joining, weigh
from kiwork.usecases.capture import CardDraft, add_cards
from tests.builders import add_cluster, digest_of, new_store, topic_field
from tests.protocol.printed import cards, minutes

NUMBER = 7
Steps = list[tuple[bool, list[int]]]
steps = st.lists(
    st.tuples(st.booleans(), st.lists(st.integers(0, NUMBER - 1), min_size=1, max_size=3)), max_size=8
)


@contextmanager
def a_store() -> Iterator[tuple[Store, list[str]]]:
    with TemporaryDirectory() as folder:
        store = new_store(Path(folder) / "a.kiwork")
        field = topic_field(store)
        drafts = [CardDraft(f"Karte {n % 5}", field, None, mentions=1 + n) for n in range(NUMBER)]
        with store.operation("add_cards") as db:
            uids = add_cards(db, drafts)
        yield store, uids
        store.close()


def do(store: Store, kind: str, uids: list[str], steps: Steps) -> None:
    for joins, numbers in steps:
        with store.operation("join" if joins else "separate") as db:
            if joins:
                joining.join(db, kind, [uids[number] for number in numbers])
            else:
                joining.separate(db, kind, uids[numbers[0]])


def columns(store: Store) -> list[Column]:
    field = topic_field(store)
    with store.reading() as db:
        return board(db, field)


@settings(max_examples=15, deadline=None)
@given(steps)
def test_undo_leads_back_to_digest_and_board_from_before(steps: Steps) -> None:
    with a_store() as (store, uids):
        before = digest_of(store), columns(store)
        do(store, "card", uids, steps)
        while store.undo_name in {"join", "separate"}:
            store.undo()
        assert (digest_of(store), columns(store)) == before


@settings(max_examples=15, deadline=None)
@given(steps)
def test_sums_over_groups_are_the_sums_over_members(steps: Steps) -> None:
    with a_store() as (store, uids):
        do(store, "card", uids, steps)
        with store.reading() as db:
            views = all_cards(db)
        assert sorted(member.uid for view in views for member in view.spoken) == sorted(uids)
        assert sum(view.mentions for view in views) == sum(range(1, NUMBER + 1))


@settings(max_examples=10, deadline=None)
@given(steps)
def test_dots_over_joined_clusters_are_the_dots_on_all(steps: Steps) -> None:
    with a_store() as (store, cards):
        clusters = [add_cluster(store, f"Cluster {n}", card) for n, card in enumerate(cards)]
        with store.operation("set_dots") as db:
            dot_round = weigh.add_round(db, "Runde")
            for dots, uid in enumerate(clusters, start=1):
                weigh.set_dots(db, dot_round, uid, dots, workshop_uid=None)
        do(store, "cluster", clusters, steps)
        found = columns(store)
        assert sum(column.dots for column in found) == sum(range(1, NUMBER + 1))
        assert sorted(card.uid for column in found for card in column.cards) == sorted(cards)


@settings(max_examples=10, deadline=None)
@given(steps)
def test_every_text_of_a_member_is_printed(steps: Steps) -> None:
    with a_store() as (store, uids):
        do(store, "card", uids, steps)
        printed = [text for card in cards(minutes(store)) for text in (card.text, *card.also)]
        assert set(printed) == {f"Karte {n}" for n in range(5)}
