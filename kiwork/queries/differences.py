"""Which words of a text are different in another one."""

import re
from difflib import SequenceMatcher

Span = tuple[int, int]
"""Where a run of words begins and ends, in letters."""

MOST_WORDS = 1_000
"""Longer texts are not compared word by word: that would take longer than a person waits."""

_WORD = re.compile(r"\w+|[^\w\s]")


def differences(text: str, others: list[str]) -> list[Span]:
    """Return where words of a text stand that are not in each of the others; neighbours make one span."""
    words = list(_WORD.finditer(text))
    differing = {number for other in others for number in _differing(words, list(_WORD.finditer(other)))[0]}
    return _joined([words[number].span() for number in sorted(differing)], text)


def differences_of_both(left: str, right: str) -> tuple[list[Span], list[Span]]:
    """Return where words stand that only one of two texts has; without them, both have the same words."""
    one, other = list(_WORD.finditer(left)), list(_WORD.finditer(right))
    only_left, only_right = _differing(one, other)
    return (
        _joined([one[number].span() for number in only_left], left),
        _joined([other[number].span() for number in only_right], right),
    )


def _differing(one: list[re.Match[str]], other: list[re.Match[str]]) -> tuple[list[int], list[int]]:
    """Return the numbers of the words that the other text does not have, for both."""
    mine, theirs = [word.group() for word in one], [word.group() for word in other]
    if len(mine) > MOST_WORDS or len(theirs) > MOST_WORDS:
        return [], []
    blocks = SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks()
    same = {block.a + n for block in blocks for n in range(block.size)}
    same_there = {block.b + n for block in blocks for n in range(block.size)}
    return [n for n in range(len(mine)) if n not in same], [
        n for n in range(len(theirs)) if n not in same_there
    ]


def _joined(spans: list[Span], text: str) -> list[Span]:
    joined: list[Span] = []
    for start, end in spans:
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
