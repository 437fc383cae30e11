"""Finds the texts that are most like a new one, while texts come and go."""

from collections.abc import Mapping

import numpy as np

from kiwork.likeness.block import counts
from kiwork.likeness.grams import ROWS, Floats, Numbers, grams, squared_weights
from kiwork.likeness.rows import Rows

_STALE = 16
"""The weights are worked out anew when one text in so many has come or gone."""


class Index:
    """Texts by key, compared by the cosine of their weighted grams."""

    def __init__(self, texts: Mapping[str, str] | None = None) -> None:
        self._texts = dict(texts or {})
        self._build()

    def __len__(self) -> int:
        return len(self._texts)

    def __contains__(self, key: str) -> bool:
        return key in self._texts

    def add(self, key: str, text: str) -> None:
        """Take in a text, in the place of an older one of the same key."""
        if key in self._texts:
            self.remove(key)
        found = grams(text)
        self._texts[key] = text
        self._places[key] = len(self._keys)
        self._keys.append(key)
        self._rows.append(found)
        self._count(found, 1)

    replace = add

    def remove(self, key: str) -> None:
        """Forget a text; raises KeyError."""
        self._count(grams(self._texts.pop(key)), -1)
        self._rows.forget(self._places.pop(key))
        if len(self._keys) > 2 * len(self._texts) + ROWS:
            self._build()

    def nearest(self, text: str, number: int, *, least: float = 0.0) -> list[tuple[str, float]]:
        """Return up to `number` keys with their likeness (over `least`, at most 1), the most alike first."""
        self._weigh()
        likeness = np.round(self._rows.likeness(grams(text), self._weights), 6)
        found = [(self._keys[row], float(likeness[row])) for row in _best(likeness, number, least)]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:number]

    def _build(self) -> None:
        self._keys = list(self._texts)
        self._places = {key: place for place, key in enumerate(self._keys)}
        self._rows = Rows(list(self._texts.values()))
        self._counts = counts(self._rows.blocks)
        self._changes = len(self._texts) + 1

    def _count(self, found: Numbers, change: int) -> None:
        self._counts[found] += change
        self._changes += 1

    def _weigh(self) -> None:
        if self._changes > len(self._texts) // _STALE:
            self._weights = squared_weights(self._counts, len(self._texts))
            self._rows.weigh(self._weights)
            self._changes = 0


def _best(likeness: Floats, number: int, least: float) -> Numbers:
    rows = np.flatnonzero(likeness > least)
    if len(rows) <= number:
        return rows
    least = np.partition(likeness[rows], -number)[-number]
    return np.flatnonzero(likeness >= least)
