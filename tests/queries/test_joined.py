"""What was joined shows as one record: counts, dots, tags and links add up, and every wording stays."""

import pytest

from kiwork.models.kinds import Dimension
from kiwork.queries.board import Column, board, clusters_of
from kiwork.queries.captured import captured_cards
from kiwork.queries.cards import CardView, all_cards, cards_with
from kiwork.queries.origin import origin
from kiwork.queries.outline import Outline, outline
from kiwork.queries.recommendations import recommendations
from kiwork.queries.summary import Summary, matrix, summary
from kiwork.queries.unrecommended import open_clusters
from kiwork.queries.weighing import rounds, weighing
from kiwork.store.store import Store
from kiwork.usecases import capture, recommend, setup, weigh
from kiwork.usecases.capture import CardDraft
from tests.builders import add_cluster, join, topic_field, workshop


def add(store: Store, text: str, **values: object) -> str:
    draft = CardDraft(text, **{"topic_field_uid": topic_field(store), "workshop_uid": None, **values})  # type: ignore[arg-type]  # columns of a draft
    with store.operation("add_card") as db:
        return capture.add_card(db, draft)


def second_workshop(store: Store) -> str:
    with store.operation("add_workshop") as db:
        return setup.add_workshop(db, "Zweiter")


def all_of(store: Store, **where: str) -> list[CardView]:
    with store.reading() as db:
        return all_cards(db, **where)


def columns(store: Store, field: int = 0) -> list[Column]:
    uid = topic_field(store, field)
    with store.reading() as db:
        return board(db, uid)


def counts(store: Store) -> Summary:
    with store.reading() as db:
        return summary(db)


def shape(store: Store) -> Outline:
    with store.reading() as db:
        return outline(db)


def test_joined_cards_are_one_card_with_every_wording(store: Store) -> None:
    uids = sorted(add(store, text) for text in ("Zu wenig Busse", "Zu wenig Busse", "Kein Bus"))
    join(store, "card", *uids)
    (card,) = all_of(store)
    assert card.uid == uids[0]
    assert {card.text, *card.wordings} == {"Zu wenig Busse", "Kein Bus"}
    assert card.members[0].uid == uids[0]
    assert {member.uid for member in card.members} == set(uids)


def test_mentions_add_up_and_tags_unite(store: Store) -> None:
    one, other = (tag.uid for tag in shape(store).tags[:2])
    uids = [add(store, "a", mentions=2, tag_uids=(one,)), add(store, "b", mentions=3, tag_uids=(one, other))]
    join(store, "card", *uids)
    (card,) = all_of(store)
    assert (card.mentions, set(card.tag_uids)) == (5, {one, other})


def test_any_member_stands_for_its_group(store: Store) -> None:
    uids = [add(store, "a"), add(store, "b")]
    join(store, "card", *uids)
    with store.reading() as db:
        assert cards_with(db, [uids[0]]) == cards_with(db, [uids[1]]) == all_cards(db)


def test_every_original_stays(store: Store) -> None:
    uids = [add(store, "a", original_wording="слово", original_language="uk"), add(store, "b")]
    join(store, "card", *uids, add(store, "c", original_wording="عمل", original_language="ar"))
    (card,) = all_of(store)
    assert set(card.originals) == {("слово", "uk"), ("عمل", "ar")}


def test_in_one_workshop_only_what_was_said_there_counts(store: Store) -> None:
    first, second = workshop(store), second_workshop(store)
    uids = [add(store, "hier", workshop_uid=first, mentions=2), add(store, "dort", workshop_uid=second)]
    join(store, "card", *uids)
    (here,), (there,) = all_of(store, workshop_uid=first), all_of(store, workshop_uid=second)
    assert [(card.text, card.mentions, card.wordings) for card in (here, there)] == [
        ("hier", 2, ()),
        ("dort", 1, ()),
    ]
    assert (here.uid, there.uid) == (min(uids), min(uids))
    assert (here.text_uid, there.text_uid) == tuple(uids)


def test_each_workshop_lists_the_card_that_was_captured_there(store: Store) -> None:
    first, second, field = workshop(store), second_workshop(store), topic_field(store)
    uids = [add(store, "hier", workshop_uid=first), add(store, "dort", workshop_uid=second)]
    join(store, "card", *uids)
    with store.reading() as db:
        for place in (first, second):
            (captured,) = captured_cards(db, workshop_uid=place, topic_field_uid=field)
            assert captured.uid == min(uids)
    assert counts(store).by_workshop == {first: 1, second: 1}


def test_cards_of_a_joined_cluster_stand_in_the_column_of_the_head(store: Store) -> None:
    clusters = [add_cluster(store, "Bus", add(store, "a")), add_cluster(store, "Busse", add(store, "b"))]
    join(store, "cluster", *clusters)
    _, column = columns(store)
    assert column.cluster_uid == min(clusters)
    assert {column.heading, *column.wordings} == {"Bus", "Busse"}
    assert sorted(card.text for card in column.cards) == ["a", "b"]


def test_joined_topic_fields_are_one_board(store: Store) -> None:
    fields = [topic_field(store), topic_field(store, 1)]
    texts = [add(store, field, topic_field_uid=field) for field in fields]
    join(store, "topic_field", *fields)
    assert len(texts) == len(all_of(store, topic_field_uid=fields[1])) == 2
    assert len(shape(store).topic_fields) == 5
    assert list(counts(store).by_topic_field.values()) == [2, 0, 0, 0, 0]


def test_clusters_joined_across_topic_fields_stand_on_the_board_of_the_head(store: Store) -> None:
    here, there = topic_field(store), topic_field(store, 1)
    with store.operation("add_cluster") as db:
        from kiwork.usecases import arrange  # noqa: PLC0415 - one test alone needs it

        clusters = {arrange.add_cluster(db, field, field): field for field in (here, there)}
    for cluster, field in clusters.items():
        add(store, cluster, topic_field_uid=field, cluster_uid=cluster)
    join(store, "cluster", *clusters)
    boards = {field: columns(store, number) for number, field in enumerate((here, there))}
    shown = {field: [len(column.cards) for column in found] for field, found in boards.items()}
    home = clusters[min(clusters)]
    assert shown == {home: [0, 2], ({here, there} - {home}).pop(): [0]}
    assert {card.topic_field_uid for card in all_of(store)} == {home}


@pytest.mark.parametrize("kind", ["cluster", "dot_round"])
def test_dots_add_up_on_the_head(store: Store, kind: str) -> None:
    clusters = [add_cluster(store, "a"), add_cluster(store, "b")]
    with store.operation("set_dots") as db:
        first, second = weigh.add_round(db, "Runde"), weigh.add_round(db, "Noch eine")
        weigh.set_dots(db, first, clusters[0], 3, workshop_uid=None)
        weigh.set_dots(db, second if kind == "dot_round" else first, clusters[1], 4, workshop_uid=None)
        weigh.set_people(db, first, 5, workshop_uid=None)
        weigh.set_people(db, second, 6, workshop_uid=None)
    join(store, kind, *(clusters if kind == "cluster" else [first, second]))
    with store.reading() as db:
        found = weighing(db, second if kind == "dot_round" else first)
        assert len(rounds(db)) == (1 if kind == "dot_round" else 2)
    assert found
    assert sorted(target.dots for target in found.targets) == ([3, 4] if kind == "dot_round" else [7])
    assert found.people == (11 if kind == "dot_round" else 5)


def test_citations_of_members_count_for_the_head(store: Store) -> None:
    cards = [add(store, "a"), add(store, "b")]
    clusters = [add_cluster(store, "eins", cards[0]), add_cluster(store, "zwei", cards[1])]
    with store.operation("recommend_cluster") as db:
        recommend.recommend_cluster(db, max(clusters))
        recommend.cite_card(
            db, recommend.add_recommendation(db, topic_field_uid(db, clusters), "x"), max(cards)
        )
    join(store, "card", *cards)
    join(store, "cluster", *clusters)
    with store.reading() as db:
        views = recommendations(db)
        assert {view.card_uids for view in views} == {(min(cards),)}
        assert [cluster.uid for view in views for cluster in view.clusters] == [min(clusters)]
        assert [{card.text, *card.wordings} for card in origin(db, views[0]).cards] == [{"a", "b"}]
        assert open_clusters(db) == []


def topic_field_uid(db: object, clusters: list[str]) -> str:
    return next(c.topic_field_uid for c in clusters_of(db) if c.uid in clusters)  # type: ignore[arg-type]  # a session


def test_joined_tags_are_one(store: Store) -> None:
    towns = [tag.uid for tag in shape(store).tags if tag.dimension is Dimension.MUNICIPALITY][:2]
    add(store, "a", tag_uids=tuple(towns))
    join(store, "tag", *towns)
    (card,) = all_of(store)
    assert card.tag_uids == (min(towns),)
    with store.reading() as db:
        assert list(matrix(db, [min(towns)]).values()) == [1]
    assert max(towns) not in {tag.uid for tag in shape(store).tags}


def test_joined_workshops_are_one_with_the_people_of_both(store: Store) -> None:
    first, second = workshop(store), second_workshop(store)
    with store.operation("edit") as db:
        setup.edit(db, "workshop", first, people={"total": 30}, next_steps="Anrufen")
        setup.edit(db, "workshop", second, people={"total": 20}, next_steps="Schreiben")
        setup.add_agenda_step(db, max(first, second), "Begrüßung")
    add(store, "a", workshop_uid=max(first, second))
    join(store, "workshop", first, second)
    (shown,) = shape(store).workshops
    assert (shown.uid, shown.people, len(shown.agenda)) == (min(first, second), {"total": 50}, 1)
    assert set(shown.told("next_steps")) == {"Anrufen", "Schreiben"}
    assert len(all_of(store, workshop_uid=shown.uid)) == 1


def test_counts_are_of_heads(store: Store) -> None:
    join(
        store,
        "card",
        add(store, "a", parked=True),
        add(store, "b", parked=True),
        add(store, "c", parked=True),
    )
    join(store, "cluster", add_cluster(store, "a"), add_cluster(store, "b"))
    found = counts(store)
    assert (found.cards, found.parked, found.unsorted, found.clusters) == (1, 1, 1, 1)
