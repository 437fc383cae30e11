"""What of a text a double must share: its thoughts, and at which of them it has a number or a no."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from kiwork.assets import resource
from kiwork.likeness.words import stem, words

_AROUND = re.compile(r"^\W+|\W+$")
_KINDS = ("light", "turning", "telling", "joining")


@dataclass(frozen=True)
class Vocabulary:
    """Words with a meaning for likeness, from `resources/likeness/words.toml`, all as `words` gives them."""

    light: frozenset[str]
    turning: frozenset[str]
    telling: frozenset[str]
    joining: frozenset[str]
    numbers: dict[str, str]


@dataclass(frozen=True, slots=True)
class Meaning:
    """A text as it is compared: the stems of its thoughts and the words without a thought of their own.

    `turns` are the numbers and negations, each with the stem it stands before: "nicht genug", "3 kurs".
    """

    thoughts: frozenset[str]
    light: frozenset[str]
    turns: frozenset[tuple[str, str]]

    @property
    def letters(self) -> int:
        """How much there is to compare: every letter of a thought, and one for every other word."""
        return sum(map(len, self.thoughts)) + len(self.light)


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary, read once."""
    with resource("likeness", "words.toml").open("rb") as file:
        read = tomllib.load(file)
    light, turning, telling, joining = (frozenset(words(read[kind])) for kind in _KINDS)
    numbers = {name: digits for digits, names in read["numbers"].items() for name in words(names)}
    return Vocabulary(light, turning, frozenset(map(stem, telling)), joining, numbers)


def meaning(text: str) -> Meaning:
    """Return what a text says, as far as words tell."""
    known = vocabulary()
    said = [known.numbers.get(word, word) for word in words(text)]
    thoughts = frozenset(stem(word) for word in said if _is_thought(word))
    return Meaning(thoughts, frozenset(said) & known.light, frozenset(_turns(said)))


def bare(text: str) -> str:
    """Return the words of a text that have a thought of their own, in order."""
    return " ".join(filter(_is_thought, words(text)))


def as_written(text: str, thoughts: AbstractSet[str]) -> Iterator[str]:
    """Yield the words of a text that have one of these thoughts, as they stand there."""
    for word in text.split():
        if not thoughts.isdisjoint(map(stem, words(word))):
            yield _AROUND.sub("", word)


def _is_thought(word: str) -> bool:
    return not (word in vocabulary().light or _turns_round(word))


def _turns_round(word: str) -> bool:
    return word in vocabulary().turning or any(map(str.isdigit, word))


def _turns(said: list[str]) -> Iterable[tuple[str, str]]:
    following = ""
    for word in reversed(said):
        if _turns_round(word):
            yield (stem(word), following)
        elif _is_thought(word):
            following = stem(word)
