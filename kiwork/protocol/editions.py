"""What can be printed: the editions of the protocol, and what a person leaves in or out."""

from dataclasses import dataclass, fields
from enum import StrEnum

from kiwork.errors import KiworkError


class Edition(StrEnum):
    """The printed forms of the same data."""

    MINUTES = "minutes"
    DOCUMENTATION = "documentation"
    CONCEPT = "concept"
    SHORT = "short"
    TOPIC = "topic"
    SHEETS = "sheets"
    ACTIONS = "actions"
    CONSULTATION = "consultation"
    COMMITTEE = "committee"
    WHEREABOUTS = "whereabouts"
    MERGE = "merge"


BUILT = (
    Edition.MINUTES,
    Edition.DOCUMENTATION,
    Edition.SHEETS,
    Edition.ACTIONS,
    Edition.CONSULTATION,
    Edition.COMMITTEE,
    Edition.WHEREABOUTS,
)
"""The editions that can be printed today."""


class EditionNotBuiltError(KiworkError):
    """This edition cannot be printed yet."""


class NoSuchWorkshopError(KiworkError):
    """The workshop that was to be printed is not in the file."""


@dataclass(frozen=True)
class Choices:
    """What stands in a protocol, in the order of the pages; `internal` lets in what is not for the public.

    Photos stand in it only if somebody wants them: handwriting tells who wrote.
    """

    agenda: bool = True
    questions: bool = True
    overview: bool = True
    cards: bool = True
    originals: bool = True
    weighting: bool = True
    recommendations: bool = True
    parked: bool = True
    next_steps: bool = True
    photos: bool = False
    abbreviations: bool = True
    internal: bool = False


CONTENTS = {
    Edition.SHEETS: ("weighting", "internal"),
    Edition.ACTIONS: ("internal",),
    Edition.COMMITTEE: ("internal",),
    Edition.CONSULTATION: ("internal",),
    Edition.WHEREABOUTS: ("originals",),
}
"""What can be chosen for an edition that does not hold everything, by the names of `Choices`."""


def contents_of(edition: Edition) -> tuple[str, ...]:
    """Return what can be left in or out of an edition."""
    return CONTENTS.get(edition, tuple(field.name for field in fields(Choices)))
