"""The pin board of one topic field: what is unsorted, and the clusters with their cards."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import column, select, table
from sqlalchemy.orm import Session

from kiwork.models.card import Card, Cluster
from kiwork.models.groups import names, shown
from kiwork.models.workshop import Workshop
from kiwork.queries.cards import CardView, all_cards
from kiwork.queries.outline import WorkshopView
from kiwork.queries.places import places
from kiwork.queries.weighing import dots_by_target
from kiwork.queries.wordings import wordings

_CELL = table("cell", *(column(name) for name in ("kind", "row", "field", "writer", "n", "at")))
_CODE_LETTERS = 5


class Column(NamedTuple):
    """A column of the board; the unsorted cards have no cluster and no heading.

    `wordings` are the other headings of clusters that were joined with it, if any `is_joined`.
    """

    cluster_uid: str | None
    heading: str
    cards: tuple[CardView, ...]
    dots: int = 0
    wordings: tuple[str, ...] = ()
    is_joined: bool = False


class ClusterView(NamedTuple):
    """A cluster; `wordings` are the headings of those that were joined with it."""

    uid: str
    heading: str
    topic_field_uid: str
    wordings: tuple[str, ...] = ()


def board(db: Session, topic_field_uid: str) -> list[Column]:
    """Return the columns of a topic field: first the unsorted cards, then its clusters.

    A card whose cluster is not on this board counts as unsorted.
    """
    clusters = clusters_of(db, topic_field_uid)
    known = {cluster.uid for cluster in clusters}
    cards: defaultdict[str | None, list[CardView]] = defaultdict(list)
    for card in all_cards(db, topic_field_uid=topic_field_uid):
        cards[card.cluster_uid if card.cluster_uid in known else None].append(card)
    dots, joined = dots_by_target(db), set(places(db).heads.values())
    columns = [
        Column(c.uid, c.heading, tuple(cards[c.uid]), dots.get(c.uid, 0), c.wordings, c.uid in joined)
        for c in clusters
    ]
    return [Column(None, "", tuple(_by_workshop(db, cards[None]))), *columns]


def card_numbers(db: Session) -> dict[str, tuple[str, int]]:
    """Return workshop and running number of each card of a workshop, as they were captured.

    A number stays when other cards are deleted, or workshops joined, so that it finds the paper again.
    """
    query = (
        select(Card.uid, Card.workshop_uid)
        .join(_CELL, _CELL.c.row == Card.uid)
        .where(_CELL.c.kind == "card", _CELL.c.field == "workshop_uid", Card.workshop_uid.is_not(None))
        .order_by(_CELL.c.at, _CELL.c.writer, _CELL.c.n)
    )
    counts: defaultdict[str, int] = defaultdict(int)
    numbers: dict[str, tuple[str, int]] = {}
    for uid, workshop_uid in db.execute(query):
        if uid not in numbers and workshop_uid:
            counts[workshop_uid] += 1
            numbers[uid] = (workshop_uid, counts[workshop_uid])
    return numbers


def card_labels(db: Session, workshops: Sequence[WorkshopView]) -> dict[str, str]:
    """Return the number on each card of a workshop, with the workshop's code where there are several."""
    numbers = card_numbers(db)
    if len(workshops) < 2:  # noqa: PLR2004 - a single one needs no code
        return {uid: str(number) for uid, (_, number) in numbers.items()}
    codes = {uid: code[:_CODE_LETTERS] for uid, code in db.execute(select(Workshop.uid, Workshop.code))}
    return {uid: f"{codes.get(place, '')} {number}".strip() for uid, (place, number) in numbers.items()}


def clusters_of(db: Session, topic_field_uid: str | None = None) -> list[ClusterView]:
    """Return the living clusters, of one topic field if named, as they stand on the board."""
    query = select(Cluster.uid, Cluster.heading, Cluster.topic_field_uid).where(shown(Cluster))
    if topic_field_uid:
        query = query.where(names(db, Cluster.topic_field_uid, topic_field_uid))
    heads, others = places(db).heads, wordings(db, Cluster, Cluster.heading)
    return [
        ClusterView(uid, heading, heads.get(field, field), others[uid])
        for uid, heading, field in db.execute(query.order_by(Cluster.place, Cluster.uid))
    ]


def _by_workshop(db: Session, cards: list[CardView]) -> list[CardView]:
    order = db.scalars(select(Workshop.uid).where(shown(Workshop)).order_by(Workshop.place, Workshop.uid))
    rank: dict[str | None, int] = {uid: number for number, uid in enumerate(order, 1)}
    return sorted(cards, key=lambda card: (rank.get(card.workshop_uid, 0), card.position, card.uid))
