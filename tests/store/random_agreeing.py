"""Random actions on the way from a recommendation to one that is agreed; part of `random_work`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiwork.models.card import Card, Cluster
from kiwork.models.kinds import ConsultationAnswer, Decision, Feasibility, MeasureState
from kiwork.models.organisation import Consultation, Organisation
from kiwork.models.process import Chapter
from kiwork.models.recommendation import Evidence, Measure, Recommendation
from kiwork.usecases import (
    chapters,
    consulting,
    evidence,
    measures,
    organisations,
    recommend,
    reviewing,
    whereabouts,
)
from kiwork.usecases.evidence import EvidenceDraft

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from tests.store.random_work import Act, Work

DAYS = ("2026-11-02", "2026-11-03")
REFUSALS = (
    measures.CircleError, reviewing.NotInReviewError, reviewing.ReasonMissingError,
    reviewing.FindingIncompleteError, organisations.StillInvolvedError,
)  # fmt: skip


def _add_measure(work: Work, db: Session) -> None:
    if uid := work.any_of(db, Recommendation):
        measures.add_measure(db, uid, work.text())


def _change_measure(work: Work, db: Session) -> None:
    if uid := work.any_of(db, Measure):
        measures.edit_measure(db, uid, who=work.text(), by_when="2027")
        measures.set_measure_state(db, uid, work.dice.choice(list(MeasureState)))
        measures.move_measure(db, uid, work.any_of(db, Measure))
        _unless_refused(lambda: measures.build_on(db, uid, work.any_of(db, Measure)))


def _delete_measure(work: Work, db: Session) -> None:
    if uid := work.any_of(db, Measure):
        measures.delete_measure(db, uid)


def _review(work: Work, db: Session) -> None:
    if uid := work.any_of(db, Recommendation):
        state, decision = work.dice.choice(list(Feasibility)), work.dice.choice(list(Decision))
        reason, cost = work.dice.choice(["", work.text()]), work.dice.choice(["", "10.000 €"])
        _unless_refused(
            lambda: reviewing.review(
                db, uid, state, reason=reason, cost=cost, period="2027", separate_decision=decision
            )
        )


def _consult(work: Work, db: Session) -> None:
    uid, organisation = work.any_of(db, Recommendation), work.any_of(db, Organisation)
    if uid and organisation:
        pair = (uid, organisation)
        consulting.ask(db, [pair], on=work.dice.choice(DAYS))
        if work.dice.random() < 0.3:
            consulting.withdraw(db, [pair])


def _answer(work: Work, db: Session) -> None:
    if uid := work.any_of(db, Consultation):
        answer = work.dice.choice(list(ConsultationAnswer))
        consulting.take_answers(
            db, [consulting.AnswerDraft(uid, answer, work.text(), work.dice.choice(DAYS))]
        )


def _change_organisations(work: Work, db: Session) -> None:
    organisations.edit_organisation(db, recommend.organisation_named(db, work.text()).uid, internal=True)
    if uid := work.any_of(db, Organisation):
        organisations.rename_organisation(db, uid, work.text())
    if work.dice.random() < 0.3 and (uid := work.any_of(db, Organisation)):
        _unless_refused(lambda: organisations.delete_organisation(db, uid))


def _account_for(work: Work, db: Session) -> None:
    whereabouts.give_reason(db, work.some_of(db, Card), work.text())
    if uid := work.any_of(db, Cluster):
        whereabouts.give_cluster_reason(db, uid, work.text())


def _change_chapters(work: Work, db: Session) -> None:
    chapter = work.any_of(db, Chapter) or chapters.add_chapter(db, work.text())
    chapters.move_recommendations(
        db, work.some_of(db, Recommendation), chapter, before_uid=work.any_of(db, Recommendation)
    )
    chapters.introduce_chapter(db, chapter, work.text())
    chapters.move_chapter(db, chapter, work.any_of(db, Chapter))


def _delete_chapter(work: Work, db: Session) -> None:
    if uid := work.any_of(db, Chapter):
        other = work.any_of(db, Chapter)
        chapters.delete_chapter(db, uid, move_to=other if other != uid else None)


def _note_evidence(work: Work, db: Session) -> None:
    draft = EvidenceDraft(work.text(), work.dice.randint(0, 9), work.text())
    if uid := work.any_of(db, Card):
        evidence.add_card_evidence(db, uid, draft)
    if uid := work.any_of(db, Evidence):
        evidence.edit_evidence(db, uid, draft)
    if work.dice.random() < 0.3 and (uid := work.any_of(db, Evidence)):
        evidence.delete_evidence(db, uid)


def _unless_refused(act: Callable[[], object]) -> None:
    try:
        act()
    except REFUSALS:
        return


ACTIONS: list[Act] = [
    _add_measure, _add_measure, _change_measure, _delete_measure, _review, _review, _consult, _answer,
    _change_organisations, _change_chapters, _delete_chapter, _note_evidence, _account_for,
]  # fmt: skip
