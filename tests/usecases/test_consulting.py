"""Asking organisations and noting what they answered."""

from kiwork.models.kinds import ConsultationAnswer
from kiwork.queries.consulting import consultations, coordination, waiting
from kiwork.store.store import Store
from kiwork.usecases import consulting
from tests.asking import DAY, add_organisation, add_recommendation, ask
from tests.builders import join

LATER = "2026-12-01"


def answer(store: Store, pair: tuple[str, str], said: ConsultationAnswer, condition: str = "") -> None:
    with store.operation("answer_by_hand") as db:
        consulting.answer_by_hand(db, [pair], said, condition=condition, on=LATER)


def test_whoever_has_not_answered_is_not_asked_twice(store: Store) -> None:
    uid, organisation = add_recommendation(store), add_organisation(store)
    assert ask(store, organisation, uid) == ask(store, organisation, uid, on=LATER)
    with store.reading() as db:
        assert [view.asked_on for view in consultations(db)] == [LATER]


def test_an_answer_stays_when_somebody_is_asked_again(store: Store) -> None:
    uid, organisation = add_recommendation(store), add_organisation(store)
    ask(store, organisation, uid)
    answer(store, (uid, organisation), ConsultationAnswer.AGREED)
    ask(store, organisation, uid, on=LATER)
    with store.reading() as db:
        assert [view.answer.value for view in consultations(db)] == ["open", "agreed"]
        newest = coordination(db).newest(uid, organisation)
        assert newest
        assert newest.is_open


def test_an_answer_by_hand_asks_whoever_was_not_asked(store: Store) -> None:
    pair = (add_recommendation(store), add_organisation(store))
    answer(store, pair, ConsultationAnswer.WITH_CONDITION, "nur mit Geld")
    with store.reading() as db:
        [view] = consultations(db)
        assert (view.asked_on, view.condition, view.answered_on) == (LATER, "nur mit Geld", LATER)
    assert store.undo()
    with store.reading() as db:
        assert consultations(db) == ()


def test_who_has_not_answered_is_listed_with_the_earliest_day(store: Store) -> None:
    organisation = add_organisation(store)
    ask(store, organisation, add_recommendation(store), on=LATER)
    ask(store, organisation, add_recommendation(store), on=DAY)
    with store.reading() as db:
        assert [(one.organisation, one.number, one.since) for one in waiting(coordination(db))] == [
            ("Jobcenter", 2, DAY)
        ]


def test_an_organisation_that_was_joined_with_another_has_one_column(store: Store) -> None:
    uid = add_recommendation(store)
    one, other = add_organisation(store, "Jobcenter"), add_organisation(store, "Jobcenter Kreis")
    for organisation in (one, other):
        ask(store, organisation, uid)
    join(store, "organisation", one, other)
    with store.reading() as db:
        matrix = coordination(db)
        [view] = matrix.organisations
        assert len(matrix.asked[uid, view.uid]) == 2
