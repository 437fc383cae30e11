"""What a merge leaves that nobody wanted: deleted and still needed, joined and told apart."""

from kiwork.models.beneath import raw
from kiwork.queries.joined_apart import JoinedApart, joined_apart
from kiwork.queries.still_needed import MOST_NAMED, Needing, StillNeeded, still_needed
from kiwork.queries.summary import summary
from kiwork.queries.undecided import count_undecided, undecided
from kiwork.store import erasure
from kiwork.store.cells import FieldKey
from kiwork.store.store import Store
from kiwork.usecases import arrange, capture, recommend
from kiwork.usecases.capture import CardDraft
from tests.builders import (
    add_card,
    add_cluster,
    delete_elsewhere,
    join,
    tell_apart,
    topic_field,
    workshop,
)
from tests.parallel import OtherRoom


def needed(store: Store) -> tuple[StillNeeded, ...]:
    with store.reading() as db:
        return still_needed(db)


def apart(store: Store) -> tuple[JoinedApart, ...]:
    with store.reading() as db:
        return joined_apart(db)


def test_nothing_is_listed_in_a_file_of_one_room(store: Store) -> None:
    add_cluster(store, "Kurszeiten", add_card(store))
    join(store, "card", add_card(store), add_card(store))
    assert (needed(store), apart(store)) == ((), ())


def test_a_deleted_cluster_with_a_card_is_listed_with_what_needs_it(store: Store) -> None:
    cluster = add_cluster(store, "Kurszeiten", add_card(store, "Abends"), add_card(store, "Am Wochenende"))
    delete_elsewhere(store, "cluster", cluster)
    (one,) = needed(store)
    assert (one.kind, one.uid, one.name) == ("cluster", cluster, "Kurszeiten")
    assert one.needed_by == (Needing("card", 2, ("Abends", "Am Wochenende")),)
    assert one.deleted.room == "Raum 4"


def test_what_is_deleted_and_not_needed_is_not_listed(store: Store) -> None:
    cluster = add_cluster(store, "Kurszeiten", add_card(store))
    with store.operation("delete_cluster") as db:
        arrange.delete_cluster(db, cluster)
    assert needed(store) == ()


def test_what_one_room_deleted_and_another_edited_is_a_conflict_and_no_more(store: Store) -> None:
    cluster = add_cluster(store, "Kurszeiten", add_card(store))
    delete_elsewhere(store, "cluster", cluster)
    OtherRoom().adds(store, FieldKey("cluster", cluster, "alive"), content=True)
    assert needed(store) == ()
    with store.reading() as db:
        assert len(undecided(db)) == 1


def test_many_cards_are_counted_and_the_first_are_named(store: Store) -> None:
    cluster = add_cluster(store, "Kurszeiten", *(add_card(store, f"Karte {n}") for n in range(8)))
    delete_elsewhere(store, "cluster", cluster)
    (needing,) = needed(store)[0].needed_by
    assert needing.number == 8
    assert len(needing.names) == MOST_NAMED


def test_joined_cards_that_need_a_cluster_are_one(store: Store) -> None:
    cards = [add_card(store, "Abends"), add_card(store, "abends")]
    cluster = add_cluster(store, "Kurszeiten", *cards)
    join(store, "card", *cards)
    delete_elsewhere(store, "cluster", cluster)
    assert [needing.number for needing in needed(store)[0].needed_by] == [1]


def test_a_cited_card_is_needed_by_the_recommendation_with_its_number(store: Store) -> None:
    card, field = add_card(store), topic_field(store)
    with store.operation("recommend") as db:
        uid = recommend.add_recommendation(db, field, "Mehr Kurse")
        recommend.cite_card(db, uid, card)
    delete_elsewhere(store, "card", card)
    (one,) = needed(store)
    assert one.needed_by == (Needing("recommendation", 1, ("SB-01 Mehr Kurse",)),)
    assert not one.lets_go


def test_a_workshop_is_needed_by_its_cards(store: Store) -> None:
    uid, field = workshop(store), topic_field(store)
    with store.operation("add_card") as db:
        capture.add_card(db, CardDraft("Zu wenig", field, uid))
    delete_elsewhere(store, "workshop", uid)
    assert [(one.kind, one.name, one.lets_go) for one in needed(store)] == [("workshop", "Auftakt", False)]


def test_what_lives_only_through_something_deleted_is_listed_as_well(store: Store) -> None:
    cluster = add_cluster(store, "Kurszeiten", add_card(store))
    delete_elsewhere(store, "cluster", cluster)
    delete_elsewhere(store, "topic_field", topic_field(store))
    assert [one.kind for one in needed(store)] == ["cluster", "topic_field"]
    assert [needing.kind for needing in needed(store)[1].needed_by] == ["cluster"]


def test_what_was_erased_for_good_is_not_listed(store: Store) -> None:
    cluster = add_cluster(store, "Kurszeiten", add_card(store))
    with store.reading() as db:
        erasure.erase(raw(db), [cluster])
        raw(db).commit()
    assert needed(store) == ()


def test_a_pair_that_is_joined_and_told_apart_is_listed(store: Store) -> None:
    head, other = sorted([add_card(store, "eins"), add_card(store, "zwei")])
    tell_apart(store, head, other)
    join(store, "card", other, head)
    (one,) = apart(store)
    assert one.uids == (head, other)
    assert sorted(one.names) == ["eins", "zwei"]
    assert one.others == ()


def test_a_pair_that_is_joined_through_others_is_listed_with_these(store: Store) -> None:
    first, second, third = (add_card(store, text) for text in ("eins", "zwei", "drei"))
    tell_apart(store, first, second)
    join(store, "card", first, third)
    join(store, "card", third, second)
    (one,) = apart(store)
    assert set(one.uids) == {first, second}
    assert one.others == ("drei",)


def test_a_pair_of_which_one_is_gone_is_not_listed(store: Store) -> None:
    first, second = add_cluster(store, "eins"), add_cluster(store, "zwei")
    tell_apart(store, first, second)
    join(store, "cluster", first, second)
    delete_elsewhere(store, "cluster", first)
    assert apart(store) == ()


def test_the_summary_counts_all_that_is_left_to_decide(store: Store) -> None:
    card = add_card(store, "eins")
    delete_elsewhere(store, "cluster", add_cluster(store, "Kurszeiten", card))
    OtherRoom().adds(store, FieldKey("card", card, "text"), "zwei", at=1)
    other = add_card(store, "drei")
    tell_apart(store, card, other)
    join(store, "card", card, other)
    with store.reading() as db:
        found = undecided(db)
        assert summary(db).conflicts == count_undecided(db) == len(found) == 3
    assert len({one.key for one in found}) == 3
