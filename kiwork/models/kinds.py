"""The enumerations and small values of the process; plain words that every layer may use."""

from enum import StrEnum
from math import ceil
from typing import Self

Spot = tuple[int, int]
"""A place on a picture as it is stored: thousandths of its width and height, from the upper left."""


class CardKind(StrEnum):
    """What a card is about."""

    CHALLENGE = "challenge"
    SOLUTION = "solution"
    OFFER = "offer"


class WorkshopState(StrEnum):
    """Whether a workshop still takes cards."""

    OPEN = "open"
    CLOSED = "closed"


class Feasibility(StrEnum):
    """How far the check of a recommendation has come, and how it ended."""

    OPEN = "open"
    IN_REVIEW = "in_review"
    FEASIBLE = "feasible"
    WITH_CHANGES = "with_changes"
    NOT_FEASIBLE = "not_feasible"
    WITHDRAWN = "withdrawn"

    @property
    def needs(self) -> tuple["ReviewPart", ...]:
        """What must be written down for the check to end like that."""
        return _NEEDED.get(self, ())

    def missing(
        self, *, reason: str, cost: str, period: str, separate_decision: str
    ) -> tuple["ReviewPart", ...]:
        """Return what is still missing of what it needs."""
        said = {
            ReviewPart.REASON: reason,
            ReviewPart.COST: cost,
            ReviewPart.PERIOD: period,
            ReviewPart.DECISION: Decision(separate_decision) is not Decision.OPEN,
        }
        return tuple(part for part in self.needs if not said[part])

    @property
    def is_finding(self) -> bool:
        """Whether it says how a check ended; one that was withdrawn was not checked to the end."""
        return self in (Feasibility.FEASIBLE, Feasibility.WITH_CHANGES, Feasibility.NOT_FEASIBLE)

    def may_become(self, other: "Feasibility") -> bool:
        """Say whether one may go from here to another state.

        Back to "open" or "in review" is always possible, and so is withdrawing. How a check ended can be said
        of what is in review, and may be mended afterwards.
        """
        return not other.is_finding or self.is_finding or self is Feasibility.IN_REVIEW


class ReviewPart(StrEnum):
    """What a review writes down beside its state."""

    REASON = "reason"
    COST = "cost"
    PERIOD = "period"
    DECISION = "separate_decision"


_NEEDED = {
    Feasibility.FEASIBLE: (ReviewPart.COST, ReviewPart.PERIOD, ReviewPart.DECISION),
    Feasibility.WITH_CHANGES: tuple(ReviewPart),
    Feasibility.NOT_FEASIBLE: (ReviewPart.REASON,),
    Feasibility.WITHDRAWN: (ReviewPart.REASON,),
}


class _OpenAtFirst(StrEnum):
    """An enumeration with a member OPEN: what nobody said, or another hand wrote into a file, is open."""

    @classmethod
    def _missing_(cls, _value: object) -> Self:
        return cls("open")


class Decision(_OpenAtFirst):
    """Whether a recommendation needs a separate political decision; what nobody said is open."""

    YES = "yes"
    NO = "no"
    OPEN = "open"


class MeasureState(_OpenAtFirst):
    """How far a measure has come; what nobody said is open."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    DONE = "done"


class ConsultationAnswer(_OpenAtFirst):
    """What an organisation answered when it was asked about a recommendation."""

    OPEN = "open"
    AGREED = "agreed"
    WITH_CONDITION = "with_condition"
    REFUSED = "refused"


class TargetKind(StrEnum):
    """What the dots of a round are put on."""

    CLUSTER = "cluster"
    CARD = "card"


class Dimension(StrEnum):
    """The four dimensions of tags."""

    MUNICIPALITY = "municipality"
    TARGET_GROUP = "target_group"
    PERSPECTIVE = "perspective"
    THEME = "theme"


class DotRule(StrEnum):
    """By what rule each person gets dots; see `dots_for`."""

    FIXED = "fixed"
    HALF = "half"
    THIRD = "third"
    QUARTER = "quarter"

    @classmethod
    def _missing_(cls, _value: object) -> "DotRule":
        """Take what another hand wrote into a file, or nothing at all, for a number that was agreed on."""
        return cls.FIXED

    @property
    def divisor(self) -> int | None:
        """By what the number of themes is divided; None if it does not matter."""
        return {DotRule.HALF: 2, DotRule.THIRD: 3, DotRule.QUARTER: 4}.get(self)

    def dots_for(self, themes: int, agreed: int | None) -> int | None:
        """Return the dots of each person for so many themes; `agreed` is the number of the fixed rule.

        Rules of thumb of the moderation method: half as many dots as themes, rounded up, is the usual one; a
        third ("N/3", known from multivoting) sets priorities more sharply, a quarter suits long lists. None
        if the number is not known.
        """
        if self.divisor is None:
            return agreed
        return ceil(themes / self.divisor) or None


class Quarter(StrEnum):
    """A field of the effort/impact matrix, in the order of the keys 1 to 4: the upper two, the lower two."""

    QUICK_WIN = "quick_win"
    FOCUS = "focus"
    BY_THE_WAY = "by_the_way"
    LATER = "later"

    @classmethod
    def of(cls, value: str) -> "Quarter | None":
        """Return the field that a stored value names; None if it names none."""
        return next((quarter for quarter in cls if quarter == value), None)
