"""What is parked gets a decision, and a workshop ends only then."""

import pytest

from kiwork.models.card import Card
from kiwork.models.kinds import WorkshopState
from kiwork.models.text import EmptyTextError
from kiwork.models.workshop import Workshop
from kiwork.queries.parking import parked_items
from kiwork.store.store import Store
from kiwork.usecases import capture, joining, parking, setup
from kiwork.usecases.capture import CardDraft, ClosedWorkshopError
from kiwork.usecases.parking import UndecidedParkingError
from tests.builders import record


@pytest.fixture
def workshop(store: Store) -> str:
    """Make a workshop."""
    with store.operation("add_workshop") as db:
        return setup.add_workshop(db, "Auftakt")


def park(store: Store, workshop: str | None, text: str = "Später klären") -> str:
    """Park a card of a workshop."""
    with store.operation("add_card") as db:
        return capture.add_card(db, CardDraft(text, None, workshop, parked=True))


def decide(store: Store, card: str, decision: str = "übergeben an die VHS", **more: bool) -> None:
    """Decide about a parked card."""
    with store.operation("decide_parked") as db:
        parking.decide_parked(db, card, decision, reason="Zuständig", date="2026-06-09", **more)


def end(store: Store, workshop: str) -> None:
    """End a workshop."""
    with store.operation("set_state") as db:
        parking.set_state(db, workshop, WorkshopState.CLOSED)


def test_a_decision_keeps_the_card_in_the_parking_lot(store: Store, workshop: str) -> None:
    card = park(store, workshop)
    decide(store, card)
    found = record(store, Card, card)
    assert (found.parked, found.parked_decision, found.parked_reason, found.parked_date) == (
        True,
        "übergeben an die VHS",
        "Zuständig",
        "2026-06-09",
    )


def test_a_card_that_is_taken_up_leaves_it_with_its_decision(store: Store, workshop: str) -> None:
    card = park(store, workshop)
    decide(store, card, "aufgegriffen", taken_up=True)
    assert not record(store, Card, card).parked
    with store.reading() as db:
        assert [(item.card.uid, item.is_decided) for item in parked_items(db)] == [(card, True)]


def test_a_decision_needs_words(store: Store, workshop: str) -> None:
    card = park(store, workshop)
    with pytest.raises(EmptyTextError):
        decide(store, card, "  ")


def test_being_parked_anew_asks_for_a_new_decision(store: Store, workshop: str) -> None:
    card = park(store, workshop)
    decide(store, card, "aufgegriffen", taken_up=True)
    with store.operation("park") as db:
        parking.park(db, card, parked=True)
    assert record(store, Card, card).parked_decision == ""


def test_a_decision_can_be_taken_back_and_undone(store: Store, workshop: str) -> None:
    card = park(store, workshop)
    decide(store, card)
    with store.operation("park_again") as db:
        parking.park_again(db, card)
    assert record(store, Card, card).parked_decision == ""
    store.undo()
    assert record(store, Card, card).parked_decision == "übergeben an die VHS"


def test_a_workshop_ends_only_when_everything_parked_is_decided(store: Store, workshop: str) -> None:
    card = park(store, workshop)
    with pytest.raises(UndecidedParkingError):
        end(store, workshop)
    assert record(store, Workshop, workshop).state == WorkshopState.OPEN
    decide(store, card, "übertragen auf den Abschluss")
    end(store, workshop)
    assert record(store, Workshop, workshop).state == WorkshopState.CLOSED


def test_what_other_workshops_parked_does_not_hold_it_up(store: Store, workshop: str) -> None:
    park(store, None)
    end(store, workshop)
    assert record(store, Workshop, workshop).state == WorkshopState.CLOSED


def test_joined_cards_are_decided_together(store: Store, workshop: str) -> None:
    first, second = park(store, workshop), park(store, workshop, "Das später")
    with store.operation("join") as db:
        joining.join(db, "card", [first, second])
    decide(store, second)
    end(store, workshop)
    assert {record(store, Card, uid).parked_decision for uid in (first, second)} == {"übergeben an die VHS"}


def test_an_ended_workshop_takes_no_cards_until_it_goes_on(store: Store, workshop: str) -> None:
    end(store, workshop)
    with pytest.raises(ClosedWorkshopError):
        park(store, workshop)
    with store.operation("set_state") as db:
        parking.set_state(db, workshop, WorkshopState.OPEN)
    assert park(store, workshop)
