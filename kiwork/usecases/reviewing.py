"""Whether a recommendation can be carried out: the state of its check, and what belongs to that."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from kiwork.errors import KiworkError
from kiwork.models.kinds import Decision, Feasibility, ReviewPart
from kiwork.models.recommendation import Recommendation
from kiwork.models.text import clean
from kiwork.usecases.records import find
from kiwork.usecases.versions import keep_version


class ReasonMissingError(KiworkError):
    """How a check ended needs a reason."""


class FindingIncompleteError(KiworkError):
    """What is feasible needs its cost, its period, and whether a separate decision is necessary."""


class NotInReviewError(KiworkError):
    """How a check ended can only be said of what is in review."""


def review(
    db: Session,
    uid: str,
    state: Feasibility,
    *,
    reason: str = "",
    cost: str = "",
    period: str = "",
    separate_decision: str | None = None,
) -> None:
    """Write down how far the check of a recommendation has come; every change of state goes through here.

    All is written as it is given: what is left out is empty afterwards, but for `separate_decision`, which
    stays as it is without one. Back to "open" or "in review" is always possible, and so is withdrawing; a
    finding follows on "in review" or on another finding. "With changes", "not feasible" and "withdrawn" need
    a reason; "feasible" and "with changes" need cost, period, and yes or no for the separate decision.
    Another state is kept as a version.
    Raises NotInReviewError, ReasonMissingError and FindingIncompleteError.
    """
    recommendation = find(db, Recommendation, uid)
    if not Feasibility(recommendation.feasibility).may_become(state):
        raise NotInReviewError
    decision = Decision(recommendation.separate_decision if separate_decision is None else separate_decision)
    reason, cost, period = clean(reason), clean(cost), clean(period)
    _refuse(state.missing(reason=reason, cost=cost, period=period, separate_decision=decision))
    is_another = recommendation.feasibility != state
    recommendation.feasibility = state.value
    recommendation.feasibility_reason = reason
    recommendation.cost_report = cost
    recommendation.review_period = period
    if separate_decision is not None:
        recommendation.separate_decision = decision.value
    if is_another:
        keep_version(db, uid)


def _refuse(missing: Sequence[ReviewPart]) -> None:
    if ReviewPart.REASON in missing:
        raise ReasonMissingError
    if missing:
        raise FindingIncompleteError
