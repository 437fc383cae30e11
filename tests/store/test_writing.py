"""The writing rules of format version 1, one by one."""

from pathlib import Path
from sqlite3 import Connection

import pytest
from sqlalchemy import delete, insert, text, update

from kiwork.models.beneath import raw
from kiwork.models.card import Card, Cluster
from kiwork.models.dots import DotCount
from kiwork.models.kinds import CardKind
from kiwork.models.record import derived_uid
from kiwork.models.tag import CardTag, Tag
from kiwork.models.text import EmptyTextError
from kiwork.store.cells import FieldKey, state_sum
from kiwork.store.opening import open_store
from kiwork.store.store import Store
from kiwork.usecases import arrange, capture, parking, weigh
from tests.builders import (
    add_card,
    add_cluster,
    edit_text,
    findings,
    new_file,
    new_store,
    record,
    text_of,
    texts,
    topic_field,
    undo_all,
)
from tests.parallel import OtherRoom, contents, values

HOUR = 3_600_000


def text_field(card_uid: str) -> FieldKey:
    return FieldKey("card", card_uid, "text")


def alive_field(card_uid: str, kind: str = "card") -> FieldKey:
    return FieldKey(kind, card_uid, "alive")


def in_file(store: Store, query: str, *values: object) -> list[tuple[object, ...]]:
    with store.reading() as db:
        return raw(db).execute(query, values).fetchall()


def test_a_write_replaces_only_the_shown_value(store: Store) -> None:
    card = add_card(store, "alt")
    OtherRoom().adds(store, text_field(card), "nebenan")
    edit_text(store, card, "neu")
    assert contents(store, text_field(card)) == ["nebenan", "neu"]


def test_equal_parallel_values_are_replaced_together(store: Store) -> None:
    card = add_card(store, "gleich")
    OtherRoom().adds(store, text_field(card), "gleich")
    edit_text(store, card, "neu")
    assert contents(store, text_field(card)) == ["neu"]


def test_what_the_other_room_wrote_later_is_shown(store: Store) -> None:
    card = add_card(store, "alt")
    later = values(store, text_field(card))[0].at + HOUR
    OtherRoom().adds(store, text_field(card), "nebenan", at=later)
    assert text_of(store, card) == "nebenan"
    assert findings(store) == []


def test_a_write_is_shown_even_if_the_clock_is_slow(tmp_path: Path) -> None:
    slow = new_store(tmp_path / "a.kiwork", clock=lambda: 1)
    card = add_card(slow, "alt")
    other = OtherRoom().adds(slow, text_field(card), "nebenan", at=HOUR)
    edit_text(slow, card, "neu")
    assert text_of(slow, card) == "neu"
    assert values(slow, text_field(card))[-1].at == other.at + 1
    slow.close()


@pytest.mark.parametrize(
    "act",
    [
        lambda db, card: capture.edit_text(db, card, "neu"),
        lambda db, card: capture.set_kind(db, card, CardKind.OFFER),
        lambda db, card: capture.count_mention(db, card, None),
        lambda db, card: parking.park(db, card, parked=True),
        lambda db, card: capture.edit_original(db, card, "слово", "uk"),
    ],
)
def test_a_direct_act_says_again_that_the_record_is_alive(store: Store, act: object) -> None:
    card = add_card(store)
    OtherRoom().adds(store, alive_field(card), content=False)
    before = values(store, alive_field(card))
    with store.operation("act") as db:
        act(db, card)  # type: ignore[operator]  # a use case
    assert contents(store, alive_field(card)) == [True]
    assert values(store, alive_field(card))[0].stamp not in {value.stamp for value in before}


def test_a_tag_is_a_direct_act_on_the_card(store: Store) -> None:
    card = add_card(store)
    OtherRoom().adds(store, alive_field(card), content=False)
    with store.operation("set_tags") as db:
        capture.set_tags(db, card, [db.query(Tag.uid).limit(1).scalar() or ""])
    assert contents(store, alive_field(card)) == [True]


def test_dots_are_a_direct_act_on_what_they_are_put_on(store: Store) -> None:
    cluster = add_cluster(store)
    OtherRoom().adds(store, alive_field(cluster, "cluster"), content=False)
    with store.operation("set_dots") as db:
        weigh.set_dots(db, weigh.add_round(db, "Runde"), cluster, 3, workshop_uid=None)
    assert contents(store, alive_field(cluster, "cluster")) == [True]


def test_dots_are_a_direct_act_on_their_round(store: Store) -> None:
    cluster = add_cluster(store)
    with store.operation("add_round") as db:
        dot_round = weigh.add_round(db, "Runde")
    OtherRoom().adds(store, alive_field(dot_round, "dot_round"), content=False)
    with store.operation("set_dots") as db:
        weigh.set_dots(db, dot_round, cluster, 3, workshop_uid=None)
    assert contents(store, alive_field(dot_round, "dot_round")) == [True]


def test_reordering_does_not_touch_alive(store: Store) -> None:
    first, second = add_card(store, "eins"), add_card(store, "zwei")
    before = values(store, alive_field(second))
    field = topic_field(store)
    with store.operation("move_cards") as db:
        arrange.move_cards(db, [second], topic_field_uid=field, before_uid=first)
    assert values(store, alive_field(second)) == before


def test_moving_to_another_cluster_says_again_that_the_card_is_alive(store: Store) -> None:
    card, cluster = add_card(store), add_cluster(store)
    before = values(store, alive_field(card))
    with store.operation("move_cards") as db:
        arrange.move_cards(db, [card], topic_field_uid="", cluster_uid=cluster)
    assert values(store, alive_field(card)) != before


def test_a_move_because_the_cluster_was_deleted_does_not_touch_alive(store: Store) -> None:
    card = add_card(store)
    cluster = add_cluster(store, "Sprache", card)
    before = values(store, alive_field(card))
    with store.operation("delete_cluster") as db:
        arrange.delete_cluster(db, cluster)
    assert record(store, Card, card).cluster_uid is None
    assert values(store, alive_field(card)) == before


def test_a_record_is_alive_if_any_value_says_so(store: Store) -> None:
    card = add_card(store, "lebt")
    later = values(store, alive_field(card))[0].at + HOUR
    OtherRoom().adds(store, alive_field(card), content=False, at=later)
    assert texts(store) == ["lebt"]
    assert findings(store) == []


def test_deleting_replaces_every_value_of_alive(store: Store) -> None:
    card = add_card(store)
    OtherRoom().adds(store, alive_field(card), content=True, at=1)
    with store.operation("delete_cards") as db:
        arrange.delete_cards(db, [card])
    assert contents(store, alive_field(card)) == [False]


def test_running_numbers_never_go_back_after_a_rolled_back_action(store: Store) -> None:
    add_card(store)
    given = store._writer._given
    with store.operation("first") as db:
        capture.add_card(db, capture.CardDraft("x", None, None))
    between = store._writer._given
    with pytest.raises(EmptyTextError), store.operation("fails") as db:
        capture.add_cards(db, [capture.CardDraft("y", None, None), capture.CardDraft(" ", None, None)])
    add_card(store, "z")
    numbers = [n for (n,) in in_file(store, "SELECT n FROM cell WHERE writer = ?", store._writer.id)]
    assert given < between
    assert len(set(numbers)) == len(numbers)


def test_no_stamp_is_given_twice_after_a_commit_that_failed(store: Store) -> None:
    add_card(store)
    with pytest.raises(Exception, match="FOREIGN KEY"), store.operation("fails") as db:
        db.add(Card(text="x", workshop_uid="0" * 32))
    failed = store._writer._given
    card = add_card(store, "danach")
    assert min(value.n for value in values(store, text_field(card))) > failed


def test_an_action_that_changes_nothing_writes_no_writer_even_after_one_that_failed(store: Store) -> None:
    before = in_file(store, "SELECT * FROM writer")
    with pytest.raises(Exception, match="FOREIGN KEY"), store.operation("fails") as db:
        db.add(Card(text="x", workshop_uid="0" * 32))
    with store.operation("nothing"):
        pass
    assert in_file(store, "SELECT * FROM writer") == before


def test_looking_changes_no_byte(tmp_path: Path) -> None:
    path = new_file(tmp_path / "a.kiwork")
    before = path.read_bytes()
    opened = open_store(path, room="Raum 1", backups=tmp_path / "backups")
    assert texts(opened) == []
    assert findings(opened) == []
    opened.close()
    assert path.read_bytes() == before


def test_the_writer_appears_with_the_first_change_under_its_room(store: Store) -> None:
    before = in_file(store, "SELECT id FROM writer")
    add_card(store)
    [(room,)] = in_file(store, "SELECT room FROM writer WHERE id = ?", store._writer.id)
    assert room == "Raum 4"
    assert (store._writer.id,) not in before


def test_a_new_room_label_starts_a_new_writer(store: Store) -> None:
    add_card(store)
    store.set_room("Saal")
    add_card(store)
    rooms = [room for (room,) in in_file(store, "SELECT room FROM writer ORDER BY opened")]
    assert {"Raum 4", "Saal"} <= set(rooms)
    assert findings(store) == []


def test_what_a_record_belongs_to_stays_when_it_is_undone(store: Store) -> None:
    cluster = add_cluster(store)
    field = record(store, Cluster, cluster).topic_field_uid
    store.undo()
    assert record(store, Cluster, cluster).topic_field_uid == field
    assert findings(store) == []


def test_pairs_have_the_same_id_wherever_they_are_made(store: Store) -> None:
    card = add_card(store)
    with store.operation("set_tags") as db:
        tag = db.query(Tag.uid).limit(1).scalar() or ""
        capture.set_tags(db, card, [tag])
    assert record(store, CardTag, derived_uid("card_tag", card, tag)).alive


def test_a_dot_count_has_its_id_from_target_round_workshop_and_place(store: Store) -> None:
    cluster = add_cluster(store)
    with store.operation("set_dots") as db:
        dot_round = weigh.add_round(db, "Runde")
        weigh.set_dots(db, dot_round, cluster, 3, workshop_uid=None, counting_place="Tür")
    assert record(store, DotCount, derived_uid("dot_count", cluster, dot_round, "", "Tür")).dots == 3


@pytest.mark.parametrize(
    "statement",
    [update(Card).values(text="x"), delete(Card), insert(Card).values(uid="x"), text("DELETE FROM card")],
)
def test_bulk_changes_are_refused(store: Store, statement: object) -> None:
    card = add_card(store, "bleibt")
    with pytest.raises(RuntimeError, match="bulk"), store.operation("bulk") as db:
        db.execute(statement)  # type: ignore[call-overload]  # all kinds
    assert text_of(store, card) == "bleibt"


def test_deleting_a_mapped_object_is_refused(store: Store) -> None:
    card = add_card(store, "bleibt")
    with pytest.raises(RuntimeError, match="never removed"), store.operation("delete") as db:
        db.delete(db.get_one(Card, card))
    assert text_of(store, card) == "bleibt"


def test_the_sum_is_right_after_every_action(store: Store) -> None:
    def sums(connection: Connection) -> tuple[int, int]:
        return connection.execute("SELECT sum FROM state").fetchone()[0], state_sum(connection)

    card = add_card(store)
    for act in (lambda: edit_text(store, card, "neu"), store.undo, store.redo, lambda: undo_all(store)):
        act()
        with store.reading() as db:
            stored, computed = sums(raw(db))
        assert stored == computed


def test_a_creation_writes_only_what_differs_from_the_default(store: Store) -> None:
    card = add_card(store)
    fields = {field for (field,) in in_file(store, "SELECT field FROM cell WHERE row = ?", card)}
    assert fields == {"alive", "text", "place"}


def test_a_value_that_was_taken_from_the_file_is_found(store: Store) -> None:
    card = add_card(store)
    value = values(store, text_field(card))[0]
    with store.reading() as db:
        raw(db).execute("DELETE FROM cell WHERE row = ? AND field = 'text'", (card,))
        raw(db).commit()
    assert {finding.key for finding in findings(store)} == {"state", "shown"}
    assert value._replace(n=0) != value
