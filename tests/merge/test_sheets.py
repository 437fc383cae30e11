"""One sheet edited in two rooms: different fields both stay, and the same one is to be decided."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from kiwork.models.kinds import Dimension, Feasibility, MeasureState
from kiwork.queries.measures import MeasureView, measures
from kiwork.queries.outline import outline
from kiwork.queries.recommendations import RecommendationView, recommendations
from kiwork.queries.undecided import Differing, differing
from kiwork.store.opening import open_store
from kiwork.store.store import Store
from kiwork.usecases import measures as plan
from kiwork.usecases import recommend, reviewing, setup
from tests.builders import digest_of, findings, new_store, topic_field
from tests.merge.meeting import merged

Rooms = tuple[Store, Store]


@pytest.fixture
def rooms(tmp_path: Path) -> Iterator[Rooms]:
    """Open the files of two rooms that began with one sheet, in review, with two measures."""
    first = new_store(tmp_path / "Raum 1.kiwork", room="Raum 1")
    field = topic_field(first)
    with first.operation("begin") as db:
        uid = recommend.add_recommendation(db, field, "Sprachkurse am Abend")
        reviewing.review(db, uid, Feasibility.IN_REVIEW)
        for what in ("Räume suchen", "Lehrkräfte finden"):
            plan.add_measure(db, uid, what)
        setup.add_tag(db, Dimension.THEME, "Digitales")
    first.close()
    shutil.copyfile(tmp_path / "Raum 1.kiwork", tmp_path / "Raum 2.kiwork")
    with ExitStack() as open_files:
        both = [open_store(tmp_path / f"Raum {number}.kiwork", room=f"Raum {number}") for number in (1, 2)]
        for store in both:
            open_files.callback(store.close)
        yield both[0], both[1]


def sheet(store: Store) -> RecommendationView:
    with store.reading() as db:
        (found,) = recommendations(db)
    return found


def steps(store: Store) -> tuple[MeasureView, ...]:
    with store.reading() as db:
        (found,) = measures(db).values()
    return found


def write(store: Store, action: Callable[[Session], object]) -> None:
    with store.operation("write") as db:
        action(db)


def merge(rooms: Rooms, tmp_path: Path) -> list[Differing]:
    """Join both files both ways; return what is left to decide."""
    for store, other in (rooms, rooms[::-1]):
        other.save_copy(tmp_path / "copy.kiwork")
        merged(store, tmp_path / "copy.kiwork")
        (tmp_path / "copy.kiwork").unlink()
    assert digest_of(rooms[0]) == digest_of(rooms[1])
    assert findings(rooms[0]) == findings(rooms[1]) == []
    with rooms[0].reading() as db:
        return list(differing(db))


def test_different_fields_of_one_sheet_both_stay(rooms: Rooms, tmp_path: Path) -> None:
    uid = sheet(rooms[0]).uid
    tag = next(iter(_themes(rooms[0])))
    write(rooms[0], lambda db: recommend.edit_recommendation(db, uid, goal="Deutsch", due="2027-03-01"))
    write(rooms[0], lambda db: recommend.set_lead(db, uid, "VHS"))
    write(rooms[1], lambda db: recommend.edit_recommendation(db, uid, funding="Land", priority="hoch"))
    write(rooms[1], lambda db: recommend.tag_recommendation(db, uid, add=[tag]))
    write(rooms[1], lambda db: reviewing.review(db, uid, Feasibility.NOT_FEASIBLE, reason="Keine Räume"))
    assert merge(rooms, tmp_path) == []
    shown = sheet(rooms[0])
    assert (shown.goal, shown.due, shown.lead) == ("Deutsch", "2027-03-01", "VHS")
    assert (shown.funding, shown.priority, shown.tag_uids) == ("Land", "hoch", (tag,))
    assert (shown.feasibility, shown.feasibility_reason) == (Feasibility.NOT_FEASIBLE, "Keine Räume")


def test_the_same_field_of_one_sheet_is_to_be_decided(rooms: Rooms, tmp_path: Path) -> None:
    uid = sheet(rooms[0]).uid
    for store, goal in zip(rooms, ("Deutsch für alle", "Deutsch am Abend"), strict=True):
        with store.operation("edit_recommendation") as db:
            recommend.edit_recommendation(db, uid, goal=goal)
    (found,) = merge(rooms, tmp_path)
    assert (found.conflict.field, found.name) == ("goal", "Sprachkurse am Abend")


def test_two_reviews_are_decided_as_one_thing(rooms: Rooms, tmp_path: Path) -> None:
    uid = sheet(rooms[0]).uid
    write(rooms[0], lambda db: reviewing.review(db, uid, Feasibility.WITHDRAWN, reason="Zu teuer"))
    write(rooms[1], lambda db: reviewing.review(db, uid, Feasibility.NOT_FEASIBLE, reason="Kein Bedarf"))
    (found,) = merge(rooms, tmp_path)
    assert found.conflict.field == "review"
    shown = sheet(rooms[0])
    assert (shown.feasibility, shown.feasibility_reason) in [
        (Feasibility.WITHDRAWN, "Zu teuer"), (Feasibility.NOT_FEASIBLE, "Kein Bedarf"),
    ]  # fmt: skip


def test_measures_of_two_rooms_all_stay(rooms: Rooms, tmp_path: Path) -> None:
    uid, (first, second) = sheet(rooms[0]).uid, steps(rooms[0])
    write(rooms[0], lambda db: plan.add_measure(db, uid, "Eltern ansprechen"))
    write(rooms[0], lambda db: plan.edit_measure(db, first.uid, lead="VHS"))
    write(rooms[1], lambda db: plan.add_measure(db, uid, "Geld beantragen"))
    write(rooms[1], lambda db: plan.set_measure_state(db, first.uid, MeasureState.DONE))
    write(rooms[1], lambda db: plan.delete_measure(db, second.uid))
    assert merge(rooms, tmp_path) == []
    shown = steps(rooms[0])
    assert {view.what for view in shown} == {"Räume suchen", "Eltern ansprechen", "Geld beantragen"}
    assert (shown[0].lead, shown[0].state) == ("VHS", MeasureState.DONE)


def test_a_circle_of_two_rooms_is_shown_and_can_be_mended(rooms: Rooms, tmp_path: Path) -> None:
    first, second = steps(rooms[0])
    write(rooms[0], lambda db: plan.build_on(db, first.uid, second.uid))
    write(rooms[1], lambda db: plan.build_on(db, second.uid, first.uid))
    assert merge(rooms, tmp_path) == []
    assert [view.builds_on_number for view in steps(rooms[0])] == ["SB-01.2", "SB-01.1"]
    write(rooms[0], lambda db: plan.build_on(db, first.uid, None))
    assert steps(rooms[0])[0].builds_on is None


def test_what_a_measure_builds_on_is_decided_by_name(rooms: Rooms, tmp_path: Path) -> None:
    uid, (first, second) = sheet(rooms[0]).uid, steps(rooms[0])
    write(rooms[0], lambda db: plan.build_on(db, second.uid, first.uid))
    write(rooms[1], lambda db: plan.build_on(db, second.uid, plan.add_measure(db, uid, "Geld beantragen")))
    (found,) = merge(rooms, tmp_path)
    assert found.name == "Lehrkräfte finden"
    assert set(found.names.values()) == {"Räume suchen", "Geld beantragen"}


def _themes(store: Store) -> list[str]:
    with store.reading() as db:
        return [tag.uid for tag in outline(db).tags if tag.dimension is Dimension.THEME]
