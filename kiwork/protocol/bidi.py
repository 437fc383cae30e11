"""The Unicode Bidirectional Algorithm (UAX #9) for plain text: which way letters run, the order of a line.

Embeddings, overrides and isolates (X1 to X8) are left out on purpose: those characters are invisible and
weightless here, so that a pasted one cannot turn round what stands beside it. python-bidi knows no paired
brackets (N0) and returns no levels, so a line could not be broken with it.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple
from unicodedata import bidirectional

RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
WEIGHTLESS = {"BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
NEUTRAL = {"B", "S", "WS", "ON"}
SPACE = {"WS", "S", "B"} | WEIGHTLESS
PAIRS = (
    "()[]{}༺༻༼༽᚛᚜⁅⁆⁽⁾₍₎⌈⌉⌊⌋〈〉❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧"
    "⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌⦍⦐⦏⦎⦑⦒⦓⦔⦕⦖⦗⦘⧘⧙⧚⧛⧼⧽⸢⸣⸤⸥⸦⸧"
    "⸨⸩《》「」『』【】〔〕〖〗〘〙〚〛﹙﹚﹛﹜﹝﹞（）［］｛｝｟｠｢｣"
)
CLOSING = dict(zip(PAIRS[::2], PAIRS[1::2], strict=True))
DEEPEST = 63


class Run(NamedTuple):
    """A stretch of text that runs one way: leftwards if the level is odd."""

    start: int
    end: int
    level: int


def has_leftward(text: str) -> bool:
    """Say whether anything in the text runs from right to left."""
    return RIGHT_TO_LEFT.search(text) is not None


def base_level(text: str) -> int:
    """Return 1 if the first letter runs from right to left, else 0 (P2, P3)."""
    strong = (kind for kind in map(bidirectional, text) if kind in {"L", "R", "AL"})
    return int(next(strong, "L") != "L")


def levels(text: str, base: int) -> list[int]:
    """Return the embedding level of each character of one paragraph."""
    kinds = [bidirectional(character) or "L" for character in text]
    kept = [index for index, kind in enumerate(kinds) if kind not in WEIGHTLESS]
    resolved = _resolved([text[index] for index in kept], [kinds[index] for index in kept], "LR"[base])
    found = [base] * len(text)
    for index, kind in zip(kept, resolved, strict=True):
        found[index] = base + _rise(kind, base)
    return _with_weightless(found, kinds, base)


def visual_runs(text: str, found: list[int], base: int, start: int, end: int) -> list[Run]:
    """Return the runs of a line from left to right (L1, L2)."""
    line = _spaces_at_base(text[start:end], found[start:end], base)
    runs = list(_stretches(line, start))
    highest = max(line, default=0)
    for level in range(highest, 0, -1):
        runs = _turned(runs, level)
    return runs


def _resolved(characters: list[str], kinds: list[str], side: str) -> list[str]:
    weak = _weak(kinds, side)
    return _neutral(_bracketed(characters, kinds, weak, side), side)


def _weak(kinds: list[str], side: str) -> list[str]:
    """Resolve accents, numbers and what stands beside numbers (W1 to W7)."""
    kinds = _arabic_numbers(_accents(kinds, side), side)
    kinds = _terminators(_separators(["R" if kind == "AL" else kind for kind in kinds]))
    kinds = ["ON" if kind in {"ES", "ET", "CS"} else kind for kind in kinds]
    strong = _last_strong(kinds, side)
    return ["L" if kind == "EN" and last == "L" else kind for kind, last in zip(kinds, strong, strict=True)]


def _accents(kinds: list[str], side: str) -> list[str]:
    done: list[str] = []
    for kind in kinds:
        done.append((done[-1] if done else side) if kind == "NSM" else kind)
    return done


def _arabic_numbers(kinds: list[str], side: str) -> list[str]:
    strong = _last_strong(kinds, side)
    return ["AN" if kind == "EN" and last == "AL" else kind for kind, last in zip(kinds, strong, strict=True)]


def _last_strong(kinds: list[str], side: str) -> list[str]:
    """Return for each place the last letter direction up to it."""
    found: list[str] = []
    for kind in kinds:
        side = kind if kind in {"L", "R", "AL"} else side
        found.append(side)
    return found


def _separators(kinds: list[str]) -> list[str]:
    done = list(kinds)
    for index in range(1, len(done) - 1):
        before, here, after = done[index - 1], done[index], done[index + 1]
        if before == after and (before, here) in {("EN", "ES"), ("EN", "CS"), ("AN", "CS")}:
            done[index] = before
    return done


def _terminators(kinds: list[str]) -> list[str]:
    done = list(kinds)
    for order in (range(len(done)), range(len(done) - 1, -1, -1)):
        number_beside = False
        for index in order:
            number_beside = done[index] == "EN" or (number_beside and done[index] == "ET")
            if number_beside:
                done[index] = "EN"
    return done


def _bracketed(characters: list[str], original: list[str], kinds: list[str], side: str) -> list[str]:
    """Let a pair of brackets run the way of what it encloses (N0)."""
    done = list(kinds)
    for opening, closing in _pairs(characters, kinds):
        chosen = _direction_of_pair(done, opening, closing, side)
        if chosen:
            _set_with_accents(done, original, opening, chosen)
            _set_with_accents(done, original, closing, chosen)
    return done


def _pairs(characters: list[str], kinds: list[str]) -> list[tuple[int, int]]:
    waiting: list[tuple[str, int]] = []
    found: list[tuple[int, int]] = []
    for index, character in enumerate(characters):
        if kinds[index] != "ON":
            continue
        if character in CLOSING:
            if len(waiting) == DEEPEST:
                break
            waiting.append((CLOSING[character], index))
        else:
            _close(character, index, waiting, found)
    return sorted(found)


def _close(character: str, index: int, waiting: list[tuple[str, int]], found: list[tuple[int, int]]) -> None:
    for depth in range(len(waiting) - 1, -1, -1):
        if waiting[depth][0] == character:
            found.append((waiting[depth][1], index))
            del waiting[depth:]
            return


def _direction_of_pair(kinds: list[str], opening: int, closing: int, side: str) -> str | None:
    inside = {_direction(kind) for kind in kinds[opening + 1 : closing]}
    if side in inside:
        return side
    if inside <= {None}:
        return None
    before = (_direction(kinds[index]) for index in range(opening - 1, -1, -1))
    return next(filter(None, before), side)


def _set_with_accents(kinds: list[str], original: list[str], index: int, kind: str) -> None:
    kinds[index] = kind
    index += 1
    while index < len(kinds) and original[index] == "NSM":
        kinds[index] = kind
        index += 1


def _direction(kind: str) -> str | None:
    """Return the side a kind counts for among neutrals: numbers count as R."""
    if kind == "L":
        return "L"
    return "R" if kind in {"R", "EN", "AN"} else None


def _neutral(kinds: list[str], side: str) -> list[str]:
    """Let spaces and signs follow their neighbours if these agree, else the paragraph (N1, N2)."""
    before = _last_strong([_direction(kind) or "" for kind in kinds], side)
    after = _last_strong([_direction(kind) or "" for kind in reversed(kinds)], side)[::-1]
    return [
        (left if left == right else side) if kind in NEUTRAL else kind
        for kind, left, right in zip(kinds, before, after, strict=True)
    ]


def _rise(kind: str, base: int) -> int:
    if base:
        return int(kind != "R")
    return {"L": 0, "R": 1}.get(kind, 2)


def _with_weightless(found: list[int], kinds: list[str], base: int) -> list[int]:
    for index, kind in enumerate(kinds):
        if kind in WEIGHTLESS:
            found[index] = found[index - 1] if index else base
    return found


def _spaces_at_base(text: str, line: list[int], base: int) -> list[int]:
    trailing = True
    for index in range(len(text) - 1, -1, -1):
        kind = bidirectional(text[index])
        trailing = kind in {"S", "B"} or (trailing and kind in SPACE)
        if trailing:
            line[index] = base
    return line


def _stretches(line: list[int], start: int) -> Iterator[Run]:
    first = 0
    for index in range(1, len(line) + 1):
        if index == len(line) or line[index] != line[first]:
            yield Run(start + first, start + index, line[first])
            first = index


def _turned(runs: list[Run], level: int) -> list[Run]:
    """Reverse every stretch of runs at this level or above."""
    done: list[Run] = []
    stretch: list[Run] = []
    for run in runs:
        if run.level >= level:
            stretch.append(run)
        else:
            done += [*reversed(stretch), run]
            stretch = []
    return [*done, *reversed(stretch)]
