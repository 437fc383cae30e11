"""Positions: text keys that sort as the records stand, with room between any two."""

import random
import string

from fractional_indexing import generate_key_between

_LETTERS = string.ascii_letters
_RANDOM_LETTERS = 2


def between(before: str | None, after: str | None, *, unique: bool = True) -> str:
    """Return a position between two others; None is the beginning, or the end.

    Random letters make it improbable that two rooms give the same one; without `unique` it is deterministic.
    Equal neighbours, as two rooms may leave them, count as the end of the gap being unknown.
    """
    if before and after and before >= after:
        after = None
    key = str(generate_key_between(before or None, after or None))
    if not unique:
        return key
    lettered = key + "".join(random.choices(_LETTERS, k=_RANDOM_LETTERS))  # noqa: S311 - not a secret
    return lettered if after is None or lettered < after else key


def row_of_positions(count: int) -> list[str]:
    """Return `count` positions in order, the same at every call."""
    positions: list[str] = []
    for _ in range(count):
        positions.append(between(positions[-1] if positions else None, None, unique=False))
    return positions
