"""What a merge left that nobody wanted is decided by one action, and that can be undone."""

import pytest

from kiwork.models.card import Card
from kiwork.queries.undecided import LooseEnd, loose_ends
from kiwork.store.store import Store
from kiwork.usecases import deciding, joining
from kiwork.usecases.deciding import restore
from kiwork.usecases.records import NoSuchRecordError
from tests.builders import (
    add_card,
    add_cluster,
    delete_elsewhere,
    digest_of,
    join,
    record,
    tell_apart,
    topic_field,
)


def left(store: Store) -> tuple[LooseEnd, ...]:
    with store.reading() as db:
        return loose_ends(db)


def test_restoring_changes_nothing_that_is_shown_and_takes_it_off_the_list(store: Store) -> None:
    cluster = add_cluster(store, "Kurszeiten", add_card(store))
    delete_elsewhere(store, "cluster", cluster)
    before = digest_of(store)
    with store.operation("restore") as db:
        restore(db, "cluster", cluster)
    assert left(store) == ()
    assert digest_of(store) == before
    store.undo()
    assert len(left(store)) == 1


def test_what_is_no_longer_there_cannot_be_restored(store: Store) -> None:
    cluster = add_cluster(store, "Kurszeiten")
    delete_elsewhere(store, "cluster", cluster)
    with pytest.raises(NoSuchRecordError), store.operation("restore") as db:
        restore(db, "cluster", cluster)


def test_the_cards_of_a_deleted_cluster_hang_elsewhere_and_it_goes(store: Store) -> None:
    cards = [add_card(store, text) for text in "ab"]
    cluster, other = add_cluster(store, "Kurszeiten", *cards), add_cluster(store, "Kurse")
    delete_elsewhere(store, "cluster", cluster)
    before, field = digest_of(store), topic_field(store)
    with store.operation("hang_elsewhere") as db:
        deciding.hang_elsewhere(db, "cluster", cluster, topic_field_uid=field, cluster_uid=other)
    assert [record(store, Card, card).cluster_uid for card in cards] == [other, other]
    assert left(store) == ()
    store.undo()
    assert digest_of(store) == before


def test_the_cards_of_a_deleted_topic_field_hang_in_another_and_those_in_clusters_stay(store: Store) -> None:
    loose, hung = add_card(store, "lose"), add_card(store, "im Cluster")
    cluster, first, second = add_cluster(store, "Kurse", hung), topic_field(store), topic_field(store, 1)
    delete_elsewhere(store, "topic_field", first)
    with store.operation("hang_elsewhere") as db:
        deciding.hang_elsewhere(db, "topic_field", first, topic_field_uid=second)
    assert record(store, Card, loose).topic_field_uid == second
    assert record(store, Card, hung).cluster_uid == cluster


def test_a_card_that_shows_as_another_goes_where_that_hangs(store: Store) -> None:
    head, hidden = sorted([add_card(store, "eins"), add_card(store, "zwei")])
    cluster, other = add_cluster(store, "Kurszeiten", hidden), add_cluster(store, "Kurse", head)
    join(store, "card", head, hidden)
    delete_elsewhere(store, "cluster", cluster)
    field = topic_field(store)
    with store.operation("hang_elsewhere") as db:
        deciding.hang_elsewhere(db, "cluster", cluster, topic_field_uid=field)
    assert [record(store, Card, uid).cluster_uid for uid in (head, hidden)] == [other, other]
    assert left(store) == ()


def test_who_leaves_them_together_takes_the_distinction_away(store: Store) -> None:
    first, second = add_card(store, "eins"), add_card(store, "zwei")
    tell_apart(store, first, second)
    join(store, "card", first, second)
    before = digest_of(store)
    with store.operation("stay_together") as db:
        joining.stay_together(db, [first, second])
    assert left(store) == ()
    store.undo()
    assert digest_of(store) == before
