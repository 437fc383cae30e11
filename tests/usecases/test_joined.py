"""What is done to one of several joined records is done to all of them."""

import pytest

from kiwork.models.card import Card, Cluster
from kiwork.models.dots import DotRound
from kiwork.models.kinds import CardKind, Dimension
from kiwork.models.process import TopicField
from kiwork.models.recommendation import Recommendation
from kiwork.models.workshop import Workshop
from kiwork.queries.board import board
from kiwork.queries.cards import CardView, all_cards
from kiwork.queries.weighing import dots_by_target
from kiwork.store.recorder import ErasedError
from kiwork.store.store import Store
from kiwork.usecases import arrange, capture, joining, parking, recommend, setup, weigh
from kiwork.usecases.capture import CardDraft
from tests.builders import add_card, add_cluster, digest_of, join, record, texts, topic_field, workshop


def pair(store: Store) -> tuple[str, str]:
    """Make two cards and join them; return the head and the other."""
    first, second = sorted([add_card(store, "eins"), add_card(store, "zwei")])
    join(store, "card", first, second)
    return first, second


def only_card(store: Store) -> CardView:
    with store.reading() as db:
        (card,) = all_cards(db)
    return card


def columns(store: Store) -> list[list[str]]:
    field = topic_field(store)
    with store.reading() as db:
        return [[card.uid for card in column.cards] for column in board(db, field)]


def test_deleting_deletes_all_members_and_undo_brings_them_back(store: Store) -> None:
    head, _ = pair(store)
    before = digest_of(store)
    with store.operation("delete_cards") as db:
        arrange.delete_cards(db, [head])
    assert texts(store) == []
    store.undo()
    assert digest_of(store) == before


def test_what_any_member_is_needed_by_forbids_deleting_all(store: Store) -> None:
    first, second = add_card(store, "eins"), add_card(store, "zwei")
    cluster = add_cluster(store, "Sprache", second)
    with store.operation("recommend_cluster") as db:
        recommend.recommend_cluster(db, cluster)
    join(store, "card", first, second)
    with pytest.raises(arrange.CitedError), store.operation("delete_cards") as db:
        arrange.delete_cards(db, [first])


def test_a_member_that_was_dead_stays_dead_when_the_others_are_deleted(store: Store) -> None:
    head, other = pair(store)
    with store.operation("delete") as db:
        db.get_one(Card, head).alive = False
    with store.operation("delete_cards") as db:
        arrange.delete_cards(db, [other])
    assert texts(store) == []


def test_moving_takes_all_members_along(store: Store) -> None:
    head, other = pair(store)
    cluster, field = add_cluster(store), topic_field(store)
    with store.operation("move_cards") as db:
        arrange.move_cards(db, [other], topic_field_uid=field, cluster_uid=cluster)
    assert columns(store) == [[], [head]]
    assert record(store, Card, other).cluster_uid == record(store, Card, head).cluster_uid == cluster


def test_cards_are_put_in_front_of_joined_ones(store: Store) -> None:
    head, other = pair(store)
    third, field = add_card(store, "drei"), topic_field(store)
    with store.operation("move_cards") as db:
        arrange.move_cards(db, [third], topic_field_uid=field, before_uid=other)
    assert columns(store) == [[third, head]]


def test_cards_moved_into_a_joined_cluster_hang_at_its_end(store: Store) -> None:
    clusters = sorted([add_cluster(store, "a"), add_cluster(store, "b")])
    field, cards = topic_field(store), [add_card(store, text) for text in "abc"]
    with store.operation("move_cards") as db:
        arrange.move_cards(db, cards[:2], topic_field_uid=field, cluster_uid=clusters[1])
    join(store, "cluster", *clusters)
    with store.operation("move_cards") as db:
        arrange.move_cards(db, cards[2:], topic_field_uid=field, cluster_uid=clusters[1])
    assert columns(store) == [[], cards]
    assert record(store, Card, cards[2]).cluster_uid == clusters[0]


def test_deleting_a_joined_cluster_frees_the_cards_of_all_members(store: Store) -> None:
    clusters = [add_cluster(store, text, add_card(store, text)) for text in "ab"]
    join(store, "cluster", *clusters)
    with store.operation("delete_cluster") as db:
        arrange.delete_cluster(db, clusters[1])
    assert len(columns(store)[0]) == 2
    assert not any(record(store, Cluster, uid).alive for uid in clusters)


def test_a_joined_topic_field_is_deleted_once_the_cards_of_all_members_have_gone(store: Store) -> None:
    fields = [topic_field(store, number) for number in (0, 1, 2)]
    with store.operation("add_cards") as db:
        capture.add_cards(db, [CardDraft(field, field, None) for field in fields[:2]])
    join(store, "topic_field", *fields[:2])
    with pytest.raises(setup.StillNeededError), store.operation("delete_topic_field") as db:
        setup.delete_topic_field(db, fields[0])
    with store.operation("delete_topic_field") as db:
        setup.delete_topic_field(db, fields[0], move_to=fields[2])
    assert not any(record(store, TopicField, uid).alive for uid in fields[:2])
    assert len(texts(store)) == 2


def test_a_hidden_member_is_no_reason_to_keep_a_topic_field(store: Store) -> None:
    head, other = pair(store)
    field, elsewhere = topic_field(store), topic_field(store, 1)
    with store.operation("move") as db:
        db.get_one(Card, head).topic_field_uid = elsewhere
    with store.operation("delete_topic_field") as db:
        setup.delete_topic_field(db, field)
    assert not record(store, TopicField, field).alive
    assert record(store, Card, other).topic_field_uid == elsewhere


def test_a_joined_workshop_is_kept_by_a_card_of_any_member(store: Store) -> None:
    first = workshop(store)
    with store.operation("add_workshop") as db:
        second = setup.add_workshop(db, "Zweiter")
        capture.add_card(db, CardDraft("da", None, max(first, second)))
    join(store, "workshop", first, second)
    with pytest.raises(setup.StillNeededError), store.operation("delete_workshop") as db:
        setup.delete_workshop(db, min(first, second))
    assert record(store, Workshop, first).alive


def test_kind_parking_and_internal_are_those_of_all_members(store: Store) -> None:
    head, other = pair(store)
    with store.operation("park") as db:
        parking.park(db, head, parked=True)
        capture.set_kind(db, head, CardKind.OFFER)
        capture.set_internal(db, head, internal=True)
    found = record(store, Card, other)
    assert (found.parked, found.card_kind, found.internal) == (True, "offer", True)


def test_a_mention_counts_for_what_was_said_in_the_workshop(store: Store) -> None:
    here, field = workshop(store), topic_field(store)
    there = add_card(store, "dort")
    with store.operation("add_card") as db:
        own = capture.add_card(db, CardDraft("hier", field, here))
    join(store, "card", there, own)
    with store.operation("count_mention") as db:
        capture.count_mention(db, min(there, own), here)
    with store.reading() as db:
        assert [card.mentions for card in all_cards(db, workshop_uid=here)] == [2]
    with store.operation("discount_mention") as db:
        capture.discount_mention(db, max(there, own), here)
    assert only_card(store).mentions == 2


def test_a_tag_taken_from_a_joined_card_is_gone_from_all_members(store: Store) -> None:
    head, other = pair(store)
    with store.operation("add_tag") as db:
        tag = setup.add_tag(db, Dimension.THEME, "Neu")
        capture.add_tag_to_card(db, head, tag)
        capture.add_tag_to_card(db, other, tag)
    with store.operation("set_tags") as db:
        capture.set_tags(db, head, [])
    assert only_card(store).tags == ()


def test_a_name_of_a_joined_tag_or_organisation_finds_the_head(store: Store) -> None:
    with store.operation("add_tag") as db:
        tags = [setup.add_tag(db, Dimension.THEME, name) for name in ("Bahn", "Zug")]
        actors = [recommend.organisation_named(db, name).uid for name in ("AWO", "Arbeiterwohlfahrt")]
    join(store, "tag", *tags)
    join(store, "organisation", *actors)
    with store.operation("add_tag") as db:
        assert {setup.add_tag(db, Dimension.THEME, name) for name in ("Bahn", "Zug")} == {min(tags)}
        names = ("AWO", "Arbeiterwohlfahrt")
        assert {recommend.organisation_named(db, name).uid for name in names} == {min(actors)}


def test_numbers_of_recommendations_are_never_given_twice_however_fields_are_joined(store: Store) -> None:
    fields = [topic_field(store), topic_field(store, 1)]

    def recommended(field: str) -> str:
        with store.operation("add_recommendation") as db:
            uid = recommend.add_recommendation(db, field, "x")
        return record(store, Recommendation, uid).number

    with store.operation("edit") as db:
        setup.edit(db, "topic_field", fields[1], code=db.get_one(TopicField, fields[0]).code)
    numbers = [recommended(fields[0]), recommended(fields[1])]
    join(store, "topic_field", *fields)
    numbers += [recommended(fields[0]), recommended(fields[1])]
    with store.operation("separate") as db:
        joining.separate(db, "topic_field", fields[0])
    numbers += [recommended(fields[0]), recommended(fields[1])]
    assert len(set(numbers)) == 6


@pytest.mark.parametrize("typed", [9, 5, 2, 0])
def test_a_number_of_dots_typed_for_joined_targets_is_what_they_have_together(
    store: Store, typed: int
) -> None:
    clusters = sorted([add_cluster(store, "a"), add_cluster(store, "b")])
    with store.operation("set_dots") as db:
        dot_round = weigh.add_round(db, "Runde")
        for uid, dots in zip(clusters, (3, 4), strict=True):
            weigh.set_dots(db, dot_round, uid, dots, workshop_uid=None)
    join(store, "cluster", *clusters)
    with store.operation("set_dots") as db:
        weigh.set_dots(db, dot_round, clusters[0], typed, workshop_uid=None)
    with store.reading() as db:
        assert dots_by_target(db).get(clusters[0], 0) == typed


def test_a_joined_round_is_deleted_whole(store: Store) -> None:
    with store.operation("add_round") as db:
        uids = [weigh.add_round(db, "eins"), weigh.add_round(db, "zwei")]
    join(store, "dot_round", *uids)
    with store.operation("delete_round") as db:
        weigh.delete_round(db, uids[0])
    assert not any(record(store, DotRound, uid).alive for uid in uids)


def test_taking_apart_shows_every_card_by_itself_again(store: Store) -> None:
    before = [add_card(store, text) for text in "abc"]
    join(store, "card", *before[:2])
    join(store, "card", *before[1:])
    with store.operation("take_apart") as db:
        joining.take_apart(db, "card", before[:1])
    with store.reading() as db:
        assert [card.uid for card in all_cards(db)] == before


def test_what_was_erased_and_lives_by_a_citation_is_not_joined(store: Store) -> None:
    first, second = sorted([add_card(store, "eins"), add_card(store, "zwei")])
    cluster = add_cluster(store, "Sprache", second)
    with store.operation("recommend_cluster") as db:
        recommend.recommend_cluster(db, cluster)
    store.erase([second])
    before = digest_of(store)
    with pytest.raises(ErasedError), store.operation("join") as db:
        joining.join(db, "card", [first, second])
    assert digest_of(store) == before
