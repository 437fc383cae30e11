"""A process begins again with its structure, and with nothing that was said in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from kiwork.models.organisation import Organisation
from kiwork.models.process import Origin, TopicField
from kiwork.models.record import Record, record_types
from kiwork.models.workshop import AgendaStep
from kiwork.queries.outline import Outline, outline
from kiwork.store.again import Wanted, begin_again
from kiwork.store.file import FileExistsAlreadyError
from kiwork.store.opening import open_store
from kiwork.store.store import Store
from kiwork.usecases import joining, recommend, setup
from tests.builders import add_card, add_cluster, findings, topic_field, workshop

SAID = ("Frau Berger", "Zu wenig Busse", "Nahverkehr stärken", "Erika Muster", "Linien")


@pytest.fixture
def full(store: Store) -> Store:
    """Fill a process with cards, people and results, beside its structure."""
    field, event = topic_field(store), workshop(store)
    add_cluster(store, "Linien", add_card(store, "Zu wenig Busse"))
    with store.operation("fill") as db:
        setup.edit(db, "workshop", event, facilitation="Frau Berger", occasion="Erika Muster hat eingeladen")
        setup.set_workshop_topic_fields(db, event, [field])
        db.add(AgendaStep(workshop_uid=event, title="Ankommen", planned=15, actual=25))
        recommend.add_recommendation(db, field, "Nahverkehr stärken")
    return store


@pytest.fixture
def again(full: Store, tmp_path: Path) -> Iterator[Store]:
    opened = begun(full, tmp_path / "neu.kiwork", Wanted("Zweiter Durchgang"))
    yield opened
    opened.close()


def begun(store: Store, path: Path, wanted: Wanted) -> Store:
    with store.reading() as db:
        begin_again(db, path, wanted)
    return open_store(path)


def shape_of(store: Store) -> Outline:
    with store.reading() as db:
        return outline(db)


def ids(store: Store, *types: type[Record]) -> set[str]:
    with store.reading() as db:
        return {uid for found in types for uid in db.scalars(select(found.uid))}


def test_the_structure_is_there_in_its_order(full: Store, again: Store) -> None:
    old, new = shape_of(full), shape_of(again)
    assert new.title == "Zweiter Durchgang"
    assert [field.title for field in new.topic_fields] == [field.title for field in old.topic_fields]
    assert [(tag.title, tag.dimension) for tag in new.tags] == [(t.title, t.dimension) for t in old.tags]
    assert [question.text for question in new.questions] == [question.text for question in old.questions]
    assert [phase.title for phase in new.phases] == [phase.title for phase in old.phases]
    assert findings(again) == []


def test_an_agenda_comes_without_people_and_times(again: Store) -> None:
    (event,) = shape_of(again).workshops
    assert (event.title, event.facilitation, event.date, event.people) == ("Auftakt", "", "", {})
    assert event.topic_field_uids == (shape_of(again).topic_fields[0].uid,)
    assert [(step.title, step.planned, step.actual) for step in event.agenda] == [("Ankommen", 15, None)]


def test_nothing_that_was_said_is_in_the_bytes_of_the_file(again: Store) -> None:
    content = again.path.read_bytes()
    assert b"Sprache und Bildung" in content
    assert [said for said in SAID if said.encode() in content] == []


def test_it_is_another_process_with_ids_of_its_own(full: Store, again: Store) -> None:
    types = [found for kind, found in record_types().items() if kind != "process"]
    assert ids(full, *types) & ids(again, *types) == set()
    assert len(ids(again, Origin)) == 1


def test_agendas_can_stay_out(full: Store, tmp_path: Path) -> None:
    without = begun(full, tmp_path / "neu.kiwork", Wanted("Neu", agendas=False))
    assert shape_of(without).workshops == ()
    without.close()


def test_a_file_that_is_there_is_not_overwritten(full: Store, tmp_path: Path) -> None:
    target = tmp_path / "da.kiwork"
    target.write_bytes(b"mine")
    with pytest.raises(FileExistsAlreadyError), full.reading() as db:
        begin_again(db, target, Wanted("Neu"))
    assert target.read_bytes() == b"mine"


def test_organisations_come_without_the_people_to_ask(full: Store, tmp_path: Path) -> None:
    with full.operation("add") as db:
        db.add(Organisation(name="Caritas", contact="Erika Muster"))
    asked = begun(full, tmp_path / "neu.kiwork", Wanted("Neu", organisations=True))
    asked.close()
    content = (tmp_path / "neu.kiwork").read_bytes()
    assert b"Caritas" in content
    assert b"Erika Muster" not in content


def test_joined_topic_fields_are_one_in_the_new_process(full: Store, tmp_path: Path) -> None:
    fields = [topic_field(full, n) for n in range(2)]
    with full.operation("join") as db:
        joining.join(db, "topic_field", fields)
    after = begun(full, tmp_path / "neu.kiwork", Wanted("Neu"))
    assert len(shape_of(after).topic_fields) == len({*ids(after, TopicField)}) == 5
    after.close()
