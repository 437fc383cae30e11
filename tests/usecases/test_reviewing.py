"""The check of a recommendation: what each state needs, and the ways between them."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiwork.models.kinds import Decision, Feasibility, ReviewPart
from kiwork.models.recommendation import Recommendation
from kiwork.store.store import Store
from kiwork.usecases import recommend, reviewing
from tests.builders import topic_field

ALL = {"reason": "Zu teuer", "cost": "20.000 €", "period": "2027", "separate_decision": "yes"}


def begun(store: Store, *states: Feasibility) -> str:
    field = topic_field(store)
    with store.operation("add_recommendation") as db:
        uid = recommend.add_recommendation(db, field, "Sprachkurse am Abend")
        for state in states:
            reviewing.review(db, uid, state, **ALL)
    return uid


def review(store: Store, uid: str, state: Feasibility, **parts: str) -> None:
    with store.operation("review") as db:
        reviewing.review(db, uid, state, **parts)


def state_of(store: Store, uid: str) -> tuple[str, str, str, str, str]:
    with store.reading() as db:
        found = db.get_one(Recommendation, uid)
        texts = (found.feasibility_reason, found.cost_report, found.review_period, found.separate_decision)
        return (found.feasibility, *texts)


@pytest.mark.parametrize(
    ("state", "part"), [(state, part) for state in Feasibility for part in state.needs], ids=str
)
def test_what_a_state_needs_is_refused_without(store: Store, state: Feasibility, part: ReviewPart) -> None:
    uid = begun(store, Feasibility.IN_REVIEW)
    review(store, uid, Feasibility.IN_REVIEW, separate_decision="open")
    given_parts = {name: text for name, text in ALL.items() if name != part}
    with pytest.raises((reviewing.ReasonMissingError, reviewing.FindingIncompleteError)):
        review(store, uid, state, **given_parts)
    assert state_of(store, uid)[0] == "in_review"
    review(store, uid, state, **ALL)
    assert state_of(store, uid) == (state.value, *ALL.values())


def test_a_reason_of_nothing_but_spaces_is_none(store: Store) -> None:
    uid = begun(store)
    with pytest.raises(reviewing.ReasonMissingError):
        review(store, uid, Feasibility.WITHDRAWN, reason=" \n ")


def test_a_result_follows_on_a_review(store: Store) -> None:
    uid = begun(store)
    with pytest.raises(reviewing.NotInReviewError):
        review(store, uid, Feasibility.FEASIBLE, **ALL)


@pytest.mark.parametrize("state", Feasibility)
def test_back_is_always_possible(state: Feasibility) -> None:
    assert state.may_become(Feasibility.OPEN)
    assert state.may_become(Feasibility.IN_REVIEW)
    assert state.may_become(Feasibility.WITHDRAWN)
    assert state.may_become(state)


def test_what_was_withdrawn_is_reviewed_anew_first() -> None:
    findings = [state for state in Feasibility if state.is_finding]
    for before, after in product((Feasibility.OPEN, Feasibility.WITHDRAWN), findings):
        assert not before.may_become(after)


def test_the_separate_decision_stays_without_one(store: Store) -> None:
    uid = begun(store, Feasibility.IN_REVIEW)
    review(store, uid, Feasibility.FEASIBLE, cost="5.000 €", period="2027")
    assert state_of(store, uid)[-1] == "yes"


def test_a_review_is_one_step_of_undo(store: Store) -> None:
    uid = begun(store, Feasibility.IN_REVIEW)
    review(store, uid, Feasibility.NOT_FEASIBLE, reason="Keine Räume", separate_decision="no")
    store.undo()
    assert state_of(store, uid) == ("in_review", *ALL.values())


@given(
    st.sampled_from(Feasibility),
    st.fixed_dictionaries({name: st.sampled_from(("", "x")) for name in ("reason", "cost", "period")}),
    st.sampled_from(Decision),
)
def test_nothing_that_is_said_is_missing(
    state: Feasibility, texts: dict[str, str], decision: Decision
) -> None:
    missing = state.missing(**texts, decision=decision)
    assert set(missing) <= set(state.needs)
    assert not any(texts.get(part) for part in missing)
