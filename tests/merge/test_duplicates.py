"""Doubles are offered once, and neither what was joined nor what was told apart."""

import shutil
from pathlib import Path

from kiwork.merge.duplicates import Doubles, count_touching, duplicates, material
from kiwork.merge.merging import Wish, merge_into
from kiwork.models.kinds import Dimension
from kiwork.store.store import Store
from kiwork.usecases import arrange, capture, joining, setup
from kiwork.usecases.capture import CardDraft
from tests.builders import add_card, add_cluster, join, new_store, topic_field

LONG = "Es gibt zu wenig Deutschkurse am Abend für Eltern mit kleinen Kindern"


def offered(store: Store, kind: str = "card") -> list[Doubles]:
    with store.reading() as db:
        return [group for group in duplicates(db) if group.kind == kind]


def tell_apart(store: Store, *uids: str) -> None:
    with store.operation("tell_apart") as db:
        joining.tell_apart(db, uids)


def test_equal_and_similar_cards_are_offered(store: Store) -> None:
    uids = {add_card(store, text) for text in ("Zu wenig Kitas", "zu wenig Kitas!")}
    add_card(store, "Etwas ganz anderes")
    (group,) = offered(store)
    assert (set(group.uids), group.exact, group.similarity) == (uids, True, 1.0)


def test_what_was_joined_is_offered_no_more(store: Store) -> None:
    join(store, "card", add_card(store, LONG), add_card(store, LONG))
    assert offered(store) == []


def test_a_joined_card_is_offered_as_one_with_a_third(store: Store) -> None:
    uids = [add_card(store, LONG) for _ in range(3)]
    join(store, "card", *uids[:2])
    (group,) = offered(store)
    assert set(group.uids) == {min(uids[:2]), uids[2]}


def test_what_was_told_apart_is_offered_no_more_through_a_member_either(store: Store) -> None:
    first, second, third = (add_card(store, LONG) for _ in range(3))
    tell_apart(store, first, third)
    join(store, "card", first, second)
    assert offered(store) == []
    store.undo()
    assert all(not {first, third} <= set(group.uids) for group in offered(store))


def test_names_are_offered_too(store: Store) -> None:
    clusters = {add_cluster(store, "Bus und Bahn"), add_cluster(store, "Bahn und Bus")}
    (group,) = offered(store, "cluster")
    assert set(group.uids) == clusters
    tell_apart(store, *clusters)
    assert offered(store, "cluster") == []


def test_tags_of_different_dimensions_are_no_doubles(store: Store) -> None:
    before = offered(store, "tag")
    with store.operation("add_tag") as db:
        setup.add_tag(db, Dimension.THEME, "Neuland")
        setup.add_tag(db, Dimension.TARGET_GROUP, "Neuland")
    assert offered(store, "tag") == before


def test_only_groups_with_a_touched_record_are_counted(store: Store) -> None:
    uids = [add_card(store, text) for text in (LONG, LONG, "Kein Bus nach acht", "Kein Bus nach acht")]
    with store.reading() as db:
        given = material(db)
    assert [count_touching(given, touched) for touched in ([], uids[:1], uids)] == [0, 1, 2]
    assert topic_field(store) == given.fields[uids[0]]


def test_a_merge_counts_the_doubles_that_it_brings(tmp_path: Path) -> None:
    ours, theirs = new_store(tmp_path / "a.kiwork"), new_store(tmp_path / "b.kiwork")
    for store in (ours, theirs):
        add_card(store, LONG)
        store.close()
    before, working = tmp_path / "before.kiwork", tmp_path / "working.kiwork"
    for copy in (before, working):
        shutil.copy(tmp_path / "a.kiwork", copy)
    report = merge_into(working, before, Wish([tmp_path / "b.kiwork"], unite=True))
    assert report.brings_something
    assert report.duplicates == 1


def test_a_new_card_is_offered_with_a_joined_one_that_has_a_wording_like_it(store: Store) -> None:
    pair = [add_card(store, LONG), add_card(store, "Kein Bus nach acht")]
    join(store, "card", *pair)
    third, fourth = add_card(store, LONG), add_card(store, "Kein Bus nach acht")
    (group,) = offered(store)
    assert set(group.uids) == {min(pair), third, fourth}
    tell_apart(store, third, fourth)
    (group,) = offered(store)
    assert set(group.uids) in ({min(pair), third}, {min(pair), fourth})


def test_clusters_are_doubles_within_one_topic_field_only(store: Store) -> None:
    fields = [topic_field(store), topic_field(store, 1)]
    with store.operation("add_cluster") as db:
        for field in fields:
            arrange.add_cluster(db, field, "Bus und Bahn")
    assert offered(store, "cluster") == []
    join(store, "topic_field", *fields)
    assert len(offered(store, "cluster")) == 1


def test_what_is_within_one_topic_field_comes_first(store: Store) -> None:
    within = {add_card(store, text) for text in (LONG, LONG.replace("Abend", "Vormittag und Abend"))}
    draft = CardDraft("Kein Bus nach acht", topic_field(store), None)
    elsewhere = draft._replace(topic_field_uid=topic_field(store, 1))
    with store.operation("add_cards") as db:
        across = set(capture.add_cards(db, [draft, elsewhere]))
    groups = offered(store)
    assert [set(group.uids) for group in groups] == [within, across]
    assert "Deutschkurse" in groups[0].shared
