"""What needs a political decision of its own, with what the check says about cost and period."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiwork.models.recommendation import Recommendation

NEEDED = "yes"
"""What `separate_decision` holds where one is needed."""


@dataclass(frozen=True)
class NeededDecision:
    """What it costs and how long it takes; empty where nobody has said so yet."""

    cost: str
    period: str


def needed_decisions(db: Session) -> dict[str, NeededDecision]:
    """Return every recommendation that needs one, by uid; what the check found comes before the draft."""
    query = select(Recommendation).where(Recommendation.alive, Recommendation.separate_decision == NEEDED)
    return {
        found.uid: NeededDecision(found.cost_report or found.cost, found.review_period or found.timeframe)
        for found in db.scalars(query)
    }
