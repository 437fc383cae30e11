"""The words that some texts have in common, the most telling first, as they were written."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log

from kiwork.likeness.meaning import as_written, meaning


class Terms:
    """Texts by key, and how rare their words are among them."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._thoughts = {key: meaning(text).thoughts for key, text in texts.items()}
        self._counts = Counter(thought for thoughts in self._thoughts.values() for thought in thoughts)

    def shared(self, key: str, others: Iterable[str], number: int) -> tuple[str, ...]:
        """Return words of a text that others have too, as it has them."""
        found = Counter(thought for other in others for thought in self._thoughts[other])
        both = {thought: count for thought, count in found.items() if thought in self._thoughts[key]}
        return self._written([key], self._best(both, number))

    def common(self, keys: Sequence[str], number: int) -> tuple[str, ...]:
        """Return words that at least two of some texts have, as the first of them has them."""
        found = Counter(thought for key in keys for thought in self._thoughts[key])
        return self._written(keys, self._best({t: n for t, n in found.items() if n > 1}, number))

    def _best(self, counts: Mapping[str, int], number: int) -> list[str]:
        """Return the thoughts of the greatest weight: how many have it, and how few do elsewhere."""
        texts = len(self._texts) + 1
        weights = {thought: count * log(texts / self._counts[thought]) for thought, count in counts.items()}
        return sorted(weights, key=lambda thought: (-weights[thought], thought))[:number]

    def _written(self, keys: Sequence[str], thoughts: Sequence[str]) -> tuple[str, ...]:
        words = (self._word(keys, thought) for thought in thoughts)
        return tuple(dict.fromkeys(words))

    def _word(self, keys: Sequence[str], thought: str) -> str:
        first = next(key for key in keys if thought in self._thoughts[key])
        return next(as_written(self._texts[first], {thought}), thought)
