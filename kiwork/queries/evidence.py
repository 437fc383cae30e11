"""Evidence: what surveys and interviews say to cards and recommendations."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiwork.models.groups import by_head, head
from kiwork.models.living import living
from kiwork.models.recommendation import Evidence


@dataclass(frozen=True)
class EvidenceView:
    """One source: `mentions` counts how often it was said there, 0 if nobody counted."""

    uid: str
    source: str
    mentions: int
    quote: str


def evidence(db: Session) -> dict[str, tuple[EvidenceView, ...]]:
    """Return all evidence by the uid of its recommendation, or of the card it shows under."""
    found: defaultdict[str, list[EvidenceView]] = defaultdict(list)
    owner = by_head(db, Evidence.card_uid)
    query = select(owner, Evidence).where(living(Evidence)).order_by(Evidence.source, Evidence.uid)
    for card_uid, one in db.execute(query):
        view = EvidenceView(one.uid, one.source, one.mentions, one.quote)
        found[one.recommendation_uid or card_uid].append(view)
    return {uid: tuple(views) for uid, views in found.items()}


def evidence_for(db: Session, uid: str) -> tuple[EvidenceView, ...]:
    """Return the evidence for one recommendation or card, with that of what was joined with it."""
    return evidence(db).get(head(db, uid), ())
