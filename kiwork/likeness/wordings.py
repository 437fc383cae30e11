"""Texts of the same wording: equal but for case, umlauts, punctuation and spaces."""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from kiwork.likeness.linking import linked
from kiwork.likeness.meaning import Meaning, meaning
from kiwork.likeness.pairs import Pairs
from kiwork.likeness.words import words
from kiwork.models.text import folded

_MOST = 8


@dataclass(frozen=True)
class Wording:
    """Keys of texts that are worded the same, in order, with the first one's text and what it says.

    `not_these` are the keys that must not come together with these.
    """

    keys: tuple[str, ...]
    text: str
    meaning: Meaning
    not_these: frozenset[str]

    def may_meet(self, other: "Wording") -> bool:
        """Whether nobody said that some of them are not the same."""
        return self.not_these.isdisjoint(other.keys)


@dataclass(frozen=True)
class Group:
    """Wordings that say the same; `likeness` is that of the two least alike, 1.0 for one alone."""

    wordings: tuple[Wording, ...]
    likeness: float


def wordings(texts: Mapping[str, str], not_the_same: Iterable[Iterable[str]] = ()) -> list[Wording]:
    """Return every wording, those with little to compare first; blank texts have none.

    Texts that are worded the same and yet said not to be the same make several wordings.
    """
    apart = _apart(not_the_same)
    found = [_wording(keys, texts, apart) for same in _same(texts) for keys in _split(same, apart)]
    return sorted(found, key=lambda wording: (wording.meaning.letters, words(wording.text), wording.keys))


def grouped(found: list[Wording], likeness: Callable[[Wording, Wording], float]) -> list[Group]:
    """Return disjoint groups of wordings, from `wordings`, that are alike, and wordings of several keys.

    `likeness` is asked about likely pairs only; 0.0 is not alike.
    """

    def measured(lower: int, higher: int) -> float:
        left, right = found[lower], found[higher]
        return likeness(left, right) if left.may_meet(right) else 0.0

    groups = linked(_likely_pairs(found), measured)
    taken = {place for group in groups for place in group.members}
    alike = [Group(tuple(found[place] for place in group.members), group.likeness) for group in groups]
    lone = [Group((wording,), 1.0) for place, wording in enumerate(found) if place not in taken]
    return [*alike, *(group for group in lone if len(group.wordings[0].keys) > 1)]


def _likely_pairs(found: list[Wording]) -> Iterator[tuple[int, int]]:
    turns: dict[frozenset[tuple[str, str]], int] = {}
    classes = [turns.setdefault(wording.meaning.turns, len(turns)) for wording in found]
    texts, letters = [wording.text for wording in found], [wording.meaning.letters for wording in found]
    return chain(Pairs(texts, letters, classes).likely(), _same_thoughts(found))


def _same_thoughts(found: list[Wording]) -> Iterator[tuple[int, int]]:
    """Yield what the grams miss where nearly all cards are about one word, which then weighs nothing."""
    last = defaultdict[Hashable, deque[int]](lambda: deque(maxlen=_MOST))
    for place, wording in enumerate(found):
        before = last[wording.meaning.thoughts, wording.meaning.turns]
        yield from ((other, place) for other in before)
        before.append(place)


def _wording(keys: list[str], texts: Mapping[str, str], apart: Mapping[str, set[str]]) -> Wording:
    text = texts[keys[0]]
    not_these = frozenset[str]().union(*(apart[key] for key in keys if key in apart))
    return Wording(tuple(keys), text, meaning(text), not_these)


def _same(texts: Mapping[str, str]) -> Iterable[list[str]]:
    keys = defaultdict[tuple[str, ...], list[str]](list)
    for key in sorted(texts):
        keys[words(texts[key]) or (folded(texts[key]),)].append(key)
    keys.pop(("",), None)
    return keys.values()


def _split(keys: list[str], apart: Mapping[str, set[str]]) -> list[list[str]]:
    parts: list[list[str]] = []
    for key in keys:
        part = next((part for part in parts if apart.get(key, set()).isdisjoint(part)), None)
        if part is None:
            parts.append([key])
        else:
            part.append(key)
    return parts


def _apart(pairs: Iterable[Iterable[str]]) -> dict[str, set[str]]:
    apart = defaultdict[str, set[str]](set)
    for pair in map(frozenset, pairs):
        for key in pair:
            apart[key] |= pair - {key}
    return dict(apart)
