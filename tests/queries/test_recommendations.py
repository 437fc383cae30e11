"""What a sheet says that is derived: what it still needs, its tags, and its field of the matrix."""

import pytest

from kiwork.models.kinds import Dimension, Quarter
from kiwork.queries.recommendations import DRAFT, RecommendationView, recommendations
from kiwork.store.store import Store
from kiwork.usecases import recommend, setup, weigh
from tests.builders import add_cluster, join, topic_field


def made(store: Store, *cluster_uids: str) -> str:
    field = topic_field(store)
    with store.operation("add_recommendation") as db:
        uid = recommend.add_recommendation(db, field, "Sprachkurse")
        recommend.change_origin(db, uid, cite=cluster_uids)
    return uid


def only(store: Store) -> RecommendationView:
    with store.reading() as db:
        (found,) = recommendations(db)
    return found


def placed(store: Store, *clusters: tuple[Quarter, int]) -> list[str]:
    uids = [add_cluster(store, f"Cluster {number}") for number, _ in enumerate(clusters)]
    with store.operation("place_in_matrix") as db:
        dot_round = weigh.add_round(db, "Runde")
        for uid, (quarter, dots) in zip(uids, clusters, strict=True):
            weigh.place_in_matrix(db, uid, quarter)
            weigh.set_dots(db, dot_round, uid, dots, workshop_uid=None)
    return uids


def test_a_first_draft_needs_three_fields(store: Store) -> None:
    uid = made(store)
    assert only(store).missing == DRAFT == ("goal", "description", "lead")
    with store.operation("edit_recommendation") as db:
        recommend.edit_recommendation(db, uid, goal="Deutsch", description="Kurse am Abend")
        recommend.set_lead(db, uid, "VHS")
    assert only(store).missing == ()


@pytest.mark.parametrize(
    ("clusters", "expected"),
    [
        ((), None),
        (((Quarter.LATER, 0),), Quarter.LATER),
        (((Quarter.LATER, 2), (Quarter.QUICK_WIN, 3)), Quarter.QUICK_WIN),
        (((Quarter.LATER, 2), (Quarter.QUICK_WIN, 3), (Quarter.LATER, 2)), Quarter.LATER),
        (((Quarter.LATER, 0), (Quarter.QUICK_WIN, 0), (Quarter.LATER, 0)), Quarter.LATER),
        (((Quarter.LATER, 1), (Quarter.FOCUS, 1)), Quarter.FOCUS),
    ],
)
def test_the_field_of_the_matrix_is_where_most_dots_lie(
    store: Store, clusters: tuple[tuple[Quarter, int], ...], expected: Quarter | None
) -> None:
    made(store, *placed(store, *clusters))
    assert only(store).quarter is expected


def test_tags_that_were_joined_are_taken_together(store: Store) -> None:
    uid = made(store)
    with store.operation("add_tag") as db:
        tags = [setup.add_tag(db, Dimension.THEME, title) for title in ("Digitales", "Digitalisierung")]
        recommend.tag_recommendation(db, uid, add=tags)
    assert len(only(store).tag_uids) == 2
    join(store, "tag", *tags)
    (shown,) = only(store).tag_uids
    with store.operation("tag_recommendation") as db:
        recommend.tag_recommendation(db, uid, take=[shown])
    assert only(store).tag_uids == ()
