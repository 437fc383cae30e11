"""Some thousand texts as numpy arrays: for every gram, the rows of the texts that have it."""

from collections.abc import Sequence

import numpy as np

from kiwork.likeness.grams import KINDS, ROWS, Codes, Floats, Numbers, codes

_AT_ONCE = 2048


class Block:
    """At most ROWS texts, two bytes for a gram of a text; `lengths` are the lengths of the texts' vectors."""

    def __init__(self, found: Codes, size: int) -> None:
        found = np.sort(found, kind="stable")
        self.size = size
        self.counts = np.bincount(found // ROWS, minlength=KINDS).astype(np.int32)
        self._rows = (found % ROWS).astype(np.uint16)
        self._starts = (np.cumsum(self.counts) - self.counts).astype(np.int32)
        self._gone = np.zeros(size, bool)
        self.lengths = np.full(size, np.inf)

    def joined(self, found: Codes, size: int) -> "Block":
        """Return a block with `size` more texts, whose codes count from 0, after these."""
        kinds = np.arange(KINDS, dtype=np.uint32) * np.uint32(ROWS)
        own = np.repeat(kinds, self.counts) + self._rows
        block = Block(np.concatenate([own, found + np.uint32(self.size)]), self.size + size)
        block._gone[: self.size] = self._gone
        return block

    def forget(self, row: int) -> None:
        """Make a text like nothing."""
        self._gone[row] = True
        self.lengths[row] = np.inf

    def weigh(self, weights: Floats) -> None:
        """Measure the texts' lengths; `weights` has the square of every gram's weight."""
        squares = np.bincount(self._rows, np.repeat(weights, self.counts), self.size)
        self.lengths = np.sqrt(np.where(self._gone | (squares == 0), np.inf, squares))

    def overlap(self, askers: Numbers, grams: Numbers, weights: Floats, *, number: int = 1) -> Floats:
        """Return for every asker and row the weight of the grams that both have. Shape: (number, rows).

        Asker (0 to number - 1), gram and its squared weight stand side by side.
        """
        starts, counts = self._starts[grams], self.counts[grams]
        places = np.repeat(starts - np.cumsum(counts) + counts, counts) + np.arange(counts.sum())
        cells = np.repeat(askers * self.size, counts) + self._rows[places]
        sums = np.bincount(cells, np.repeat(weights, counts), number * self.size)
        return sums.astype(np.float64, copy=False).reshape(number, self.size)


def blocks_of(texts: Sequence[str]) -> list[Block]:
    """Return blocks of ROWS texts, the last one of what is left."""
    return [_block(texts[start : start + ROWS]) for start in range(0, len(texts), ROWS)]


def _block(texts: Sequence[str]) -> Block:
    starts = range(0, len(texts), _AT_ONCE)
    found = [codes(texts[start : start + _AT_ONCE], first=start) for start in starts]
    return Block(np.concatenate(found), len(texts))


def counts(blocks: Sequence[Block]) -> Numbers:
    """Return for every gram how many of the texts have it."""
    total = np.zeros(KINDS, np.int64)
    for block in blocks:
        total += block.counts
    return total
