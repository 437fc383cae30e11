"""Every card of the process, by topic field and cluster, as a protocol lists them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from kiwork.queries.board import ClusterView, clusters_of
from kiwork.queries.cards import CardView, all_cards
from kiwork.queries.outline import Outline


@dataclass(frozen=True)
class ClusterCards:
    """A cluster with its cards in order; it may have none."""

    uid: str
    heading: str
    cards: tuple[CardView, ...]
    wordings: tuple[str, ...] = ()


@dataclass(frozen=True)
class FieldCards:
    """All cards of a topic field, the unsorted ones by workshop; without a uid, those that hang in none."""

    topic_field_uid: str | None
    clusters: tuple[ClusterCards, ...]
    unsorted: tuple[CardView, ...]

    @property
    def cards(self) -> list[CardView]:
        """Every card once."""
        return [*(card for cluster in self.clusters for card in cluster.cards), *self.unsorted]


def cards_by_topic_field(db: Session, outline: Outline) -> list[FieldCards]:
    """Return every living card once: by topic field in their order, last those that hang in none."""
    clusters: defaultdict[str | None, list[ClusterView]] = defaultdict(list)
    for cluster in clusters_of(db):
        clusters[cluster.topic_field_uid].append(cluster)
    fields = [*(field.uid for field in outline.topic_fields), None]
    listed = {cluster.uid for field in fields for cluster in clusters[field]}
    cards = _by_place(all_cards(db), listed, {uid for uid in fields if uid})
    ranks = {workshop.uid: rank for rank, workshop in enumerate(outline.workshops)}
    return [
        FieldCards(
            topic_field_uid=field,
            clusters=tuple(
                ClusterCards(c.uid, c.heading, tuple(cards[c.uid]), c.wordings) for c in clusters[field]
            ),
            unsorted=tuple(
                sorted(cards[field or ""], key=lambda card: ranks.get(card.workshop_uid or "", -1))
            ),
        )
        for field in fields
    ]


def _by_place(
    cards: Iterable[CardView], clusters: set[str], fields: set[str]
) -> defaultdict[str, list[CardView]]:
    """Sort cards by the uid of their cluster, else of their topic field, else under ""."""
    places: defaultdict[str, list[CardView]] = defaultdict(list)
    for card in cards:
        field = card.topic_field_uid if card.topic_field_uid in fields else None
        places[(card.cluster_uid if card.cluster_uid in clusters else field) or ""].append(card)
    return places
