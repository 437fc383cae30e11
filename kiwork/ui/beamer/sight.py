"""What the room sees at one moment, as plain values: all that the second window is ever given."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from kiwork.queries.on_screen import SeenCard, SeenCluster, SeenRanking


class Scene(StrEnum):
    """What can be shown."""

    QUESTION = "question"
    NEWEST = "newest"
    CLUSTERS = "clusters"
    BOARD = "board"
    RANKING = "ranking"
    CARD = "card"


class Sight(NamedTuple):
    """A scene with the topic field and the question above it."""

    scene: Scene
    topic_field: str = ""
    question: str = ""
    cards: tuple[SeenCard, ...] = ()
    clusters: tuple[SeenCluster, ...] = ()
    ranking: SeenRanking | None = None

    def spoken(self) -> frozenset[str]:
        """Return the ids of all cards whose words are seen."""
        return frozenset(uid for card in self._all_cards() for uid in card.spoken)

    def without(self, uids: frozenset[str]) -> "Sight":
        """Return the same picture, without the cards that say what these said."""
        ranking = self.ranking
        if ranking:
            kept = tuple(rank for rank in ranking.ranks if not (rank.card and _says(rank.card, uids)))
            ranking = ranking._replace(ranks=kept)
        return self._replace(
            cards=_kept(self.cards, uids),
            clusters=tuple(c._replace(cards=_kept(c.cards, uids)) for c in self.clusters),
            ranking=ranking,
        )

    def _all_cards(self) -> Iterator[SeenCard]:
        yield from self.cards
        for cluster in self.clusters:
            yield from cluster.cards
        for rank in self.ranking.ranks if self.ranking else ():
            if rank.card:
                yield rank.card


def _kept(cards: tuple[SeenCard, ...], gone: frozenset[str]) -> tuple[SeenCard, ...]:
    return tuple(card for card in cards if not _says(card, gone))


def _says(card: SeenCard, uids: frozenset[str]) -> bool:
    return not uids.isdisjoint(card.spoken)
