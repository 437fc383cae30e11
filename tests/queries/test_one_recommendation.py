"""One recommendation read by itself says what it says in the list."""

from kiwork.models.kinds import Dimension
from kiwork.queries.recommendations import recommendation, recommendations
from kiwork.store.store import Store
from kiwork.usecases import recommend, setup, weigh
from tests.builders import add_card, add_cluster, delete_elsewhere, join, topic_field


def filled(store: Store, number: int) -> str:
    field = topic_field(store)
    clusters = [add_cluster(store, f"Cluster {number}.{n}", add_card(store, f"Karte {n}")) for n in range(2)]
    join(store, "cluster", *clusters)
    with store.operation("begin") as db:
        uid = recommend.add_recommendation(db, field, f"Empfehlung {number}")
        recommend.change_origin(db, uid, cite=clusters)
        recommend.set_lead(db, uid, "VHS")
        recommend.set_partners(db, uid, ["Caritas", f"Träger {number}"])
        recommend.tag_recommendation(
            db, uid, add=[setup.add_tag(db, Dimension.TARGET_GROUP, f"Eltern {number}")]
        )
        dot_round = weigh.add_round(db, "Runde")
        weigh.set_dots(db, dot_round, clusters[1], 3 + number, workshop_uid=None)
    return uid


def test_it_says_what_it_says_in_the_list(store: Store) -> None:
    uids = [filled(store, number) for number in range(3)]
    with store.reading() as db:
        assert [recommendation(db, uid) for uid in uids] == recommendations(db)


def test_what_was_deleted_is_none(store: Store) -> None:
    uid = filled(store, 1)
    delete_elsewhere(store, "recommendation", uid)
    with store.reading() as db:
        assert recommendation(db, uid) is None
