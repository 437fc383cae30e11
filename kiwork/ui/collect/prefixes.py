"""Finds kinds and tags in a line that is being typed; knows no widget.

`h:` `l:` `a:` `p:` at the beginning, with a space after them, set the kind; `#Ukraine` and `@Verl` are tags
where they are known. Everything else stays text: addresses of e-mail, "#1", "C#", "@" alone.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kiwork.models.kinds import CardKind
from kiwork.models.text import folded
from kiwork.queries.outline import TagView
from kiwork.ui.collect.vocabulary import Fragment, Vocabulary, mark_of

KINDS = {"h": CardKind.CHALLENGE, "l": CardKind.SOLUTION, "a": CardKind.OFFER}
PARK = "p"

_PREFIX = re.compile(r"\s*([hlap]):[ \t\u00a0]", re.IGNORECASE)
_MARK = re.compile(r"(?<![^\s(\[„“\"‚'»/])[#@](?=\S)")
_MARK_ALONE = re.compile(r"(?<![^\s(\[„“\"‚'»/])[#@]")
_END = re.compile(r"(?=[.,;:!?)\]“”\"'«…]*(?:\s|\Z))")
_LONGEST_FRAGMENT = 120


@dataclass(frozen=True)
class Chip:
    """What was recognised, and how it was written: a kind, the parking lot, or a tag."""

    written: str
    kind: CardKind | None = None
    parked: bool = False
    tag_uid: str = ""
    title: str = ""

    def means_the_same(self, other: "Chip") -> bool:
        """Whether a second one of these would be one too many."""
        if self.tag_uid:
            return self.tag_uid == other.tag_uid
        return bool(self.kind and other.kind) or (self.parked and other.parked)


class Finding(NamedTuple):
    """A chip and the part of the text it replaces."""

    chip: Chip
    start: int
    end: int


class Written(NamedTuple):
    """A finished entry; without a kind it has the one that is set for the next card."""

    text: str
    kind: CardKind | None
    parked: bool
    tag_uids: tuple[str, ...]


def chip_for(tag: TagView) -> Chip:
    """Return the chip of a tag that was chosen."""
    return Chip(mark_of(tag) + tag.title, tag_uid=tag.uid, title=tag.title)


def next_finding(
    text: str,
    vocabulary: Vocabulary,
    *,
    chips: Sequence[Chip] = (),
    kept: Collection[str] = (),
    cursor: int | None = None,
) -> Finding | None:
    """Return the first part of a text that is to become a chip.

    `kept` holds what a person turned back into text; with a cursor, a name that is still being typed waits.
    """
    return _prefix(text, chips, kept) or next(_tags(text, vocabulary, kept, cursor), None)


def finished(text: str, vocabulary: Vocabulary, *, chips: Sequence[Chip], kept: Collection[str]) -> Written:
    """Return what is to be saved: the rest of the text, and what all chips say."""
    chips = list(chips)
    while finding := next_finding(text, vocabulary, chips=chips, kept=kept):
        text = text[: finding.start] + text[finding.end :]
        chips.append(finding.chip)
    tags = dict.fromkeys(chip.tag_uid for chip in chips if chip.tag_uid)
    kind = next((chip.kind for chip in chips if chip.kind), None)
    return Written(text.strip(), kind, any(chip.parked for chip in chips), tuple(tags))


def names_in(text: str, vocabulary: Vocabulary) -> frozenset[str]:
    """Return all that would become a chip in a text, folded: what to keep so that it stays as it is."""
    kept: frozenset[str] = frozenset()
    while finding := next_finding(text, vocabulary, kept=kept):
        kept |= {folded(finding.chip.written)}
    return kept


def fragment_at(text: str, cursor: int) -> Fragment | None:
    """Return the name that is being typed where the cursor stands."""
    line_start = text.rfind("\n", 0, cursor) + 1
    marks = list(_MARK_ALONE.finditer(text, max(line_start, cursor - _LONGEST_FRAGMENT), cursor))
    if not marks or text[cursor : cursor + 1].isalnum():
        return None
    start = marks[-1].start()
    typed = text[start + 1 : cursor]
    return None if typed[:1].isspace() else Fragment(text[start], start, cursor, typed)


def _prefix(text: str, chips: Sequence[Chip], kept: Collection[str]) -> Finding | None:
    match = _PREFIX.match(text)
    if match is None or folded(match[0]) in kept:
        return None
    letter = match[1].lower()
    chip = Chip(match[0].strip(), kind=KINDS.get(letter), parked=letter == PARK)
    present = any(chip.means_the_same(other) for other in chips)
    return None if present else Finding(chip, 0, match.end())


def _tags(text: str, vocabulary: Vocabulary, kept: Collection[str], cursor: int | None) -> Iterator[Finding]:
    if not vocabulary.longest:
        return
    for mark in _MARK.finditer(text):
        start = mark.start()
        end, tag = _longest(text, start, vocabulary)
        written = text[start:end]
        if tag is None or folded(written) in kept:
            continue
        finding = _finding(text, Chip(written, tag_uid=tag.uid, title=tag.title), start, end)
        if cursor is None or not _in_progress(text[start:cursor], finding.chip, vocabulary):
            yield finding


def _longest(text: str, start: int, vocabulary: Vocabulary) -> tuple[int, TagView | None]:
    line_end = text.find("\n", start)
    last = min(len(text) if line_end < 0 else line_end, start + 2 * vocabulary.longest + 2)
    ends = [match.start() for match in _END.finditer(text, start + 2) if match.start() <= last]
    for end in reversed(ends):
        if not text[end - 1].isspace() and (tag := vocabulary.named(text[start], text[start + 1 : end])):
            return end, tag
    return start, None


def _in_progress(typed: str, chip: Chip, vocabulary: Vocabulary) -> bool:
    """Whether what stands between the sign and the cursor may still become another name."""
    if not typed or "\n" in typed:
        return False
    return len(typed) <= len(chip.written) or vocabulary.may_become_another(typed[0], typed[1:], chip.tag_uid)


def _finding(text: str, chip: Chip, start: int, end: int) -> Finding:
    """Take one of the spaces around along."""
    if text[end : end + 1] in {" ", "\t"}:
        return Finding(chip, start, end + 1)
    return Finding(chip, start - 1 if text[:start].endswith(" ") else start, end)
