"""Organisations, kept once: who they are, where they are at home, how they are reached."""

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from kiwork.errors import KiworkError
from kiwork.models.groups import head, names
from kiwork.models.living import living
from kiwork.models.organisation import Consultation, Organisation
from kiwork.models.recommendation import Recommendation, RecommendationPartner
from kiwork.models.record import Record
from kiwork.models.text import clean, required
from kiwork.usecases.recommend import organisation_named
from kiwork.usecases.records import delete_all, find_all, find_head


class StillInvolvedError(KiworkError):
    """An organisation cannot be deleted while recommendations name it."""


def add_organisation(db: Session, name: str) -> str:
    """Return the uid of the organisation of this name; it is made if there is none."""
    return organisation_named(db, name).uid


def rename_organisation(db: Session, uid: str, name: str) -> None:
    """Give an organisation another name; what was joined with it keeps its own. Raises EmptyTextError."""
    find_head(db, Organisation, uid).name = required(name)


def edit_organisation(db: Session, /, uid: str, **columns: str | bool | None) -> None:
    """Change what is known about an organisation, and about all that were joined with it."""
    for organisation in find_all(db, Organisation, uid):
        for column, value in columns.items():
            setattr(organisation, column, clean(value) if isinstance(value, str) else value)


def delete_organisation(db: Session, uid: str) -> None:
    """Delete an organisation with all that were joined with it.

    Raises StillInvolvedError while it leads, helps with or was asked about a recommendation.
    """
    counts = {
        "leads": _count(db, Recommendation, Recommendation.lead_uid, uid),
        "partners": _count(db, RecommendationPartner, RecommendationPartner.organisation_uid, uid),
        "asked": _count(db, Consultation, Consultation.organisation_uid, uid),
    }
    if any(counts.values()):
        raise StillInvolvedError(**counts)
    delete_all(db, Organisation, uid)


def _count(
    db: Session,
    record_type: type[Record],
    column: InstrumentedAttribute[str] | InstrumentedAttribute[str | None],
    uid: str,
) -> int:
    query = select(func.count()).select_from(record_type)
    return db.scalar(query.where(living(record_type), names(db, column, head(db, uid)))) or 0
