"""What a protocol is made of: its cards in groups, each with its number, and everything around them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from kiwork.models.kinds import CardKind, Quarter
from kiwork.protocol.editions import Choices
from kiwork.protocol.results import Result
from kiwork.protocol.words import Words
from kiwork.queries.cards import CardView
from kiwork.queries.consulting import ConsultationView
from kiwork.queries.evidence import EvidenceView
from kiwork.queries.measures import MeasureView
from kiwork.queries.outline import Outline, WorkshopView
from kiwork.queries.parking import ParkingView
from kiwork.queries.photos import PhotoView
from kiwork.queries.recommendations import RecommendationView
from kiwork.queries.versions import VersionView


@dataclass(frozen=True)
class Group:
    """Cards that stand together on the page: a cluster, or, without its uid, what is unsorted."""

    cluster_uid: str | None
    heading: str
    cards: tuple[CardView, ...]
    wordings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Field:
    """A topic field of the protocol; without a uid, the cards that hang in none."""

    uid: str | None
    title: str
    wordings: tuple[str, ...]
    descriptions: tuple[str, ...]
    groups: tuple[Group, ...]
    parked: tuple[CardView, ...]
    recommendations: tuple[RecommendationView, ...]

    @cached_property
    def cards(self) -> list[CardView]:
        """Every card once, the parked ones last."""
        return [*(card for group in self.groups for card in group.cards), *self.parked]

    def count(self, kind: CardKind) -> int:
        """Return how many of the cards are of a kind."""
        return sum(card.kind is kind for card in self.cards)

    @cached_property
    def clusters(self) -> list[Group]:
        """The groups that are clusters."""
        return [group for group in self.groups if group.cluster_uid]


@dataclass(frozen=True)
class Material:
    """Everything a protocol says.

    `workshop` is the one it is about, None if there are several; `numbers` are those of the cards as they
    are printed; `known` holds every card of the file that may be named; `quarters` are the fields of the
    effort/impact matrix by cluster, of those that were placed; `photos` are those to be printed, by workshop,
    with their pictures; `measures` are those of all recommendations, by recommendation, `versions`
    the newest of each, and whether the sheet is another now; `evidence` is that of
    recommendations, and of cards, by uid; `consultations` are the askings by recommendation, of those that
    may be named.
    """

    words: Words
    choices: Choices
    outline: Outline
    workshop: WorkshopView | None
    workshops: tuple[WorkshopView, ...]
    fields: tuple[Field, ...]
    numbers: Mapping[str, int]
    known: Mapping[str, CardView]
    results: tuple[Result, ...]
    parking: Mapping[str, ParkingView]
    quarters: Mapping[str, Quarter]
    photos: Mapping[str, tuple[tuple[PhotoView, bytes], ...]]
    measures: Mapping[str, tuple[MeasureView, ...]]
    versions: Mapping[str, tuple[VersionView, bool]]
    evidence: Mapping[str, tuple[EvidenceView, ...]]
    consultations: Mapping[str, tuple[ConsultationView, ...]]

    @cached_property
    def cards(self) -> list[CardView]:
        """Every card of the protocol once."""
        return [card for field in self.fields for card in field.cards]

    @cached_property
    def kinds(self) -> list[CardKind]:
        """The kinds of its cards, if there is more than one to tell apart."""
        found = {card.kind for card in self.cards}
        return [kind for kind in CardKind if kind in found] if len(found) > 1 else []

    @cached_property
    def shows_codes(self) -> bool:
        """Whether a card has to say from which workshop it is."""
        return len({uid for card in self.cards for uid in card.workshop_uids or (None,)}) > 1

    def code(self, workshop_uid: str | None) -> str:
        """Return the short name of a workshop."""
        workshop = self.outline.workshop(workshop_uid)
        return (workshop.code or workshop.title) if workshop else ""

    def dots(self, target_uids: Iterable[str]) -> int:
        """Return the dots on some targets, over all rounds."""
        wanted = set(target_uids)
        return sum(
            target.dots for result in self.results for target in result.targets if target.uid in wanted
        )
