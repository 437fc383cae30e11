"""Makes groups of pairs, so that in a group everything is alike, not only its neighbours."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

_MOST = 30

Likeness = Callable[[int, int], float]
"""How alike two numbered things are, the lower number first; 0.0 if they must not meet in a group."""


@dataclass(frozen=True)
class Linked:
    """Numbers of things that are all alike; `likeness` is that of the least alike pair."""

    members: tuple[int, ...]
    likeness: float


def linked(pairs: Iterable[tuple[int, int]], likeness: Likeness) -> list[Linked]:
    """Return disjoint groups of two to _MOST members out of pairs (lower, higher).

    Complete linkage: the most alike pairs come first, and two groups become one only if every pair
    across them is alike.
    """
    alike = sorted((-value, *pair) for pair in pairs if (value := likeness(*pair)))
    measured = cache(likeness)
    groups: dict[int, tuple[int, ...]] = {}
    for _, lower, higher in alike:
        left, right = groups.get(lower, (lower,)), groups.get(higher, (higher,))
        if left != right and _all_alike(left, right, measured):
            groups |= dict.fromkeys(left + right, tuple(sorted(left + right)))
    return [Linked(group, _least(group, measured)) for group in sorted(set(groups.values()))]


def _all_alike(left: tuple[int, ...], right: tuple[int, ...], likeness: Likeness) -> bool:
    if len(left) + len(right) > _MOST:
        return False
    return all(likeness(min(one, other), max(one, other)) for one in left for other in right)


def _least(group: tuple[int, ...], likeness: Likeness) -> float:
    return min(likeness(lower, higher) for lower in group for higher in group if lower < higher)
