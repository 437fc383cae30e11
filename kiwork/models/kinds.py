"""The enumerations of the process; plain words that every layer may use."""

from enum import StrEnum


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
