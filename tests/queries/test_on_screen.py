"""What a room may see: everything public of cards, and nothing else of the file."""

from pathlib import Path

import pytest

from kiwork.models.card import Card
from kiwork.models.kinds import TargetKind
from kiwork.queries.on_screen import first_seen, public_uids, seen_cards, seen_clusters, seen_ranking
from kiwork.queries.weighing import rounds
from kiwork.store.store import Store
from kiwork.usecases import capture, weigh
from kiwork.usecases.capture import CardDraft
from tests.builders import add_card, add_cluster, join, topic_field, workshop
from tests.marking import MARK, PUBLIC, mark_everything


def keep_internal(store: Store, uid: str) -> None:
    with store.operation("set_internal") as db:
        capture.set_internal(db, uid, internal=True)


def add_round(store: Store, dots: dict[str, int], **columns: str | bool) -> str:
    with store.operation("add_round") as db:
        uid = weigh.add_round(db, "Punktabfrage")
        weigh.edit_round(db, uid, **columns)
    with store.operation("set_dots") as db:
        for target, number in dots.items():
            weigh.set_dots(db, uid, target, number, workshop_uid=None)
    return uid


def test_an_internal_card_is_never_seen(store: Store) -> None:
    seen, internal = add_card(store, "für alle"), add_card(store, "intern")
    keep_internal(store, internal)
    with store.reading() as db:
        assert [card.text for card in seen_cards(db, [internal, seen])] == ["für alle"]
        assert public_uids(db) == {seen}
        assert public_uids(db, [internal]) == set()


def test_of_joined_cards_the_room_sees_what_is_not_internal(store: Store) -> None:
    uids = [add_card(store, text) for text in ("eins", "zwei", "drei")]
    join(store, "card", *uids)
    with store.reading() as db:
        head = seen_cards(db, uids)[0].uid
    with store.operation("set_internal") as db:
        db.get_one(Card, head).internal = True
    with store.reading() as db:
        (card,) = seen_cards(db, uids)
        hidden = db.get_one(Card, head).text
    assert hidden not in {card.text, *card.wordings}
    assert card.mentions == 2
    assert set(card.spoken) == {*uids} - {head}


def test_held_cards_are_not_seen_and_not_counted(store: Store) -> None:
    seen, held = add_card(store, "bekannt"), add_card(store, "neu")
    add_cluster(store, "Kurse", seen, held)
    field = topic_field(store)
    with store.reading() as db:
        (cluster,) = seen_clusters(db, field, held=frozenset({held}), most_cards=5)
    assert cluster.number == 1
    assert [card.text for card in cluster.cards] == ["bekannt"]


def test_no_more_cards_are_read_than_asked_for(store: Store) -> None:
    uids = [add_card(store, f"Karte {number}") for number in range(6)]
    keep_internal(store, uids[1])
    with store.reading() as db:
        found = first_seen(db, uids, most=2, held=frozenset({uids[2]}))
    assert [card.uid for card in found] == [uids[0], uids[3]]


def test_internal_cards_in_a_cluster_are_not_counted_also_when_joined(store: Store) -> None:
    uids = [add_card(store, text) for text in ("eins", "zwei", "drei", "vier")]
    add_cluster(store, "Kurse", *uids)
    join(store, "card", *uids[:2])
    keep_internal(store, uids[2])
    field = topic_field(store)
    with store.reading() as db:
        (cluster,) = seen_clusters(db, field)
    assert cluster.number == 2
    assert cluster.cards == ()


def test_a_round_that_is_not_revealed_shows_no_number(store: Store) -> None:
    cluster = add_cluster(store, "Kurse")
    add_round(store, {cluster: 5}, revealed=False)
    field = topic_field(store)
    with store.reading() as db:
        ranking = seen_ranking(db, None, topic_field_uids=[field])
    assert ranking is not None
    assert not ranking.revealed
    assert ranking.ranks == ()


def test_the_ranks_of_cards_skip_what_is_internal(store: Store) -> None:
    first, second, third = (add_card(store, text) for text in ("viel", "intern", "wenig"))
    add_round(store, {first: 9, second: 5, third: 2}, target_kind=TargetKind.CARD.value)
    keep_internal(store, second)
    field = topic_field(store)
    with store.reading() as db:
        ranking = seen_ranking(db, rounds(db)[0].uid, topic_field_uids=[field])
    assert ranking is not None
    assert [(rank.rank, rank.text) for rank in ranking.ranks] == [(1, "viel"), (2, "wenig")]


@pytest.mark.parametrize("kind", [kind.value for kind in TargetKind])
def test_no_column_but_the_public_ones_is_ever_seen(store: Store, tmp_path: Path, kind: str) -> None:
    place, field = workshop(store), topic_field(store)
    uids = [add_card(store, "eins"), add_card(store, "zwei")]
    with store.operation("add_card") as db:
        capture.add_card(db, CardDraft("drei", field, place, source=MARK))
    cluster = add_cluster(store, "Kurse", *uids)
    keep_internal(store, uids[1])
    add_round(store, {cluster: 5, uids[0]: 3, uids[1]: 2}, target_kind=kind)
    mark_everything(store, PUBLIC)
    with store.reading() as db:
        seen = (
            seen_cards(db, public_uids(db)),
            seen_clusters(db, field, most_cards=9),
            seen_ranking(db, None, topic_field_uids=[field]),
        )
    assert "eins" in repr(seen)
    assert MARK not in repr(seen)
