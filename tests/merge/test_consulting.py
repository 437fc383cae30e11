"""Coordination in two rooms: different answers to one question are to be decided, everything else stays."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from kiwork.models.kinds import ConsultationAnswer
from kiwork.queries.conflicts import conflicts
from kiwork.queries.consulting import consultations
from kiwork.store.opening import open_store
from kiwork.store.store import Store
from kiwork.usecases import consulting
from kiwork.usecases.consulting import AnswerDraft
from tests.asking import DAY, add_organisation, add_recommendation, ask
from tests.builders import digest_of, findings, new_store
from tests.merge.meeting import merged

Rooms = tuple[Store, Store]


@pytest.fixture
def rooms(tmp_path: Path) -> Iterator[Rooms]:
    """Open the files of two rooms that began with one question to one organisation."""
    first = new_store(tmp_path / "Raum 1.kiwork", room="Raum 1")
    ask(first, add_organisation(first), add_recommendation(first))
    first.close()
    shutil.copyfile(tmp_path / "Raum 1.kiwork", tmp_path / "Raum 2.kiwork")
    with ExitStack() as open_files:
        both = [open_store(tmp_path / f"Raum {number}.kiwork", room=f"Raum {number}") for number in (1, 2)]
        for store in both:
            open_files.callback(store.close)
        yield both[0], both[1]


def answer(store: Store, said: ConsultationAnswer, condition: str = "") -> None:
    with store.reading() as db:
        uid = consultations(db)[0].uid
    with store.operation("take_answers") as db:
        consulting.take_answers(db, [AnswerDraft(uid, said, condition, DAY)])


def meet(rooms: Rooms, tmp_path: Path) -> None:
    for store, other in (rooms, rooms[::-1]):
        other.save_copy(tmp_path / "copy.kiwork")
        merged(store, tmp_path / "copy.kiwork")
        (tmp_path / "copy.kiwork").unlink()
    assert digest_of(rooms[0]) == digest_of(rooms[1])
    assert findings(rooms[0]) == findings(rooms[1]) == []


def test_different_answers_of_two_rooms_are_to_be_decided(rooms: Rooms, tmp_path: Path) -> None:
    answer(rooms[0], ConsultationAnswer.AGREED)
    answer(rooms[1], ConsultationAnswer.REFUSED)
    meet(rooms, tmp_path)
    with rooms[0].reading() as db:
        assert [(found.kind, found.field) for found in conflicts(db)] == [("consultation", "answer")]


def test_an_answer_here_and_a_remark_there_both_stay(rooms: Rooms, tmp_path: Path) -> None:
    answer(rooms[0], ConsultationAnswer.AGREED)
    answer(rooms[1], ConsultationAnswer.AGREED, "wenn Geld da ist")
    meet(rooms, tmp_path)
    with rooms[0].reading() as db:
        [told] = consultations(db)
        assert (told.answer, told.condition) == (ConsultationAnswer.AGREED, "wenn Geld da ist")
        assert conflicts(db) == []


def test_who_was_asked_in_both_rooms_shows_the_answer(rooms: Rooms, tmp_path: Path) -> None:
    for store in rooms:
        ask(store, add_organisation(store, f"Amt von {store.path.stem}"), add_recommendation(store))
    meet(rooms, tmp_path)
    with rooms[0].reading() as db:
        assert len(consultations(db)) == 3
