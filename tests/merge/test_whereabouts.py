"""Reasons and evidence of two rooms: different ones stay, the same field is left to decide."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from kiwork.queries.conflicts import conflicts
from kiwork.queries.evidence import evidence_for
from kiwork.queries.whereabouts import Way, whereabouts
from kiwork.store.opening import open_store
from kiwork.store.store import Store
from kiwork.usecases import recommend
from kiwork.usecases.evidence import EvidenceDraft, add_card_evidence, edit_evidence
from kiwork.usecases.whereabouts import give_cluster_reason, give_reason
from tests.builders import add_card, add_cluster, digest_of, findings, new_store, topic_field
from tests.merge.meeting import merged

Rooms = tuple[Store, Store, str, str]


@pytest.fixture
def rooms(tmp_path: Path) -> Iterator[Rooms]:
    """Open the files of two rooms that began with one card in a cluster, and name both."""
    first = new_store(tmp_path / "Raum 1.kiwork", room="Raum 1")
    card = add_card(first)
    cluster = add_cluster(first, "Zeiten", card)
    first.close()
    shutil.copyfile(tmp_path / "Raum 1.kiwork", tmp_path / "Raum 2.kiwork")
    with ExitStack() as open_files:
        both = [open_store(tmp_path / f"Raum {number}.kiwork", room=f"Raum {number}") for number in (1, 2)]
        for store in both:
            open_files.callback(store.close)
        yield both[0], both[1], card, cluster


def merge(rooms: Rooms, tmp_path: Path) -> None:
    """Merge each into the other; both show the same then."""
    for store, other in (rooms[:2], rooms[1::-1]):
        other.save_copy(tmp_path / "copy.kiwork")
        merged(store, tmp_path / "copy.kiwork")
        (tmp_path / "copy.kiwork").unlink()
    assert digest_of(rooms[0]) == digest_of(rooms[1])
    assert findings(rooms[0]) == []


def undecided(store: Store) -> list[tuple[str, str]]:
    with store.reading() as db:
        return [(found.kind, found.field) for found in conflicts(db)]


def way(store: Store, uid: str) -> Way:
    with store.reading() as db:
        return whereabouts(db)[uid].way


def test_reasons_for_a_card_and_for_its_cluster_both_stay(rooms: Rooms, tmp_path: Path) -> None:
    one, other, card, cluster = rooms
    with one.operation("give_reason") as db:
        give_reason(db, [card], "nicht aufgenommen, weil doppelt")
    with other.operation("give_cluster_reason") as db:
        give_cluster_reason(db, cluster, "wird schon umgesetzt")
    merge(rooms, tmp_path)
    assert (way(one, card), undecided(one)) == (Way.REASON, [])


def test_two_reasons_for_one_card_are_left_to_decide(rooms: Rooms, tmp_path: Path) -> None:
    one, other, card, _ = rooms
    for store, reason in ((one, "weil doppelt"), (other, "weil zu teuer")):
        with store.operation("give_reason") as db:
            give_reason(db, [card], reason)
    merge(rooms, tmp_path)
    assert undecided(one) == [("card", "outcome")]


def test_a_recommendation_of_the_other_room_goes_before_a_reason(rooms: Rooms, tmp_path: Path) -> None:
    one, other, card, _ = rooms
    with one.operation("give_reason") as db:
        give_reason(db, [card], "weil doppelt")
    field = topic_field(other)
    with other.operation("add_recommendation") as db:
        recommend.cite_card(db, recommend.add_recommendation(db, field, "Abendkurse"), card)
    merge(rooms, tmp_path)
    assert (way(one, card), undecided(one)) == (Way.RECOMMENDED, [])


def test_evidence_of_both_rooms_stays_and_the_same_field_is_left_to_decide(
    rooms: Rooms, tmp_path: Path
) -> None:
    one, other, card, _ = rooms
    uids = []
    for store, source in ((one, "Umfrage"), (other, "Interview")):
        with store.operation("add_card_evidence") as db:
            uids.append(add_card_evidence(db, card, EvidenceDraft(source, 3)))
    merge(rooms, tmp_path)
    with one.reading() as db:
        assert [view.source for view in evidence_for(db, card)] == ["Interview", "Umfrage"]
    for store, draft in ((one, EvidenceDraft("Umfrage", 5)), (other, EvidenceDraft("Umfrage 2022", 4))):
        with store.operation("edit_evidence") as db:
            edit_evidence(db, uids[0], draft)
    merge(rooms, tmp_path)
    assert undecided(one) == [("evidence", "mentions")]
