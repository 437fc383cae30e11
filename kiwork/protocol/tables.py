"""How wide the columns of a table are."""

from collections.abc import Sequence
from itertools import zip_longest

from kiwork.protocol.document import Table
from kiwork.protocol.lines import Breaker
from kiwork.protocol.style import CELL, COLUMN

GUTTER = 16
WIDEST_WORD = 160


def column_widths(breaker: Breaker, table: Table, room: float) -> list[float]:
    """Return the widths, without the gutters: each column gets its longest word and a share for its text."""
    columns = list(zip_longest(table.head, *table.rows, fillvalue=""))
    room -= GUTTER * (len(columns) - 1)
    least = [_longest_word(breaker, column) for column in columns]
    whole = [
        max(low, _longest_text(breaker, column, room)) for low, column in zip(least, columns, strict=True)
    ]
    if sum(least) >= room:
        return [low * room / sum(least) for low in least]
    return _shared(least, whole, room)


def _shared(least: list[float], whole: list[float], room: float) -> list[float]:
    wanted = sum(whole) - sum(least)
    spare = room - sum(least)
    if wanted <= spare:
        return [width + (spare - wanted) * width / sum(whole) for width in whole]
    return [low + (width - low) * spare / wanted for low, width in zip(least, whole, strict=True)]


def _longest_word(breaker: Breaker, column: Sequence[str]) -> float:
    words = max(breaker.longest_word(text, CELL) for text in column[1:]) if column[1:] else 0
    return min(WIDEST_WORD, max(words, breaker.longest_word(column[0], COLUMN))) + 1


def _longest_text(breaker: Breaker, column: Sequence[str], most: float) -> float:
    texts = max(breaker.width(text, CELL) for text in column[1:]) if column[1:] else 0
    return min(most, max(texts, breaker.width(column[0], COLUMN)) + 1)
