"""What became of cards: the reason why one, or a whole cluster, has no recommendation."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from kiwork.models.card import Card, Cluster
from kiwork.models.text import clean
from kiwork.usecases.records import find_all


def give_reason(db: Session, card_uids: Sequence[str], reason: str) -> None:
    """Say what became of cards and of what was joined with them; an empty reason takes it back."""
    told = clean(reason)
    for uid in card_uids:
        for card in find_all(db, Card, uid):
            card.outcome = told


def give_cluster_reason(db: Session, cluster_uid: str, reason: str) -> None:
    """Say what became of all cards of a cluster that have nothing of their own; empty takes it back."""
    told = clean(reason)
    for cluster in find_all(db, Cluster, cluster_uid):
        cluster.outcome = told
