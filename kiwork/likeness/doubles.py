"""Groups of texts that say the same, to be offered to a person, never joined unasked."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from kiwork.likeness.meaning import as_written
from kiwork.likeness.verdict import likeness, without_partner
from kiwork.likeness.wordings import Group, Wording, grouped, wordings


class Sameness(StrEnum):
    """How much the texts of a group are the same."""

    EXACT = "exact"
    NEAR = "near"


@dataclass(frozen=True)
class Doubles:
    """Keys of texts that say the same, those of equal wording side by side.

    `likeness` is that of the two least alike (0.8 to 1; 1 also for another order of the words), `shared`
    the words of the first text that all have, as they stand there.
    """

    wordings: tuple[tuple[str, ...], ...]
    likeness: float
    shared: tuple[str, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """All keys of the group."""
        return tuple(chain.from_iterable(self.wordings))

    @property
    def sameness(self) -> Sameness:
        """Exact if only case, umlauts and punctuation differ."""
        return Sameness.EXACT if len(self.wordings) == 1 else Sameness.NEAR


def doubles(texts: Mapping[str, str], *, not_the_same: Iterable[Iterable[str]] = ()) -> list[Doubles]:
    """Return disjoint groups by their first keys, whatever the order of the texts.

    No group holds both keys of a pair in `not_the_same`. Blank texts are no doubles.
    """
    groups = grouped(wordings(texts, not_the_same), lambda one, other: likeness(one.meaning, other.meaning))
    return sorted(map(_doubles, groups), key=lambda found: found.keys)


def _doubles(group: Group) -> Doubles:
    members = sorted(group.wordings, key=lambda wording: wording.keys)
    keys = tuple(wording.keys for wording in members)
    return Doubles(keys, round(group.likeness, 4), tuple(_shared(members[0], members[1:])))


def _shared(first: Wording, others: list[Wording]) -> Iterator[str]:
    thoughts = set(first.meaning.thoughts)
    for other in others:
        thoughts -= without_partner(first.meaning.thoughts, other.meaning.thoughts)[0]
    return as_written(first.text, thoughts)
