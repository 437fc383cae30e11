"""What can be mended in a list before it becomes cards; each returns the lines as they would be."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from kiwork.models.text import EmptyTextError, required
from kiwork.ui.collect.prefixes import finished
from kiwork.ui.collect.vocabulary import Vocabulary
from kiwork.ui.itemmodels.drafts import Draft

Drafts = Sequence[Draft]


def joined(drafts: Drafts, row: int) -> Drafts:
    """Put a line onto the card of the line above it.

    What begins with a small letter goes on with a sentence; anything else stands below.
    """
    if not 0 < row < len(drafts):
        return drafts
    between = " " if drafts[row].text[:1].islower() else "\n"
    return [*drafts[: row - 1], _together(drafts[row - 1 : row + 1], between), *drafts[row + 1 :]]


def split(drafts: Drafts, row: int, before: str, after: str) -> Drafts:
    """Make two lines of one; nothing happens where one of them would be empty."""
    try:
        upper, lower = (replace(drafts[row], text=required(text)) for text in (before, after))
    except EmptyTextError:
        return drafts
    return [*drafts[:row], upper, lower, *drafts[row + 1 :]]


def without(drafts: Drafts, rows: Collection[int]) -> Drafts:
    """Take lines out."""
    return [draft for row, draft in enumerate(drafts) if row not in rows]


def ticked(drafts: Drafts, rows: Collection[int]) -> Drafts:
    """Tick lines, or take the ticks away if all of them have one."""
    tick = not all(drafts[row].ticked for row in rows)
    return [replace(draft, ticked=tick) if row in rows else draft for row, draft in enumerate(drafts)]


def folded_in(drafts: Drafts) -> Drafts:
    """Put all sub-points onto the card of the point above them."""
    groups: list[list[Draft]] = []
    for draft in drafts:
        if draft.level and groups:
            groups[-1].append(draft)
        else:
            groups.append([draft])
    return [_together(group, "\n") for group in groups]


def recognised(draft: Draft, vocabulary: Vocabulary) -> Draft:
    """Read `h:`, `l:`, `a:`, `p:` and the tags that are known as they are read in the entry line."""
    written = finished(draft.text, vocabulary, chips=(), kept=())
    if not written.text or written.text == draft.text:
        return draft
    return replace(
        draft,
        text=written.text,
        kind=written.kind or draft.kind,
        parked=written.parked or draft.parked,
        tag_uids=tuple(dict.fromkeys((*draft.tag_uids, *written.tag_uids))),
    )


def _together(drafts: Drafts, between: str) -> Draft:
    tags = dict.fromkeys(uid for draft in drafts for uid in draft.tag_uids)
    return replace(drafts[0], text=between.join(draft.text for draft in drafts), tag_uids=tuple(tags))
