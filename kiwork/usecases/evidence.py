"""Evidence: what a survey or an interview says to a card or a recommendation."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from kiwork.errors import KiworkError
from kiwork.models.card import Card
from kiwork.models.recommendation import Evidence, Recommendation
from kiwork.models.text import clean
from kiwork.usecases.records import find, find_head


class EmptyEvidenceError(KiworkError):
    """Evidence names a source or quotes somebody."""


@dataclass(frozen=True)
class EvidenceDraft:
    """What is typed: where it stands, how often it was mentioned (0: not counted), and a quote."""

    source: str
    mentions: int = 0
    quote: str = ""


def add_card_evidence(db: Session, card_uid: str, draft: EvidenceDraft) -> str:
    """Note evidence for a card and return its uid; raises EmptyEvidenceError."""
    return _add(db, Evidence(card_uid=find_head(db, Card, card_uid).uid), draft)


def add_recommendation_evidence(db: Session, recommendation_uid: str, draft: EvidenceDraft) -> str:
    """Note evidence for a recommendation and return its uid; raises EmptyEvidenceError."""
    return _add(db, Evidence(recommendation_uid=find(db, Recommendation, recommendation_uid).uid), draft)


def edit_evidence(db: Session, uid: str, draft: EvidenceDraft) -> None:
    """Change evidence; raises EmptyEvidenceError."""
    _write(find(db, Evidence, uid), draft)


def delete_evidence(db: Session, uid: str) -> None:
    """Delete evidence."""
    find(db, Evidence, uid).alive = False


def _add(db: Session, evidence: Evidence, draft: EvidenceDraft) -> str:
    _write(evidence, draft)
    db.add(evidence)
    db.flush()
    return evidence.uid


def _write(evidence: Evidence, draft: EvidenceDraft) -> None:
    source, quote = clean(draft.source), clean(draft.quote)
    if not source and not quote:
        raise EmptyEvidenceError
    evidence.source, evidence.mentions, evidence.quote = source, max(0, draft.mentions), quote
