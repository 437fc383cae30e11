"""What can be printed: the editions of the protocol, and what a person leaves in or out."""

from dataclasses import dataclass
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


BUILT = (Edition.MINUTES, Edition.DOCUMENTATION, Edition.CONSULTATION)
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
