"""Which cluster a text likely belongs to, and which texts could become one; offered, never applied."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kiwork.likeness.index import Index
from kiwork.likeness.linking import linked
from kiwork.likeness.meaning import bare

Near = Mapping[str, Sequence[tuple[str, float]]]
"""For a key the others most like it with their likeness (0 to 1), the most alike first."""

LEAST = 0.14
"""So much, from 0 to 1, is a text like a cluster, and are all of a group like each other, to be offered."""

_NEIGHBOURS = 24
_LEAST_NEAR = 0.02
_BEST = 3
_FEWEST = 3


@dataclass(frozen=True)
class Placing:
    """A text that likely belongs to a cluster; `nearest` are the keys there that are like it, best first."""

    key: str
    cluster: str
    nearest: tuple[str, ...]
    likeness: float


@dataclass(frozen=True)
class Gathering:
    """Texts that could become a cluster, in their order; `likeness` is that of the two least alike."""

    keys: tuple[str, ...]
    likeness: float


def neighbours(texts: Mapping[str, str], asked: Iterable[str]) -> dict[str, list[tuple[str, float]]]:
    """Return the nearest other texts of those asked for, by the words that have a thought of their own."""
    said = {key: bare(text) for key, text in texts.items()}
    index = Index(said)
    near = {key: index.nearest(said[key], _NEIGHBOURS + 1, least=_LEAST_NEAR) for key in asked}
    return {key: [pair for pair in found if pair[0] != key] for key, found in near.items()}


def placings(near: Near, cluster_of: Mapping[str, str], *, least: float = LEAST) -> list[Placing]:
    """Return for each text the cluster it likely belongs to, the surest first.

    A cluster is as like a text as its best members are on average; `cluster_of` has what is sorted already.
    """
    sizes: defaultdict[str, int] = defaultdict(int)
    for cluster in cluster_of.values():
        sizes[cluster] += 1
    found = [
        _placing(key, others, cluster_of, sizes) for key, others in near.items() if key not in cluster_of
    ]
    sure = [placing for placing in found if placing and placing.likeness >= least]
    return sorted(sure, key=lambda placing: (-placing.likeness, placing.key))


def gatherings(near: Near, free: Collection[str], *, least: float = LEAST) -> list[Gathering]:
    """Return disjoint groups of free texts that are all like each other, the largest first."""
    order = list(free)
    alike = _pairs(near, {key: number for number, key in enumerate(order)}, least)
    groups = linked(alike, lambda lower, higher: alike.get((lower, higher), 0.0))
    found = [Gathering(tuple(order[number] for number in group.members), group.likeness) for group in groups]
    large = [gathering for gathering in found if len(gathering.keys) >= _FEWEST]
    return sorted(large, key=lambda gathering: (-len(gathering.keys), -gathering.likeness, gathering.keys))


def _pairs(near: Near, place: Mapping[str, int], least: float) -> dict[tuple[int, int], float]:
    return {
        (min(place[key], place[other]), max(place[key], place[other])): likeness
        for key in place
        for other, likeness in near.get(key, ())
        if other in place and likeness >= least
    }


def _placing(
    key: str, others: Sequence[tuple[str, float]], cluster_of: Mapping[str, str], sizes: Mapping[str, int]
) -> Placing | None:
    members: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for other, likeness in others:
        if other in cluster_of:
            members[cluster_of[other]][other] = likeness
    found = [
        Placing(key, cluster, tuple(best), _mean(list(best.values()), min(_BEST, sizes[cluster])))
        for cluster, best in members.items()
    ]
    return max(found, key=lambda placing: placing.likeness, default=None)


def _mean(best: Sequence[float], number: int) -> float:
    """Return the mean of the first so many; what is not there is nothing."""
    return sum(best[:number]) / number
