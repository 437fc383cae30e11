"""Coordination with organisations: asking them about recommendations, and noting what they answer."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiwork.models.groups import head, names
from kiwork.models.kinds import ConsultationAnswer
from kiwork.models.living import living
from kiwork.models.organisation import Consultation, Organisation
from kiwork.models.recommendation import Recommendation
from kiwork.models.text import clean
from kiwork.usecases.records import find, find_head
from kiwork.usecases.versions import keep_version

Pair = tuple[str, str]
"""The uids of a recommendation and of the organisation that is asked about it."""


@dataclass(frozen=True)
class AnswerDraft:
    """What an organisation answered to one asking; `on` is an ISO date."""

    consultation_uid: str
    answer: ConsultationAnswer
    condition: str = ""
    on: str = ""


def ask(db: Session, pairs: Collection[Pair], *, on: str) -> list[str]:
    """Note that organisations are asked on a day, each about a recommendation; return the uids.

    Whoever has not answered yet is not asked twice: the asking is about the sheet as it is now, which is kept
    as a version, so that an answer tells what it was given to.
    """
    return [_ask(db, *pair, on).uid for pair in pairs]


def answer_by_hand(
    db: Session,
    pairs: Collection[Pair],
    answer: ConsultationAnswer,
    *,
    on: str,
    condition: str = "",
    internal: bool | None = None,
) -> None:
    """Note what organisations said otherwise than on a sheet; whoever was not asked is asked thereby."""
    for pair in pairs:
        consultation = _newest(db, *pair) or _ask(db, *pair, on)
        _note(consultation, answer, condition, on)
        if internal is not None:
            consultation.internal = internal


def take_answers(db: Session, drafts: Sequence[AnswerDraft]) -> None:
    """Note the answers of sheets that came back."""
    for draft in drafts:
        _note(find(db, Consultation, draft.consultation_uid), draft.answer, draft.condition, draft.on)


def withdraw(db: Session, pairs: Collection[Pair]) -> None:
    """Let organisations not have been asked, the last time that they were; other askings stay."""
    for pair in pairs:
        if consultation := _newest(db, *pair):
            consultation.alive = False


def _ask(db: Session, recommendation_uid: str, organisation_uid: str, on: str) -> Consultation:
    recommendation = find(db, Recommendation, recommendation_uid)
    organisation = find_head(db, Organisation, organisation_uid)
    consultation = _newest(db, recommendation.uid, organisation.uid)
    if consultation is None or consultation.answer != ConsultationAnswer.OPEN.value:
        consultation = Consultation(recommendation_uid=recommendation.uid, organisation_uid=organisation.uid)
        db.add(consultation)
    consultation.asked_on = on
    consultation.about_version = keep_version(db, recommendation.uid)
    db.flush()
    return consultation


def _newest(db: Session, recommendation_uid: str, organisation_uid: str) -> Consultation | None:
    """Return the asking of which the matrix tells; see `queries.consulting.newest_first`."""
    query = select(Consultation).where(
        Consultation.recommendation_uid == recommendation_uid,
        names(db, Consultation.organisation_uid, head(db, organisation_uid)),
        living(Consultation),
    )
    return max(db.scalars(query), key=_age, default=None)


def _age(consultation: Consultation) -> tuple[str, bool, str, str]:
    answered = consultation.answer != ConsultationAnswer.OPEN.value
    return (consultation.asked_on, answered, consultation.answered_on, consultation.uid)


def _note(consultation: Consultation, answer: ConsultationAnswer, condition: str, on: str) -> None:
    is_open = answer is ConsultationAnswer.OPEN
    consultation.answer = answer.value
    consultation.condition = clean(condition)
    consultation.answered_on = "" if is_open else on
