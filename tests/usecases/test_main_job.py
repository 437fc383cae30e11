"""What a facilitator does, and what is refused."""

import pytest
from sqlalchemy import select

from kiwork.models.card import Card, Cluster, Mention
from kiwork.models.kinds import CardKind, Dimension
from kiwork.models.process import TopicField
from kiwork.models.recommendation import Recommendation, RecommendationCard
from kiwork.models.text import EmptyTextError
from kiwork.models.workshop import Workshop
from kiwork.store.store import Store
from kiwork.usecases import arrange, capture, parking, recommend, setup, weigh
from kiwork.usecases.capture import CardDraft
from kiwork.usecases.records import NoSuchRecordError
from tests.builders import add_card, add_cluster, edit_text, record, text_of, texts, topic_field, workshop


def row(store: Store, cluster_uid: str | None) -> list[str]:
    with store.reading() as db:
        query = select(Card.text).where(Card.alive, Card.cluster_uid == cluster_uid)
        return list(db.scalars(query.order_by(Card.position)))


def recommend_from(store: Store, cluster_uid: str) -> str:
    with store.operation("recommend_cluster") as db:
        return recommend.recommend_cluster(db, cluster_uid)


def test_many_cards_come_in_as_one_step(store: Store) -> None:
    field = topic_field(store)
    with store.operation("add_cards") as db:
        capture.add_cards(db, [CardDraft(f"Karte {n}", field, None, mentions=2) for n in range(30)])
    assert len(texts(store)) == 30
    store.undo()
    assert texts(store) == []


def test_one_empty_card_among_many_leaves_all_out(store: Store) -> None:
    with pytest.raises(EmptyTextError), store.operation("add_cards") as db:
        capture.add_cards(db, [CardDraft("da", None, None), CardDraft(" ", None, None)])
    assert texts(store) == []


def test_cards_keep_the_order_in_which_they_were_captured(store: Store) -> None:
    for text in ("eins", "zwei", "drei"):
        add_card(store, text)
    assert row(store, None) == ["eins", "zwei", "drei"]


def test_cards_are_put_in_front_of_another_in_their_own_order(store: Store) -> None:
    one, two, three = (add_card(store, text) for text in ("eins", "zwei", "drei"))
    field = topic_field(store)
    with store.operation("move_cards") as db:
        arrange.move_cards(db, [three, two], topic_field_uid=field, before_uid=one)
    assert row(store, None) == ["drei", "zwei", "eins"]


def test_a_mention_less_takes_back_one_of_this_workshop_only(store: Store) -> None:
    card, here = add_card(store), workshop(store)
    with store.operation("count_mention") as db:
        capture.count_mention(db, card, here)
        capture.count_mention(db, card, None)
    with store.operation("discount_mention") as db:
        capture.discount_mention(db, card, here)
        capture.discount_mention(db, card, here)
    with store.reading() as db:
        assert list(db.scalars(select(Mention.workshop_uid).where(Mention.alive))) == [None]


def test_a_tag_of_the_same_name_is_found(store: Store) -> None:
    with store.operation("add_tag") as db:
        first = setup.add_tag(db, Dimension.MUNICIPALITY, "Königs Wusterhausen")
        assert setup.add_tag(db, Dimension.MUNICIPALITY, " königs  wusterhausen") == first


def test_what_a_recommendation_cites_is_not_deleted(store: Store) -> None:
    card = add_card(store)
    cluster = add_cluster(store, "Sprache", card)
    recommend_from(store, cluster)
    with pytest.raises(arrange.CitedError), store.operation("delete_cards") as db:
        arrange.delete_cards(db, [card])
    with pytest.raises(arrange.CitedError), store.operation("delete_cluster") as db:
        arrange.delete_cluster(db, cluster)


def test_a_recommendation_cites_its_cluster_and_every_card_in_it(store: Store) -> None:
    cards = {add_card(store, text) for text in ("eins", "zwei")}
    uid = recommend_from(store, add_cluster(store, "Sprache", *cards))
    assert record(store, Recommendation, uid).title == "Sprache"
    with store.reading() as db:
        assert set(db.scalars(select(RecommendationCard.card_uid))) == cards


def test_the_number_of_a_deleted_recommendation_is_not_given_again(store: Store) -> None:
    first = recommend_from(store, add_cluster(store))
    with store.operation("delete_recommendation") as db:
        recommend.delete_recommendation(db, first)
    second = recommend_from(store, add_cluster(store))
    numbers = [record(store, Recommendation, uid).number for uid in (first, second)]
    assert [number.split("-")[1] for number in numbers] == ["01", "02"]


def test_the_number_of_a_recommendation_that_was_undone_is_not_given_again(store: Store) -> None:
    first = recommend_from(store, add_cluster(store))
    store.undo()
    second = recommend_from(store, add_cluster(store))
    assert record(store, Recommendation, first).number != record(store, Recommendation, second).number


def test_the_cards_of_a_topic_field_that_is_deleted_go_to_another(store: Store) -> None:
    add_card(store, "zieht um")
    old, new = topic_field(store), topic_field(store, 1)
    with pytest.raises(setup.StillNeededError), store.operation("delete_topic_field") as db:
        setup.delete_topic_field(db, old)
    with store.operation("delete_topic_field") as db:
        setup.delete_topic_field(db, old, move_to=new)
    assert topic_field(store) == new
    assert texts(store) == ["zieht um"]


def test_a_topic_field_that_lives_only_through_its_cards_can_be_cleared_away(store: Store) -> None:
    add_card(store, "zieht um")
    old, new = topic_field(store), topic_field(store, 1)
    with store.operation("delete") as db:
        db.get_one(TopicField, old).alive = False
    with store.operation("delete_topic_field") as db:
        setup.delete_topic_field(db, old, move_to=new)
    assert topic_field(store) == new


def test_a_workshop_with_cards_is_not_deleted(store: Store) -> None:
    uid = workshop(store)
    with store.operation("add_card") as db:
        capture.add_card(db, CardDraft("da", None, uid))
    with pytest.raises(setup.StillNeededError), store.operation("delete_workshop") as db:
        setup.delete_workshop(db, uid)
    assert record(store, Workshop, uid).alive


@pytest.mark.parametrize("dots", [-1, 100_001])
def test_a_number_of_dots_beyond_belief_is_refused(store: Store, dots: int) -> None:
    cluster = add_cluster(store)
    with pytest.raises(weigh.DotsOutOfRangeError), store.operation("set_dots") as db:
        weigh.set_dots(db, weigh.add_round(db, "Runde"), cluster, dots, workshop_uid=None)


def test_a_card_that_was_deleted_cannot_be_edited(store: Store) -> None:
    card = add_card(store, "weg")
    with store.operation("delete_cards") as db:
        arrange.delete_cards(db, [card])
    with pytest.raises(NoSuchRecordError):
        edit_text(store, card, "doch noch da")
    assert texts(store) == []


def test_a_card_is_not_hung_into_a_cluster_that_was_undone(store: Store) -> None:
    card, cluster = add_card(store), add_cluster(store)
    store.undo()
    with pytest.raises(NoSuchRecordError), store.operation("move_cards") as db:
        arrange.move_cards(db, [card], topic_field_uid="", cluster_uid=cluster)
    assert not record(store, Cluster, cluster).alive


def test_a_card_keeps_its_kind_in_the_parking_lot(store: Store) -> None:
    card = add_card(store)
    with store.operation("park") as db:
        capture.set_kind(db, card, CardKind.OFFER)
        parking.park(db, card, parked=True)
    assert (record(store, Card, card).card_kind, record(store, Card, card).parked) == ("offer", True)
    assert text_of(store, card)
