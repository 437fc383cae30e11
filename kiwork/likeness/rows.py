"""Any number of texts in a row: full blocks, and a small open end for the newest."""

from collections.abc import Sequence

import numpy as np

from kiwork.likeness.block import Block, blocks_of
from kiwork.likeness.grams import ROWS, Codes, Floats, Numbers

_OPEN = 256


class Rows:
    """Texts by their number; a number never changes and is never given again."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.blocks = blocks_of(texts)
        self._open: list[Numbers] = []
        self._end: Block | None = None

    def append(self, grams: Numbers) -> None:
        """Take in one text by its grams."""
        self._open.append(grams)
        self._end = None

    def forget(self, row: int) -> None:
        """Make a text like nothing."""
        closed = self._closed()
        if row < closed:
            self.blocks[row // ROWS].forget(row % ROWS)
        else:
            self._open[row - closed] = np.array([], np.int64)
            self._end = None

    def weigh(self, weights: Floats) -> None:
        """Measure every text anew; `weights` has the square of every gram's weight."""
        self._end = None
        for block in self.blocks:
            block.weigh(weights)

    def likeness(self, grams: Numbers, weights: Floats) -> Floats:
        """Return the likeness of every text, 0 to 1, to one that has these grams."""
        if len(self._open) > _OPEN:
            self._close(weights)
        known = grams[weights[grams] > 0]
        shares = weights[known]
        askers = np.zeros(len(known), np.int64)
        parts = [block.overlap(askers, known, shares)[0] / block.lengths for block in self._all(weights)]
        return np.concatenate([np.zeros(0), *parts]) / (np.sqrt(shares.sum()) or 1.0)

    def _closed(self) -> int:
        return sum(block.size for block in self.blocks)

    def _all(self, weights: Floats) -> list[Block]:
        if self._open and not self._end:
            self._end = Block(_coded(self._open), len(self._open))
            self._end.weigh(weights)
        return [*self.blocks, self._end] if self._end else self.blocks

    def _close(self, weights: Floats) -> None:
        while self._open:
            last = self.blocks.pop() if self._closed() % ROWS else Block(np.array([], np.uint32), 0)
            fitting = self._open[: ROWS - last.size]
            self.blocks.append(last.joined(_coded(fitting), len(fitting)))
            self.blocks[-1].weigh(weights)
            self._open = self._open[len(fitting) :]
        self._end = None


def _coded(texts: list[Numbers]) -> Codes:
    rows = np.repeat(np.arange(len(texts), dtype=np.uint32), list(map(len, texts)))
    return np.concatenate(texts).astype(np.uint32) * np.uint32(ROWS) + rows
