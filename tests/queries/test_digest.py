"""The digest is equal exactly when two files show the same."""

from contextlib import closing
from pathlib import Path

import pytest

from kiwork.queries.conflicts import conflicts as open_conflicts
from kiwork.store.cells import FieldKey
from kiwork.store.store import Store
from kiwork.usecases import arrange, capture
from tests.builders import add_card, add_cluster, digest_of, edit_text, new_store, topic_field
from tests.parallel import OtherRoom


def conflicts(store: Store) -> int:
    with store.reading() as db:
        return len(open_conflicts(db))


def test_two_files_from_one_template_show_the_same_but_for_their_origin(tmp_path: Path) -> None:
    with closing(new_store(tmp_path / "a.kiwork")) as one, closing(new_store(tmp_path / "b.kiwork")) as other:
        assert digest_of(one) != digest_of(other)


def test_reading_twice_gives_the_same(store: Store) -> None:
    add_card(store)
    assert digest_of(store) == digest_of(store)


def test_another_wording_is_another_digest(store: Store) -> None:
    card = add_card(store, "alt")
    before = digest_of(store)
    edit_text(store, card, "neu")
    assert digest_of(store) != before
    edit_text(store, card, "alt")
    assert digest_of(store) == before


def test_a_parallel_value_is_another_digest_and_a_conflict(store: Store) -> None:
    card = add_card(store, "alt")
    before = digest_of(store)
    OtherRoom().adds(store, FieldKey("card", card, "text"), "nebenan", at=1)
    assert digest_of(store) != before
    assert conflicts(store) == 1


def test_an_equal_parallel_value_is_none(store: Store) -> None:
    card = add_card(store, "gleich")
    before = digest_of(store)
    OtherRoom().adds(store, FieldKey("card", card, "text"), "gleich", at=1)
    assert digest_of(store) == before
    assert conflicts(store) == 0


@pytest.mark.parametrize("at", [1, 1_990_000_000_000])
def test_deleted_here_and_not_there_is_the_same_conflict_whoever_was_later(store: Store, at: int) -> None:
    card = add_card(store)
    OtherRoom().adds(store, FieldKey("card", card, "alive"), content=False, at=at)
    assert conflicts(store) == 1


def test_what_was_deleted_does_not_count(store: Store) -> None:
    before = digest_of(store)
    card = add_card(store)
    with store.operation("delete_cards") as db:
        arrange.delete_cards(db, [card])
    assert digest_of(store) == before


def test_another_order_is_another_digest_but_another_position_is_not(store: Store) -> None:
    first, second = add_card(store, "eins"), add_card(store, "zwei")
    field, before = topic_field(store), digest_of(store)
    with store.operation("move_cards") as db:
        arrange.move_cards(db, [second], topic_field_uid=field)
    assert digest_of(store) == before
    with store.operation("move_cards") as db:
        arrange.move_cards(db, [second], topic_field_uid=field, before_uid=first)
    assert digest_of(store) != before


def test_one_more_mention_is_another_digest(store: Store) -> None:
    card = add_card(store)
    before = digest_of(store)
    with store.operation("count_mention") as db:
        capture.count_mention(db, card, None)
    assert digest_of(store) != before


def test_a_deleted_cluster_that_a_card_needs_is_shown(store: Store) -> None:
    cluster = add_cluster(store, "Sprache", add_card(store))
    with store.operation("delete") as db:
        from kiwork.models.card import Cluster  # noqa: PLC0415 - beneath the use case

        db.get_one(Cluster, cluster).alive = False
    before = digest_of(store)
    store.undo()
    assert digest_of(store) == before
