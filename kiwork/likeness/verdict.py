"""Whether two texts say the same, near enough for a person to be asked."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from rapidfuzz.distance import OSA

from kiwork.likeness.meaning import Meaning, vocabulary

LEAST = 0.8
"""At least this share of their letters two near doubles have in words that have a partner."""

_LEAST_REPLACED = 0.85
_FEWEST_BESIDE_REPLACED = 6
_MOST_LONE = 4
_TYPO_FROM = 9
_TWO_TYPOS_FROM = 14
_PART_FROM = 3
_LINKING = 2


def likeness(left: Meaning, right: Meaning) -> float:
    """Return the share of letters in words that both have, LEAST to 1, or 0.0 if they say different things.

    Different are texts with other numbers or negations; with a thought in the place of another, unless many
    more are equal; and a single word beside the same word with something added.
    """
    if left.turns != right.turns or not (left.thoughts and right.thoughts):
        return 0.0
    lone_left, lone_right = without_partner(left.thoughts, right.thoughts)
    if not _may_be_same(len(left.thoughts) - len(lone_left), lone_left, lone_right):
        return 0.0
    lone = sum(map(len, [*lone_left, *lone_right])) + len(left.light ^ right.light)
    share = 1 - lone / (left.letters + right.letters)
    return share if share >= (_LEAST_REPLACED if lone_left and lone_right else LEAST) else 0.0


def _may_be_same(shared: int, left: set[str], right: set[str]) -> bool:
    if left and right:
        return shared >= _FEWEST_BESIDE_REPLACED and not vocabulary().telling & (left | right)
    return shared > 1 or not (left or right)


def without_partner(left: AbstractSet[str], right: AbstractSet[str]) -> tuple[set[str], set[str]]:
    """Return the stems of either side that have no equal, no typo and no compound on the other."""
    lone_left, lone_right = set(left - right), set(right - left)
    if min(len(lone_left), len(lone_right)) > _MOST_LONE:
        return lone_left, lone_right
    for one, other in _typos(lone_left, lone_right):
        lone_left.discard(one)
        lone_right.discard(other)
    _take_compounds(lone_left, lone_right)
    _take_compounds(lone_right, lone_left)
    return lone_left, lone_right


def _typos(left: set[str], right: set[str]) -> Iterator[tuple[str, str]]:
    free = sorted(right)
    for word in sorted(left):
        partner = next((other for other in free if is_typo(word, other)), None)
        if partner:
            free.remove(partner)
            yield word, partner


def is_typo(left: str, right: str) -> bool:
    """Whether two long words differ in one letter, or two neighbours swapped; very long ones in two.

    Short words and first letters are left alone: Bildung and Bindung, Leistung and Leitung are no typos.
    """
    longer = max(len(left), len(right))
    if longer < _TYPO_FROM or left[0] != right[0]:
        return False
    most = 2 if longer >= _TWO_TYPOS_FROM else 1
    return OSA.distance(left, right, score_cutoff=most) <= most


def _take_compounds(wholes: set[str], parts: set[str]) -> None:
    for whole in sorted(wholes):
        found = _parts_of(whole, parts)
        if len(found) > 1:
            wholes.discard(whole)
            parts.difference_update(found)


def _parts_of(whole: str, parts: set[str]) -> list[str]:
    """Return the words that a compound is made of, none if more is left of it than linking letters."""
    inside = [part for part in parts if len(part) >= _PART_FROM and part.removesuffix("e") in whole]
    if len(inside) == 1:
        return []
    rest, found = whole, list[str]()
    for part in sorted(inside, key=lambda part: (-len(part), part)):
        form = part if part in rest else part.removesuffix("e")
        if form in rest:
            rest = rest.replace(form, " ", 1)
            found.append(part)
    return found if len(rest.replace(" ", "")) <= _LINKING * len(found) else []
