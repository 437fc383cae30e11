"""What was deleted and is still needed, or joined and told apart, is listed and decided by keyboard alone."""

import shutil
from collections.abc import Callable

import pytest

from kiwork.models.card import Card
from kiwork.queries.joined_apart import JoinedApart
from kiwork.queries.still_needed import StillNeeded
from kiwork.store.opening import open_store
from kiwork.store.store import Store
from kiwork.ui.itemmodels.undecided import ABOUT
from kiwork.ui.merging.merge_run import Stage
from kiwork.ui.merging.page import MergingPage
from kiwork.ui.merging.report_in_words import report_document
from kiwork.usecases import arrange, capture
from tests.builders import add_card, add_cluster, join, record, tell_apart
from tests.ui.merging.conftest import Rooms, wait_for
from tests.ui.window import Driver

Choose = Callable[..., None]
Scene = dict[str, str]


@pytest.fixture
def scene(rooms: Rooms) -> Scene:
    """One room deletes a cluster in which another hangs a card, and joins what another tells apart."""
    store = open_store(rooms[0], room="Raum 1")
    made = {name: add_card(store, name) for name in ("Abends", "Am Abend", "Morgens")}
    made["cluster"], made["other"] = add_cluster(store, "Kurszeiten"), add_cluster(store, "Kurse")
    store.close()
    for other in rooms[1:]:
        shutil.copyfile(rooms[0], other)
    _in_room(rooms, 1, lambda store: _deletes_and_joins(store, made))
    _in_room(rooms, 2, lambda store: _hangs_and_tells_apart(store, made))
    return made


def _in_room(rooms: Rooms, number: int, act: Callable[[Store], None]) -> None:
    store = open_store(rooms[number], room=rooms[number].stem)
    act(store)
    store.close()


def _deletes_and_joins(store: Store, made: Scene) -> None:
    with store.operation("delete_cluster") as db:
        arrange.delete_cluster(db, made["cluster"])
    join(store, "card", made["Abends"], made["Am Abend"])


def _hangs_and_tells_apart(store: Store, made: Scene) -> None:
    with store.operation("move_cards") as db:
        arrange.move_cards(db, [made["Morgens"]], topic_field_uid=None, cluster_uid=made["cluster"])
    tell_apart(store, made["Abends"], made["Am Abend"])


@pytest.fixture
def merged(scene: Scene, driver: Driver, page: MergingPage, choose: Choose, rooms: Rooms) -> Driver:
    """Bring the three rooms together and turn to what is left to decide."""
    choose(*rooms[1:])
    driver.press("Ctrl+Return")
    wait_for(driver, page, Stage.DONE)
    driver.press("Alt+2")
    return driver


def listed(page: MergingPage) -> list[str]:
    model = page.undecided.model
    return [str(model.index(row, 0).data(ABOUT)) for row in range(model.rowCount())]


def said(page: MergingPage) -> str:
    sides = page.undecided.loose_end
    return "\n".join(label.text() for label in sides.findChildren(type(sides._title)) if label.isVisible())


def test_both_are_listed_counted_and_told(merged: Driver, page: MergingPage) -> None:
    assert listed(page) == [
        "Cluster · gelöscht, aber noch gebraucht",
        "Karte · verbunden, aber nicht dasselbe",
    ]
    assert page.tabs.tabText(1) == "Zu klären (2)"
    assert page.run.report
    assert page.run.report.conflicts == 2
    assert "1 Karte:\nMorgens" in said(page)
    assert "gelöscht: Raum 2" in said(page)


def test_what_is_still_needed_is_restored_by_one_key(merged: Driver, page: MergingPage) -> None:
    before = merged.digest()
    merged.press("R")
    assert listed(page) == ["Karte · verbunden, aber nicht dasselbe"]
    assert merged.digest() == before
    merged.press("Ctrl+Z")
    assert len(listed(page)) == 2


def test_its_cards_go_to_another_cluster_and_it_goes(merged: Driver, page: MergingPage, scene: Scene) -> None:
    merged.press("W")
    merged.press("2")
    assert record(merged.store, Card, scene["Morgens"]).cluster_uid == scene["other"]
    assert page.tabs.tabText(1) == "Zu klären (1)"
    merged.press("Ctrl+Z")
    assert page.tabs.tabText(1) == "Zu klären (2)"


def test_its_cards_become_unsorted_by_enter(merged: Driver, page: MergingPage, scene: Scene) -> None:
    merged.press("W")
    merged.press("Return")
    assert record(merged.store, Card, scene["Morgens"]).cluster_uid is None
    assert len(listed(page)) == 1


def test_a_pair_stays_together(merged: Driver, page: MergingPage) -> None:
    merged.press("N")
    merged.press("L")
    assert listed(page) == ["Cluster · gelöscht, aber noch gebraucht"]
    merged.press("Ctrl+Z")
    assert len(listed(page)) == 2


def test_a_pair_is_taken_apart_and_stays_told_apart(merged: Driver, page: MergingPage) -> None:
    merged.press("N")
    merged.press("T")
    assert [type(found) for found in merged.bench.undecided] == [StillNeeded]
    merged.press("Ctrl+Z")
    assert [type(found) for found in merged.bench.undecided] == [StillNeeded, JoinedApart]


def test_of_a_larger_group_the_one_that_is_chosen_is_taken_out(
    merged: Driver, page: MergingPage, scene: Scene
) -> None:
    join(merged.store, "card", scene["Abends"], scene["Morgens"])
    merged.press("Down")
    (pair,) = (found for found in merged.bench.undecided if isinstance(found, JoinedApart))
    merged.press("T")
    merged.press("1")
    assert not any(isinstance(found, JoinedApart) for found in merged.bench.undecided)
    assert record(merged.store, Card, pair.uids[0]).merged_into is None


def test_all_can_be_decided_one_after_the_other(merged: Driver, page: MergingPage) -> None:
    merged.press("R")
    merged.press("L")
    assert merged.bench.undecided == ()
    assert page.tabs.tabText(1) == "Zu klären (0)"


def test_keys_of_the_other_kind_do_nothing(merged: Driver) -> None:
    before = merged.digest(), merged.bench.undecided
    for key in ("A", "B", "K", "F2", "T", "L"):
        merged.press(key)
    assert (merged.digest(), merged.bench.undecided) == before


def test_a_new_card_in_a_deleted_cluster_is_counted_at_once(merged: Driver, scene: Scene) -> None:
    card = merged.bench.make(
        capture.add_card, capture.CardDraft("Mittags", None, None, cluster_uid=scene["cluster"])
    )
    assert card
    (needed, _) = merged.bench.undecided
    assert isinstance(needed, StillNeeded)
    assert needed.needed_by[0].number == 2


def test_the_report_tells_both(merged: Driver, page: MergingPage) -> None:
    assert page.run.report
    told = repr(report_document(merged.bench, page.run.report, 0))
    for words in ("Zu klären (2)", "gelöscht: Raum 2", "Morgens", "nicht dasselbe: Raum 3"):
        assert words in told
