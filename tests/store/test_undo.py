"""Undo and redo where other values stand beside one's own."""

from kiwork.models.card import Card
from kiwork.store.cells import FieldKey
from kiwork.store.store import Store
from kiwork.usecases import arrange, capture, parking
from tests.builders import (
    add_card,
    add_cluster,
    digest_of,
    edit_text,
    findings,
    record,
    redo_all,
    text_of,
    undo_all,
)
from tests.parallel import OtherRoom, contents, values


def text_field(card_uid: str) -> FieldKey:
    return FieldKey("card", card_uid, "text")


def test_undo_writes_back_what_was_replaced_and_leaves_the_parallel_value(store: Store) -> None:
    card = add_card(store, "alt")
    OtherRoom().adds(store, text_field(card), "nebenan", at=1)
    before = digest_of(store)
    edit_text(store, card, "neu")
    store.undo()
    assert contents(store, text_field(card)) == ["nebenan", "alt"]
    assert digest_of(store) == before


def test_undo_brings_equal_parallel_values_back_both(store: Store) -> None:
    card = add_card(store, "gleich")
    OtherRoom().adds(store, text_field(card), "gleich", at=1)
    edit_text(store, card, "neu")
    store.undo()
    assert contents(store, text_field(card)) == ["gleich", "gleich"]


def test_an_equal_parallel_value_is_not_taken_for_the_own_one(store: Store) -> None:
    card = add_card(store, "alt")
    edit_text(store, card, "gleich")
    other = OtherRoom().adds(store, text_field(card), "gleich", at=1)
    store.undo()
    assert other in values(store, text_field(card))
    assert text_of(store, card) == "alt"


def test_several_values_of_alive_come_back_with_the_last_written_last(store: Store) -> None:
    card = add_card(store)
    alive = FieldKey("card", card, "alive")
    OtherRoom().adds(store, alive, content=False, at=1)
    before = digest_of(store)
    edit_text(store, card, "neu")
    store.undo()
    assert contents(store, alive) == [False, True]
    assert digest_of(store) == before
    assert findings(store) == []


def test_a_field_that_moved_on_is_left_alone_and_named(store: Store) -> None:
    card = add_card(store, "alt")
    edit_text(store, card, "neu")
    field = text_field(card)
    mine = values(store, field)[0]
    with store.reading() as db:
        db.connection().exec_driver_sql(
            "UPDATE cell SET n = n + 500 WHERE n = ? AND field = 'text'", (mine.n,)
        )
        db.commit()
    change = store.undo()
    assert change
    assert change.left_alone == (field,)
    assert text_of(store, card) == "neu"


def test_undo_and_redo_thirty_times_end_where_they_began(store: Store) -> None:
    card = add_card(store, "alt")
    edit_text(store, card, "neu")
    end = digest_of(store)
    for _ in range(30):
        undo_all(store)
        redo_all(store)
    assert digest_of(store) == end
    assert findings(store) == []


def test_undo_of_the_first_card_leaves_the_file_as_it_was_shown(store: Store) -> None:
    before = digest_of(store)
    add_card(store)
    store.undo()
    assert digest_of(store) == before
    assert findings(store) == []


def test_a_deleted_cluster_comes_back_with_its_cards_in_order(store: Store) -> None:
    cards = [add_card(store, text) for text in ("eins", "zwei", "drei")]
    cluster = add_cluster(store, "Sprache", *reversed(cards))
    before = digest_of(store)
    with store.operation("delete_cluster") as db:
        arrange.delete_cluster(db, cluster)
    store.undo()
    assert digest_of(store) == before
    assert record(store, Card, cards[0]).cluster_uid == cluster


def test_undo_names_what_it_takes_back(store: Store) -> None:
    card = add_card(store)
    edit_text(store, card, "neu")
    store.undo()
    assert (store.undo_name, store.redo_name) == ("add_card", "edit_text")


def test_undo_of_everything_with_parallel_values_planted_between(store: Store) -> None:
    card = add_card(store, "alt")
    with store.operation("count_mention") as db:
        capture.count_mention(db, card, None)
    OtherRoom().adds(store, FieldKey("card", card, "source"), "Protokoll", at=1)
    before = digest_of(store)
    edit_text(store, card, "neu")
    with store.operation("park") as db:
        parking.park(db, card, parked=True)
    store.undo()
    store.undo()
    assert digest_of(store) == before


def test_a_new_room_label_does_not_disturb_undo(store: Store) -> None:
    before = digest_of(store)
    card = add_card(store, "alt")
    store.set_room("Saal")
    edit_text(store, card, "neu")
    undo_all(store)
    assert digest_of(store) == before
    assert findings(store) == []
