"""Every card has exactly one whereabouts: a destination, a reason, or none yet."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event
from sqlalchemy.engine import Engine

from kiwork.models.kinds import CardKind
from kiwork.queries.cards import all_cards
from kiwork.queries.origin import origin
from kiwork.queries.recommendations import recommendations
from kiwork.queries.whereabouts import Way, Whereabouts, goals, whereabouts
from kiwork.store.store import Store
from kiwork.usecases import arrange, capture, joining, parking, recommend, weigh
from kiwork.usecases.capture import CardDraft
from kiwork.usecases.whereabouts import give_cluster_reason, give_reason
from tests.builders import add_card, add_cluster, join, new_store, topic_field, workshop


def do(store: Store, use_case: Callable[..., object], *args: object, **kwargs: object) -> str:
    with store.operation(use_case.__name__) as db:
        return str(use_case(db, *args, **kwargs))


def found(store: Store, *, public: bool = False) -> dict[str, Whereabouts]:
    with store.reading() as db:
        return whereabouts(db, public=public)


def way(store: Store, uid: str) -> Way:
    return found(store)[uid].way


def recommended(store: Store, *card_uids: str) -> str:
    uid = do(store, recommend.add_recommendation, topic_field(store), "Abendkurse")
    do(store, recommend.change_origin, uid, cite=card_uids)
    return uid


def test_a_card_of_which_nothing_is_said_is_without_whereabouts(store: Store) -> None:
    card = add_card(store)
    assert found(store)[card] == Whereabouts(card, Way.UNKNOWN, topic_field(store), None)


def test_a_recommendation_that_cites_a_card_is_its_destination_until_it_is_deleted(store: Store) -> None:
    card = add_card(store)
    uid = recommended(store, card)
    assert (way(store, card), found(store)[card].recommendation_uids) == (Way.RECOMMENDED, (uid,))
    do(store, recommend.delete_recommendation, uid)
    assert way(store, card) is Way.UNKNOWN
    store.undo()
    assert way(store, card) is Way.RECOMMENDED


def test_a_card_that_comes_later_into_a_cited_cluster_has_its_recommendation(store: Store) -> None:
    cluster = add_cluster(store, "Zeiten", add_card(store))
    uid = recommended(store, cluster)
    later = add_card(store, "Später dazu", cluster_uid=cluster)
    assert found(store)[later].way is Way.CLUSTER_RECOMMENDED
    assert found(store)[later].recommendation_uids == (uid,)


def test_a_reason_of_a_cluster_holds_for_cards_that_have_nothing_of_their_own(store: Store) -> None:
    own, other = add_card(store), add_card(store, "Andere")
    cluster = add_cluster(store, "Zeiten", own, other)
    do(store, give_cluster_reason, cluster, "nicht Sache des Kreises")
    do(store, give_reason, [own], "nicht aufgenommen, weil doppelt")
    assert (way(store, own), way(store, other)) == (Way.REASON, Way.CLUSTER_REASON)
    do(store, give_reason, [own], "")
    assert found(store)[own].reason == "nicht Sache des Kreises"


def test_what_is_parked_has_a_whereabouts_once_that_is_decided(store: Store) -> None:
    card = add_card(store)
    do(store, parking.park, card, parked=True)
    assert way(store, card) is Way.UNKNOWN
    do(store, parking.decide_parked, card, "übergeben an die Stadt", date="2023-05-12")
    told = found(store)[card]
    assert (told.way, told.reason, told.date) == (Way.DECIDED, "übergeben an die Stadt", "2023-05-12")
    do(store, parking.decide_parked, card, "aufgegriffen", taken_up=True)
    assert way(store, card) is Way.UNKNOWN


def test_an_offer_has_its_place_beside_the_challenges_of_a_cluster(store: Store) -> None:
    offer = do(store, capture.add_card, CardDraft("Sprachcafé", topic_field(store), None, CardKind.OFFER))
    assert way(store, offer) is Way.UNKNOWN
    add_cluster(store, "Zeiten", offer)
    assert way(store, offer) is Way.OFFER


def test_cards_that_were_joined_share_what_any_of_them_has(store: Store) -> None:
    cards = [add_card(store, text) for text in "ab"]
    recommended(store, max(cards))
    join(store, "card", *cards)
    (told,) = found(store).values()
    assert told.way is Way.RECOMMENDED


def test_a_cluster_of_any_of_the_joined_cards_counts(store: Store) -> None:
    cards = [add_card(store, text) for text in "ab"]
    for card, heading in zip(cards, ("Zeiten", "Orte"), strict=True):
        add_cluster(store, heading, card)
    with store.reading() as db:
        cluster = next(c.cluster_uid for c in all_cards(db) if c.uid == max(cards))
    do(store, give_cluster_reason, cluster, "nicht Sache des Kreises")
    join(store, "card", *cards)
    assert [told.way for told in found(store).values()] == [Way.CLUSTER_REASON]


def test_for_the_public_only_what_is_not_internal_counts(store: Store) -> None:
    internal, card = add_card(store, "geheim"), add_card(store, "offen")
    uid = recommended(store, card)
    do(store, recommend.edit_recommendation, uid, public=False)
    do(store, capture.set_internal, internal, internal=True)
    do(store, give_reason, [internal], "nur für uns")
    join(store, "card", internal, card)
    (told,) = found(store, public=True).values()
    assert (told.way, told.reason) == (Way.UNKNOWN, "")
    assert not told.recommendation_uids


def test_goals_name_living_recommendations(store: Store) -> None:
    uid = recommended(store)
    with store.reading() as db:
        assert [(goal.uid, goal.number, goal.title) for goal in goals(db).values()] == [
            (uid, "SB-01", "Abendkurse")
        ]
    do(store, recommend.delete_recommendation, uid)
    with store.reading() as db:
        assert goals(db) == {}


def test_origin_leads_to_every_card_and_counts_all_dots_once(store: Store) -> None:
    field, here = topic_field(store), workshop(store)
    cards = [do(store, capture.add_card, CardDraft(text, field, here)) for text in "abc"]
    cluster = add_cluster(store, "Zeiten", *cards[:2])
    uid = recommended(store, cluster, *cards)
    later = add_card(store, "später", cluster_uid=cluster)
    join(store, "card", *cards[:2])
    for target, kind in ((cluster, "cluster"), (cards[0], "card"), (cards[2], "card")):
        asked = do(store, weigh.add_round, kind)
        do(store, weigh.set_dots, asked, target, 3, workshop_uid=here)
    with store.reading() as db:
        (view,) = recommendations(db)
        led_to = origin(db, view)
    assert view.uid == uid
    assert sorted(member.uid for card in led_to.cards for member in card.spoken) == sorted([*cards, later])
    assert (led_to.workshops, led_to.dots) == (1, 9)


def test_more_cards_do_not_ask_more_questions(store: Store) -> None:
    def asked() -> int:
        statements: list[object] = []
        listener = lambda *statement: statements.append(statement)  # noqa: E731 - the same object is removed again
        event.listen(Engine, "before_cursor_execute", listener)
        found(store)
        event.remove(Engine, "before_cursor_execute", listener)
        return len(statements)

    recommended(store, add_card(store))
    few = asked()
    drafts = [CardDraft(f"Karte {number}", topic_field(store), None) for number in range(60)]
    with store.operation("add_cards") as db:
        recommend.change_origin(db, recommended_uid(db), cite=capture.add_cards(db, drafts))
    assert asked() == few


def recommended_uid(db: object) -> str:
    return recommendations(db)[0].uid  # type: ignore[arg-type]  # the session of the operation


NUMBER = 6
ACTS = ("cite", "uncite", "reason", "cluster_reason", "park", "decide", "join", "unsort")
numbers = st.integers(0, NUMBER - 1)
steps = st.lists(st.tuples(st.sampled_from(ACTS), numbers, numbers), max_size=12)


@settings(max_examples=40, deadline=None)
@given(steps)
def test_every_card_is_in_exactly_one_class_and_every_destination_leads_back(
    steps: list[tuple[str, int, int]],
) -> None:
    with TemporaryDirectory() as folder, closing(new_store(Path(folder) / "a.kiwork")) as store:
        cards = [add_card(store, f"Karte {number}") for number in range(NUMBER)]
        clusters = [add_cluster(store, f"Cluster {n}", *cards[2 * n : 2 * n + 2]) for n in range(2)]
        goal = recommended(store, clusters[0])
        for name, one, other in steps:
            with store.operation(name) as db:
                match name:
                    case "cite":
                        recommend.cite_card(db, goal, cards[one])
                    case "uncite":
                        recommend.change_origin(db, goal, uncite=[cards[one]])
                    case "reason":
                        give_reason(db, [cards[one]], "weil" if other % 2 else "")
                    case "cluster_reason":
                        give_cluster_reason(db, clusters[one % 2], "weil" if other % 2 else "")
                    case "park":
                        parking.park(db, cards[one], parked=other % 2 == 0)
                    case "decide":
                        parking.decide_parked(db, cards[one], "verschoben")
                    case "join":
                        joining.join(db, "card", [cards[one], cards[other]])
                    case "unsort":
                        arrange.move_cards(db, [cards[one]], topic_field_uid=topic_field_of(db))
        with store.reading() as db:
            shown = {card.uid for card in all_cards(db)}
            told = whereabouts(db)
            (view,) = recommendations(db)
            led_to = {card.uid for card in origin(db, view).cards}
        assert told.keys() == shown
        assert {uid for uid, one in told.items() if goal in one.recommendation_uids} <= led_to
        assert all(told[uid].is_known for uid in led_to)


def topic_field_of(db: object) -> str:
    return all_cards(db)[0].topic_field_uid or ""  # type: ignore[arg-type]  # the session of the operation
