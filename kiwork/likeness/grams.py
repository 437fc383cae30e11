"""Pieces of words: runs of two to four letters, each a number, for many texts at once."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kiwork.likeness.words import words

KINDS = 1 << 18
"""So many different grams are told apart; a German collection has about 100,000."""

ROWS = 1 << 13
"""So many texts at most are taken at once: gram and row share 32 bits."""

Codes = NDArray[np.uint32]
Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]
_SIZES = (2, 3, 4)
_IN_THOUGHT = 100
_SPACE = np.uint32(ord(" "))


def codes(texts: Sequence[str], *, first: int = 0) -> Codes:
    """Return `gram * ROWS + row` for every gram of every text once, ascending; rows count from `first`.

    A word's beginning and end count as letters, as in scikit-learn's `char_wb`.
    """
    padded = [f" {' '.join(words(text))} " for text in texts]
    letters = np.frombuffer("".join(padded).encode("utf-32-le"), np.uint32)
    rows = np.repeat(np.arange(first, first + len(padded), dtype=np.uint32), [len(text) for text in padded])
    found = np.sort(np.concatenate([_runs(letters, rows, size) for size in _SIZES]))
    first_of_its_kind = np.ones(len(found), np.bool_)
    first_of_its_kind[1:] = found[1:] != found[:-1]
    return found[first_of_its_kind]


def grams(text: str) -> Numbers:
    """Return the grams of one text, ascending."""
    return (codes([text]) // np.uint32(ROWS)).astype(np.int64)


def _runs(letters: Codes, rows: Codes, size: int) -> Codes:
    length = max(len(letters) - size + 1, 0)
    spaces = letters == _SPACE
    inside = ~(spaces[:length] & spaces[size - 1 :])
    for inner in range(1, size - 1):
        inside &= ~spaces[inner : inner + length]
    hashed = np.full(length, size, np.uint32)
    for place in range(size):
        hashed = hashed * np.uint32(0x9E3779B1) + letters[place : place + length]
    found: Codes = _spread(hashed[inside]) * np.uint32(ROWS) + rows[:length][inside]
    return found


def _spread(hashed: Codes) -> Codes:
    """Mix the bits as MurmurHash3 ends, and keep as many as there are kinds."""
    hashed = (hashed ^ (hashed >> np.uint32(16))) * np.uint32(0x85EBCA6B)
    hashed = (hashed ^ (hashed >> np.uint32(13))) * np.uint32(0xC2B2AE35)
    return (hashed ^ (hashed >> np.uint32(16))) % np.uint32(KINDS)


def squared_weights(counts: Numbers, texts: int, *, too_common: int = 5) -> Floats:
    """Return the square of every gram's weight: the rarer, the more; `counts` says how many texts have it.

    What more than one text in `too_common` has is worth nothing: it tells little and costs most of the
    time. A hundred texts without it are added in thought, so that in a small collection all grams count.
    """
    rarity = (texts + _IN_THOUGHT) / (counts + 1.0)
    return np.where(rarity < too_common, 0.0, np.log(rarity) ** 2)
