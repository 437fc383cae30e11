"""Which of many texts may be doubles at all: the pairs that are worth a closer look."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from kiwork.likeness.block import blocks_of, counts
from kiwork.likeness.grams import ROWS, Codes, Floats, Numbers, codes, squared_weights

Truths = NDArray[np.bool_]

_LEAST = 0.65
_LEFT_OUT = 0.4
_LONGER = 1.5
_AT_ONCE = 64
_MOST = 32


class Pairs:
    """Texts in ascending order of their `letters`; only two of one class (any number) can be doubles."""

    def __init__(self, texts: Sequence[str], letters: Sequence[int], classes: Sequence[int]) -> None:
        self._texts = texts
        self._letters, self._classes = np.array(letters, np.int64), np.array(classes, np.int64)
        self._blocks = blocks_of(texts)
        self._weights = squared_weights(counts(self._blocks), len(texts), too_common=_too_common(len(texts)))
        for block in self._blocks:
            block.weigh(self._weights)

    def likely(self) -> Iterator[tuple[int, int]]:
        """Yield the places, the lower first, of texts whose cosine may be _LEAST or more.

        For a text these are at most _MOST, and no more than half longer. It asks with its rarest grams:
        those left out make _LEFT_OUT of its length, so whatever is alike enough shares the rest with these
        (prefix filtering; Bayardo, Ma, Srikant: Scaling up all pairs similarity search, 2007).
        """
        for start in range(0, len(self._texts), _AT_ONCE):
            lower, higher, likeness = map(np.concatenate, zip(*self._found(start), strict=True))
            order = np.lexsort((higher, -likeness, lower))
            ranks = np.arange(len(order)) - np.searchsorted(lower[order], lower[order])
            best = order[ranks < _MOST]
            yield from zip(lower[best].tolist(), higher[best].tolist(), strict=True)

    def _found(self, start: int) -> Iterator[tuple[Numbers, Numbers, Floats]]:
        texts = self._texts[start : start + _AT_ONCE]
        asked = _rarest(codes(texts), self._weights)
        longest = _LONGER * self._letters[start + len(texts) - 1]
        for number in range(start // ROWS, len(self._blocks)):
            first, block = number * ROWS, self._blocks[number]
            if self._letters[first] > longest:
                return
            overlap = block.overlap(*asked, number=len(texts))
            places = np.flatnonzero(overlap >= (_LEAST - _LEFT_OUT) * block.lengths)
            likeness = overlap.ravel()[places] / block.lengths[places % block.size]
            lower, higher = start + places // block.size, first + places % block.size
            fit = self._fit(lower, higher)
            yield lower[fit], higher[fit], likeness[fit]

    def _fit(self, lower: Numbers, higher: Numbers) -> Truths:
        fit: Truths = (self._classes[lower] == self._classes[higher]) & (higher > lower)
        fit &= self._letters[higher] <= _LONGER * self._letters[lower]
        return fit


def _too_common(texts: int) -> int:
    """Return in which part of the texts a gram tells nothing: in many texts soon, among few hardly ever."""
    return min(max(5, texts // 100), 50)


def _rarest(found: Codes, weights: Floats) -> tuple[Numbers, Numbers, Floats]:
    """Return askers, grams and their part in a likeness, without the commonest grams of each asker."""
    askers, grams = (found % ROWS).astype(np.int64), (found // ROWS).astype(np.int64)
    order = np.lexsort((-weights[grams], askers))
    askers, grams, squares = askers[order], grams[order], weights[grams[order]]
    totals = np.bincount(askers, squares)
    rest = np.cumsum(totals)[askers] - np.cumsum(squares) + squares
    kept = (rest > _LEFT_OUT**2 * totals[askers]) & (squares > 0)
    return askers[kept], grams[kept], squares[kept] / np.sqrt(totals[askers[kept]])
