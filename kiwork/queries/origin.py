"""Where a recommendation comes from: every card it leads back to, and how much that is."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiwork.models.card import Card
from kiwork.models.groups import by_head
from kiwork.models.living import living
from kiwork.queries.cards import CardView, cards_with
from kiwork.queries.recommendations import RecommendationView
from kiwork.queries.weighing import dots_by_target

FEW = 500
"""So many targets are asked for by name; of more, all dots are read."""


@dataclass(frozen=True)
class OriginView:
    """The cards word for word, how many workshops they were said in, and the dots on cards and clusters."""

    cards: tuple[CardView, ...]
    workshops: int
    dots: int


def origin(db: Session, view: RecommendationView) -> OriginView:
    """Return the cards that a recommendation cites and those that hang in clusters it cites, each once.

    Cards that were joined are one; dots are those of all rounds that are revealed.
    """
    cards = tuple(cards_with(db, [*view.card_uids, *_hanging(db, view)]))
    workshops = {uid for card in cards for uid in card.workshop_uids}
    targets = [*(card.uid for card in cards), *(cluster.uid for cluster in view.clusters)]
    dots = dots_by_target(db, target_uids=targets if len(targets) <= FEW else None)
    return OriginView(cards, len(workshops), sum(dots.get(uid, 0) for uid in targets))


def _hanging(db: Session, view: RecommendationView) -> list[str]:
    clusters = [cluster.uid for cluster in view.clusters]
    query = select(Card.uid).where(living(Card), by_head(db, Card.cluster_uid).in_(clusters))
    return list(db.scalars(query.order_by(Card.position, Card.uid))) if clusters else []
