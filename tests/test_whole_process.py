"""From 2,000 cards to the concept: nothing said is lost, and everything published leads back to it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiwork.intake.answers import plan_answers, read_answers
from kiwork.models.kinds import ConsultationAnswer, Feasibility
from kiwork.protocol.editions import Edition
from kiwork.protocol.minutes import build
from kiwork.queries.consulting import coordination, waiting
from kiwork.queries.origin import origin
from kiwork.queries.recommendations import recommendations
from kiwork.queries.whereabouts import Way, whereabouts
from kiwork.store.store import Store
from kiwork.usecases import (
    arrange,
    capture,
    chapters,
    consulting,
    joining,
    organisations,
    parking,
    recommend,
    reviewing,
    setup,
)
from kiwork.usecases import whereabouts as accounting
from kiwork.usecases.capture import CardDraft
from kiwork.usecases.consulting import AnswerDraft
from tests.asking import AGREE, CONDITION, REFUSE, WRITERS, fill_in, sheet
from tests.builders import new_store, topic_field
from tests.protocol.printed import sheets

CARDS, FIELDS, CLUSTERS, ORGANISATIONS = 2_000, 6, 60, 13
IN_CLUSTERS, CITED, DECIDED, DOUBLES = 1_800, 80, 40, 20
"""How many cards hang in clusters; of the others, how many are cited alone, parked, and joined in pairs."""
OPEN_CLUSTERS = 10
"""So many clusters get a reason in place of a recommendation."""
ANSWERS = ((AGREE, "", "3.11.2026"), (CONDITION, "Nur mit einer halben Stelle", ""), (REFUSE, "", ""))
FINDINGS = (Feasibility.FEASIBLE, Feasibility.WITH_CHANGES, Feasibility.NOT_FEASIBLE)


@pytest.fixture(name="store", scope="module")
def store_fixture(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Carry a whole process to its end."""
    folder = tmp_path_factory.mktemp("process")
    opened = new_store(folder / "Kreis.kiwork")
    cards = captured(opened)
    recommended(opened, cards[:IN_CLUSTERS])
    accounted_for(opened, cards[IN_CLUSTERS:])
    reviewed(opened)
    consulted(opened, folder)
    yield opened
    opened.close()


def captured(store: Store) -> list[str]:
    """Capture all cards, in two workshops."""
    fields = [topic_field(store, number) for number in range(FIELDS)]
    with store.operation("add_cards") as db:
        workshops = [setup.add_workshop(db, title) for title in ("Konferenz", "Workshop")]
        drafts = [
            CardDraft(f"Karte {number} = „Wort“", fields[number % FIELDS], workshops[number % 2])
            for number in range(CARDS)
        ]
        return capture.add_cards(db, drafts)


def recommended(store: Store, cards: list[str]) -> None:
    """Cluster cards of the same topic field, and make recommendations out of most clusters."""
    fields = [topic_field(store, number) for number in range(FIELDS)]
    with store.operation("recommend_cluster") as db:
        for number in range(CLUSTERS):
            own = cards[number::CLUSTERS]
            cluster = arrange.add_cluster(db, fields[number % FIELDS], f"Cluster {number}", own)
            if number < OPEN_CLUSTERS:
                accounting.give_cluster_reason(db, cluster, "Das regelt das Land")
            else:
                recommend.recommend_cluster(db, cluster)


def accounted_for(store: Store, cards: list[str]) -> None:
    """Cite cards that hang in no cluster, park and decide, join doubles, and give reasons for the rest."""
    cited, others = cards[:CITED], cards[CITED:]
    parked, others = others[:DECIDED], others[DECIDED:]
    doubles, others = others[:DOUBLES], others[DOUBLES:]
    with store.operation("change_origin") as db:
        views = recommendations(db)
        for number, card in enumerate(cited):
            recommend.change_origin(db, views[number % len(views)].uid, cite=[card])
        for card in parked:
            parking.park(db, card, parked=True)
            parking.decide_parked(db, card, "weitergegeben an das Jugendamt", date="2026-10-02")
        for one, other in zip(doubles[::2], doubles[1::2], strict=True):
            joining.join(db, "card", [one, other])
        accounting.give_reason(db, [*doubles[::2], *others], "Nicht aufgenommen, weil es das schon gibt")


def reviewed(store: Store) -> None:
    """Review every recommendation, with three kinds of findings."""
    with store.operation("review") as db:
        for number, view in enumerate(recommendations(db)):
            reviewing.review(db, view.uid, Feasibility.IN_REVIEW)
            reviewing.review(
                db, view.uid, FINDINGS[number % len(FINDINGS)], reason="Geprüft", cost="10.000 €",
                period="2027", separate_decision="yes" if number % 2 else "no",
            )  # fmt: skip


def consulted(store: Store, folder: Path) -> None:
    """Ask every organisation about a part of them, and take the sheets in that come back."""
    with store.operation("ask") as db:
        asked = [organisations.add_organisation(db, f"Akteur {number}") for number in range(ORGANISATIONS)]
        views = recommendations(db)
        pairs = [
            (view.uid, asked[(number + step) % ORGANISATIONS])
            for number, view in enumerate(views)
            for step in range(3)
        ]
        consulting.ask(db, pairs, on="2026-10-20")
    for number, uid in enumerate(asked):
        suffix = tuple(WRITERS)[number % len(WRITERS)]
        path = folder / f"Bogen {number}{suffix}"
        path.write_bytes(WRITERS[suffix](sheet(store, uid)))
        fill_in(path, *(ANSWERS[row % len(ANSWERS)] for row in range(len(pairs))))
        taken_in(store, path)


def taken_in(store: Store, path: Path) -> None:
    """Take the answers of a sheet that nothing speaks against."""
    with store.reading() as db:
        rows = [row for row in plan_answers(db, read_answers(path)) if row.is_safe]
    drafts = [
        AnswerDraft(row.consultation.uid, row.answer, row.condition, row.on)
        for row in rows
        if row.consultation
    ]
    with store.operation("take_answers") as db:
        consulting.take_answers(db, drafts)


def test_no_card_is_without_a_destination_or_a_reason(store: Store) -> None:
    with store.reading() as db:
        found = whereabouts(db)
    ways = [one.way for one in found.values()]
    assert len(found) == CARDS - DOUBLES // 2
    assert Way.UNKNOWN not in ways
    assert {Way.RECOMMENDED, Way.REASON, Way.DECIDED, Way.CLUSTER_REASON} <= set(ways)


def test_every_sheet_that_was_sent_came_back(store: Store) -> None:
    with store.reading() as db:
        matrix = coordination(db)
    given = [view.answer for views in matrix.asked.values() for view in views]
    assert waiting(matrix) == []
    assert len(given) == 3 * (CLUSTERS - OPEN_CLUSTERS)
    assert set(given) == set(ConsultationAnswer) - {ConsultationAnswer.OPEN}


def test_numbers_stay_when_chapters_change(store: Store) -> None:
    with store.reading() as db:
        before = {view.uid: view.number for view in recommendations(db)}
    with store.operation("move_recommendations") as db:
        own = [chapters.add_chapter(db, title) for title in ("Ankommen", "Leben", "Teilhaben")]
        for number, uid in enumerate(before):
            chapters.move_recommendations(db, [uid], own[number % len(own)])
    with store.reading() as db:
        after = {view.uid: view.number for view in recommendations(db)}
        printed = sheets(build(db, language="de", edition=Edition.SHEETS))
    assert after == before
    assert set(printed) == set(before.values())


def test_every_published_recommendation_leads_back_to_its_cards_and_they_to_it(store: Store) -> None:
    with store.reading() as db:
        views = [view for view in recommendations(db) if view.public]
        cards = {view.uid: origin(db, view).cards for view in views}
        found = whereabouts(db)
    assert len(views) == CLUSTERS - OPEN_CLUSTERS
    assert all(len(own) >= IN_CLUSTERS // CLUSTERS for own in cards.values())
    assert all(uid in found[card.uid].recommendation_uids for uid, own in cards.items() for card in own)
    assert all(card.text.startswith("Karte ") for own in cards.values() for card in own)
