"""What is left to decide is named as people know it."""

from sqlalchemy import select

from kiwork.models.dots import DotCount
from kiwork.models.kinds import Quarter
from kiwork.queries.undecided import Differing, differing
from kiwork.store.cells import FieldKey
from kiwork.store.store import Store
from kiwork.usecases import weigh
from tests.builders import add_card, add_cluster, topic_field
from tests.parallel import OtherRoom


def found(store: Store) -> tuple[Differing, ...]:
    with store.reading() as db:
        return differing(db)


def test_a_card_is_named_by_its_text(store: Store) -> None:
    card = add_card(store, "Zu wenig Kurse")
    OtherRoom().adds(store, FieldKey("card", card, "text"), "Zu wenige Kurse", at=1)
    (one,) = found(store)
    assert (one.name, one.conflict.field) == ("Zu wenig Kurse", "text")


def test_places_are_named_by_topic_field_and_heading(store: Store) -> None:
    card = add_card(store)
    cluster = add_cluster(store, "Kurszeiten", card)
    field = topic_field(store)
    place = {"topic_field_uid": field, "cluster_uid": None, "position": "a0"}
    OtherRoom().adds(store, FieldKey("card", card, "place"), place, at=1)
    (one,) = found(store)
    assert one.names[cluster] == "Kurszeiten"
    assert one.names[field] == "Sprache und Bildung"


def test_what_has_no_name_is_named_by_what_it_belongs_to(store: Store) -> None:
    cluster = add_cluster(store, "Kurszeiten", add_card(store))
    with store.operation("set_dots") as db:
        round_uid = weigh.add_round(db, "Punktabfrage")
        weigh.set_dots(db, round_uid, cluster, 5, workshop_uid=None)
    with store.reading() as db:
        (count,) = db.scalars(select(DotCount.uid))
    OtherRoom().adds(store, FieldKey("dot_count", count, "dots"), 7, at=1)
    (one,) = found(store)
    assert one.name == "Punktabfrage – Kurszeiten"


def test_two_fields_of_the_matrix_are_to_be_decided(store: Store) -> None:
    cluster = add_cluster(store, "Kurszeiten", add_card(store))
    with store.operation("place_in_matrix") as db:
        weigh.place_in_matrix(db, cluster, Quarter.QUICK_WIN)
    OtherRoom().adds(store, FieldKey("cluster", cluster, "quarter"), "later", at=1)
    (one,) = found(store)
    assert (one.name, one.conflict.shown.content, one.conflict.others[0].content) == (
        "Kurszeiten",
        '"quick_win"',
        '"later"',
    )
