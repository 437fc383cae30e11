"""What was counted, what could have been, and what stays hidden until it is revealed."""

import pytest

from kiwork.models.kinds import DotRule, Quarter, TargetKind
from kiwork.queries.matrix import matrix
from kiwork.queries.weighing import Weighing, dots_by_target, side_by_side, weighing
from kiwork.store.store import Store
from kiwork.usecases import joining, weigh
from tests.builders import add_card, add_cluster, digest_of, join, topic_field


@pytest.fixture(name="clusters")
def clusters_fixture(store: Store) -> list[str]:
    return [add_cluster(store, f"Thema {number}") for number in range(9)]


def new_round(store: Store, title: str = "Runde", rule: DotRule = DotRule.FIXED, each: int | None = 3) -> str:
    with store.operation("add_round") as db:
        return weigh.add_round(db, title, rule=rule, dots_per_person=each)


def count(store: Store, round_uid: str, people: int | None = None, **dots: int) -> None:
    with store.operation("set_dots") as db:
        for cluster, number in dots.items():
            weigh.set_dots(db, round_uid, cluster, number, workshop_uid=None)
        weigh.set_people(db, round_uid, people, workshop_uid=None)


def found(store: Store, round_uid: str) -> Weighing:
    field = topic_field(store)
    with store.reading() as db:
        weighed = weighing(db, round_uid, topic_field_uid=field)
    assert weighed
    return weighed


@pytest.mark.parametrize(
    ("rule", "each"),
    [(DotRule.FIXED, 3), (DotRule.HALF, 5), (DotRule.THIRD, 3), (DotRule.QUARTER, 3)],
)
def test_dots_of_each_follow_the_rule(store: Store, clusters: list[str], rule: DotRule, each: int) -> None:
    round_uid = new_round(store, rule=rule)
    count(store, round_uid, people=4)
    assert clusters
    assert (found(store, round_uid).each, found(store, round_uid).expected) == (each, 4 * each)


def test_another_theme_changes_the_dots_of_each(store: Store, clusters: list[str]) -> None:
    round_uid = new_round(store, rule=DotRule.HALF)
    add_cluster(store, "Thema 10")
    add_cluster(store, "Thema 11")
    assert len(clusters) == 9
    assert found(store, round_uid).each == 6


def test_without_cumulating_no_target_has_more_dots_than_people(store: Store, clusters: list[str]) -> None:
    round_uid = new_round(store)
    count(store, round_uid, people=4, **{clusters[0]: 4, clusters[1]: 5})
    assert found(store, round_uid).too_full == []
    with store.operation("edit_round") as db:
        weigh.edit_round(db, round_uid, cumulate=False)
    assert [target.uid for target in found(store, round_uid).too_full] == [clusters[1]]


def test_hidden_dots_count_in_their_own_round_only(store: Store, clusters: list[str]) -> None:
    open_round, hidden = new_round(store), new_round(store, "verdeckt")
    count(store, open_round, **{clusters[0]: 2})
    count(store, hidden, **{clusters[0]: 7})
    with store.operation("edit_round") as db:
        weigh.edit_round(db, hidden, revealed=False)
    with store.reading() as db:
        assert dots_by_target(db) == {clusters[0]: 2}
        assert dots_by_target(db, hidden) == {clusters[0]: 7}


def test_revealing_can_be_undone(store: Store) -> None:
    round_uid = new_round(store)
    with store.operation("edit_round") as db:
        weigh.edit_round(db, round_uid, revealed=False)
    before = digest_of(store)
    with store.operation("reveal_round") as db:
        weigh.reveal_round(db, round_uid)
    assert found(store, round_uid).round.revealed
    store.undo()
    assert digest_of(store) == before


def test_rounds_side_by_side_have_the_same_targets_in_the_same_order(
    store: Store, clusters: list[str]
) -> None:
    for number, title in enumerate(("Wichtigkeit", "Umsetzbarkeit"), start=1):
        count(store, new_round(store, title), **{clusters[number]: 3})
    with store.operation("add_round") as db:
        weigh.add_round(db, "auf Karten", target_kind=TargetKind.CARD)
    with store.reading() as db:
        compared = side_by_side(db, TargetKind.CLUSTER)
    assert {one.round.title for one in compared} == {"Wichtigkeit", "Umsetzbarkeit"}
    assert [[target.uid for target in one.targets] for one in compared] == [clusters, clusters]


def placed(store: Store) -> dict[str, Quarter | None]:
    with store.reading() as db:
        return {view.heading: view.quarter for view in matrix(db)}


def place(store: Store, cluster: str, quarter: Quarter | None) -> None:
    with store.operation("place_in_matrix") as db:
        weigh.place_in_matrix(db, cluster, quarter)


def test_a_cluster_is_placed_moved_and_taken_out(store: Store) -> None:
    cluster = add_cluster(store, "Kurszeiten", add_card(store))
    assert placed(store) == {"Kurszeiten": None}
    place(store, cluster, Quarter.QUICK_WIN)
    place(store, cluster, Quarter.LATER)
    assert placed(store) == {"Kurszeiten": Quarter.LATER}
    store.undo()
    assert placed(store) == {"Kurszeiten": Quarter.QUICK_WIN}
    place(store, cluster, None)
    assert placed(store) == {"Kurszeiten": None}


def test_joined_clusters_are_placed_together_and_keep_it_when_taken_apart(store: Store) -> None:
    clusters = [add_cluster(store, "Kurse"), add_cluster(store, "Kurszeiten")]
    join(store, "cluster", *clusters)
    place(store, clusters[1], Quarter.FOCUS)
    assert list(placed(store).values()) == [Quarter.FOCUS]
    with store.operation("take_apart") as db:
        joining.take_apart(db, "cluster", clusters[:1])
    assert placed(store) == {"Kurse": Quarter.FOCUS, "Kurszeiten": Quarter.FOCUS}
