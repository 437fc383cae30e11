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
    differing = {number for other in others for number in _differing(words, other)}
    return _joined([words[number].span() for number in sorted(differing)], text)


def _differing(words: list[re.Match[str]], other: str) -> set[int]:
    mine, theirs = [word.group() for word in words], _WORD.findall(other)
    if len(mine) > MOST_WORDS or len(theirs) > MOST_WORDS:
        return set()
    matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
    same = {block.a + n for block in matcher.get_matching_blocks() for n in range(block.size)}
    return set(range(len(mine))) - same


def _joined(spans: list[Span], text: str) -> list[Span]:
    joined: list[Span] = []
    for start, end in spans:
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
