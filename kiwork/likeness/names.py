"""Names that may mean the same: of topic fields, clusters, tags, workshops, organisations."""

from collections.abc import Mapping

from kiwork.likeness.meaning import vocabulary
from kiwork.likeness.verdict import without_partner
from kiwork.likeness.wordings import Wording, grouped, wordings
from kiwork.likeness.words import stem, words


def same_names(names: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Return disjoint groups of keys whose names are equal, or differ by typos, plural or order only.

    Stricter than for sentences: every word counts, also short ones and single letters.
    """
    groups = grouped(wordings(names), _likeness)
    return sorted(
        tuple(sorted(key for wording in group.wordings for key in wording.keys)) for group in groups
    )


def _likeness(left: Wording, right: Wording) -> float:
    lone = without_partner(_stems(left.text), _stems(right.text))
    return 0.0 if any(lone) or left.meaning.turns != right.meaning.turns else 1.0


def _stems(name: str) -> frozenset[str]:
    return frozenset(map(stem, words(name))) - vocabulary().joining
