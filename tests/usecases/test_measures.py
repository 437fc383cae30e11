"""Measures: in order, building on each other without a circle, each change one step."""

from itertools import pairwise

import pytest

from kiwork.models.kinds import MeasureState
from kiwork.models.recommendation import Measure
from kiwork.models.text import EmptyTextError
from kiwork.queries.measures import MeasureView, measures
from kiwork.store.store import Store
from kiwork.usecases import measures as plan
from kiwork.usecases import recommend
from kiwork.usecases.records import NoSuchRecordError
from tests.builders import topic_field


def planned(store: Store, *steps: str, title: str = "Sprachkurse") -> list[str]:
    """Make a recommendation with measures; return their uids."""
    field = topic_field(store)
    with store.operation("add_measure") as db:
        uid = recommend.add_recommendation(db, field, title)
        return [plan.add_measure(db, uid, what) for what in steps]


def shown(store: Store) -> list[MeasureView]:
    with store.reading() as db:
        return [view for own in measures(db).values() for view in own]


def build(store: Store, uid: str, other: str | None) -> None:
    with store.operation("build_on") as db:
        plan.build_on(db, uid, other)


def test_measures_are_numbered_in_their_order(store: Store) -> None:
    planned(store, "Räume suchen", "Lehrkräfte finden")
    assert [(view.number, view.what) for view in shown(store)] == [
        ("SB-01.1", "Räume suchen"), ("SB-01.2", "Lehrkräfte finden"),
    ]  # fmt: skip


def test_a_measure_moves_up_and_its_number_follows(store: Store) -> None:
    uids = planned(store, "A", "B", "C")
    build(store, uids[0], uids[2])
    with store.operation("move_measure") as db:
        plan.move_measure(db, uids[2], uids[0])
    assert [view.what for view in shown(store)] == ["C", "A", "B"]
    assert shown(store)[1].builds_on_number == "SB-01.1"
    store.undo()
    assert [view.what for view in shown(store)] == ["A", "B", "C"]


def test_a_measure_builds_on_one_of_another_recommendation(store: Store) -> None:
    (first,) = planned(store, "A")
    (second,) = planned(store, "B", title="Wohnen")
    build(store, second, first)
    assert {view.uid: view.builds_on_number for view in shown(store)} == {first: "", second: "SB-01.1"}


@pytest.mark.parametrize("length", [1, 2, 3])
def test_a_circle_is_refused(store: Store, length: int) -> None:
    uids = planned(store, *"ABC"[:length])
    for uid, other in pairwise(uids):
        build(store, uid, other)
    with pytest.raises(plan.CircleError):
        build(store, uids[-1], uids[0])
    assert shown(store)[-1].builds_on is None


def test_a_circle_out_of_a_merge_does_no_harm(store: Store) -> None:
    uids = planned(store, "A", "B", "C")
    with store.operation("merge") as db:
        for uid, other in ((uids[0], uids[1]), (uids[1], uids[0])):
            db.get_one(Measure, uid).builds_on = other
    assert [view.builds_on for view in shown(store)] == [uids[1], uids[0], None]
    build(store, uids[2], uids[0])
    build(store, uids[0], None)
    assert [view.builds_on for view in shown(store)] == [None, uids[0], uids[0]]


def test_what_was_deleted_is_built_on_again_once_it_is_back(store: Store) -> None:
    uids = planned(store, "A", "B")
    build(store, uids[1], uids[0])
    with store.operation("delete_measure") as db:
        plan.delete_measure(db, uids[0])
    assert [(view.what, view.number, view.builds_on_number) for view in shown(store)] == [
        ("B", "SB-01.1", "")
    ]
    store.undo()
    assert shown(store)[1].builds_on_number == "SB-01.1"


def test_a_measure_goes_and_comes_with_its_recommendation(store: Store) -> None:
    planned(store, "A")
    uid = shown(store)[0].recommendation_uid
    with store.operation("delete_recommendation") as db:
        recommend.delete_recommendation(db, uid)
    assert shown(store) == []
    with pytest.raises(NoSuchRecordError), store.operation("add_measure") as db:
        plan.add_measure(db, uid, "B")
    store.undo()
    assert [view.what for view in shown(store)] == ["A"]


def test_a_measure_says_what(store: Store) -> None:
    (uid,) = planned(store, "A")
    with pytest.raises(EmptyTextError), store.operation("edit_measure") as db:
        plan.edit_measure(db, uid, what=" ")
    with store.operation("edit_measure") as db:
        plan.edit_measure(db, uid, lead=" VHS\n", due="2027-03-01")
        plan.set_measure_state(db, uid, MeasureState.DONE)
    (view,) = shown(store)
    assert (view.what, view.lead, view.due, view.state) == ("A", "VHS", "2027-03-01", MeasureState.DONE)


def test_a_state_that_nobody_knows_is_open(store: Store) -> None:
    (uid,) = planned(store, "A")
    with store.operation("edit_measure") as db:
        db.get_one(Measure, uid).state = "?"
    assert shown(store)[0].state is MeasureState.OPEN
