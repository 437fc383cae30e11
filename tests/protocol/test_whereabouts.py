"""The report for participants says of every card what became of it, and nothing that is internal."""

from collections.abc import Callable

import pytest

from kiwork.models.kinds import Feasibility
from kiwork.protocol.document import CardList, Document, Paragraph
from kiwork.protocol.editions import Choices, Edition
from kiwork.store.store import Store
from kiwork.usecases import capture, parking, recommend, setup
from kiwork.usecases.capture import CardDraft
from kiwork.usecases.evidence import EvidenceDraft, add_recommendation_evidence
from kiwork.usecases.whereabouts import give_reason
from tests import builders
from tests.protocol.printed import cards, everything, facts, minutes, tables, texts

MARKER = "GEHEIM"


def do(store: Store, use_case: Callable[..., object], *args: object, **kwargs: object) -> str:
    with store.operation(use_case.__name__) as db:
        return str(use_case(db, *args, **kwargs))


def report(store: Store, **options: object) -> Document:
    return minutes(store, edition=Edition.WHEREABOUTS, **options)


def told(document: Document) -> dict[str, str]:
    """Return the sentence above each card."""
    found, sentence = {}, ""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            sentence = block.text
        elif isinstance(block, CardList):
            found.update({card.text: sentence for card in block.cards})
    return found


def recommended(store: Store, *card_uids: str) -> str:
    uid = do(store, recommend.add_recommendation, builders.topic_field(store), "Abendkurse")
    do(store, recommend.change_origin, uid, cite=card_uids)
    return uid


def test_every_card_stands_once_under_what_became_of_it(store: Store) -> None:
    uids = [builders.add_card(store, text) for text in "abcde"]
    recommended(store, uids[0])
    do(store, give_reason, uids[1:2], "nicht aufgenommen, weil der Bund zuständig ist")
    do(store, parking.park, uids[2], parked=True)
    do(store, parking.decide_parked, uids[2], "übergeben an die Stadt", date="2023-05-12")
    builders.join(store, "card", uids[0], uids[4])
    assert told(report(store)) == {
        min(("a", uids[0]), ("e", uids[4]), key=lambda pair: pair[1])[0]:
            "Eingegangen in die Empfehlung SB-01 „Abendkurse“.",
        "b": "Nicht aufgenommen, weil der Bund zuständig ist.",
        "c": "Geparkt, entschieden am 12. Mai 2023: übergeben an die Stadt.",
        "d": "Was daraus wird, ist noch nicht entschieden.",
    }  # fmt: skip


def test_the_other_wordings_of_joined_cards_stand_there_too(store: Store) -> None:
    builders.join(store, "card", *(builders.add_card(store, text) for text in "ab"))
    (card,) = cards(report(store))
    assert {card.text, *card.also} == {"a", "b"}
    assert "zusammengelegt mit 1 weiterem Beitrag" in card.marks


def test_a_recommendation_that_was_withdrawn_is_called_so(store: Store) -> None:
    uid = recommended(store, builders.add_card(store, "a"))
    do(store, recommend.edit_recommendation, uid, feasibility=Feasibility.WITHDRAWN.value,
       feasibility_reason=MARKER)  # fmt: skip
    assert told(report(store))["a"].endswith("„Abendkurse“ (zurückgezogen).")


def test_all_are_counted_at_the_beginning(store: Store) -> None:
    recommended(store, *(builders.add_card(store, text) for text in "ab"))
    builders.add_card(store, "c")
    rows = [tuple(row) for row in tables(report(store))[0].rows]
    assert rows == [("In Empfehlungen eingegangen", "2"), ("Noch nicht entschieden", "1"), ("Zusammen", "3")]


@pytest.fixture
def secrets(store: Store) -> Store:
    """Fill a file with texts that are not for participants, each with a marker, around one public card."""
    uid = builders.workshop(store)
    do(store, setup.edit, "workshop", uid, facilitation=f"{MARKER} leitet", minutes_by=f"{MARKER} schreibt",
       occasion=f"{MARKER} Anlass")  # fmt: skip
    draft = CardDraft("Öffentlich", builders.topic_field(store), uid, source=f"{MARKER} Quelle")
    public = do(store, capture.add_card, draft)
    internal = builders.add_card(store, f"{MARKER} Karte")
    do(store, capture.set_internal, internal, internal=True)
    do(store, give_reason, [internal], f"{MARKER} Grund")
    parked = builders.add_card(store, "Geparkt")
    do(store, parking.park, parked, parked=True)
    do(store, parking.decide_parked, parked, "übertragen", reason=f"{MARKER} Grund des Parkens")
    goal = do(store, recommend.add_recommendation, builders.topic_field(store), f"{MARKER} Empfehlung")
    do(store, recommend.change_origin, goal, cite=[public])
    do(store, recommend.edit_recommendation, goal, public=False, goal=f"{MARKER} Ziel")
    do(store, recommend.set_lead, goal, f"{MARKER} Federführung")
    do(store, add_recommendation_evidence, goal, EvidenceDraft(f"{MARKER} Beleg"))
    joined = [builders.add_card(store, text) for text in ("Zusammen", f"{MARKER} zusammen")]
    do(store, capture.set_internal, joined[1], internal=True)
    do(store, give_reason, [joined[1]], f"{MARKER} Grund der internen")
    builders.join(store, "card", *joined)
    return store


@pytest.mark.parametrize("internal", [False, True])
@pytest.mark.parametrize("alone", [False, True])
def test_nothing_internal_is_printed(secrets: Store, *, internal: bool, alone: bool) -> None:
    uid = builders.workshop(secrets) if alone else None
    printed = report(secrets, choices=Choices(internal=internal), workshop_uid=uid)
    assert MARKER not in everything(printed)
    assert MARKER not in repr(cards(printed))


def test_a_card_with_only_an_internal_destination_is_told_something_neutral(secrets: Store) -> None:
    found = told(report(secrets))
    assert found["Öffentlich"] == "Der Beitrag ist in die weitere Arbeit eingegangen."
    assert texts(report(secrets)) == ["Geparkt", "Zusammen", "Öffentlich"]
    assert "Moderation" not in facts(report(secrets))


def test_one_workshop_has_its_own_cards_only(store: Store) -> None:
    here = builders.workshop(store)
    do(store, capture.add_card, CardDraft("von hier", builders.topic_field(store), here))
    builders.add_card(store, "von anderswo")
    assert texts(report(store, workshop_uid=here)) == ["von hier"]


def test_an_empty_file_says_so(store: Store) -> None:
    assert "Bisher wurden keine Karten" in everything(report(store))


def test_evidence_stands_on_the_sheet_of_its_recommendation(store: Store) -> None:
    goal = recommended(store, builders.add_card(store, "a"))
    do(store, add_recommendation_evidence, goal, EvidenceDraft("Umfrage 2022", 47, "Abends ist nichts."))
    printed = everything(minutes(store))
    assert "47 Nennungen · „Abends ist nichts.“ · Umfrage 2022" in printed
