"""Shares boxes out among pages: headings keep with what follows, and heads are repeated."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kiwork.protocol.boxes import Box


@dataclass(frozen=True)
class Anchor:
    """A place that the table of contents and the bookmarks lead to; `level` counts from 1."""

    key: str
    title: str
    level: int


@dataclass(frozen=True)
class Item:
    """A box with what the page must know about it.

    `before` is free space above, `repeat` what stands on top where the box begins or goes on on a new page,
    `needs` a height that must be free unless the page is empty.
    """

    box: Box
    before: float = 0
    with_next: bool = False
    repeat: Sequence[Box] = ()
    needs: float = 0
    new_page: bool = False
    anchor: Anchor | None = None


@dataclass(frozen=True)
class Placed:
    """A box on a page; `depth` counts from the top of the page's frame."""

    box: Box
    depth: float
    anchor: Anchor | None = None


class Room(NamedTuple):
    """Heights without which an item begins a page; `wanted` does not count right below headings."""

    least: float
    wanted: float


@dataclass
class Page:
    """One page in the making."""

    placed: list[Placed] = field(default_factory=list)
    depth: float = 0
    empty: bool = True
    only_headings: bool = True

    def lacks(self, before: float, room: Room, frame: float) -> bool:
        """Say whether what is left of the page is too little."""
        needed = room.least if self.only_headings else max(room)
        return self.depth + before + needed > frame

    def put(self, box: Box, before: float = 0, anchor: Anchor | None = None) -> None:
        self.depth += before
        self.placed.append(Placed(box, self.depth, anchor))
        self.depth += box.height


def paginate(items: Sequence[Item], frame: float) -> list[Page]:
    """Return the pages; `frame` is the height of one."""
    pages = [Page()]
    for item, room in zip(items, _rooms(items, frame), strict=True):
        before = 0 if pages[-1].empty else item.before
        if not pages[-1].empty and (item.new_page or pages[-1].lacks(before, room, frame)):
            pages.append(_new_page(item, frame))
            before = 0
        pages += _put(item, pages[-1], before, frame)
    return pages


def _rooms(items: Sequence[Item], frame: float) -> list[Room]:
    """Return for each item the height without which it begins a new page."""
    found: list[Room] = []
    following = Room(0, 0)
    for item in reversed(items):
        own, least = item.box.height, item.box.least(frame)
        together = own + following.least if item.with_next else least
        least = together if together <= frame else least
        wanted = own + following.wanted if item.with_next and following.wanted else 0
        found.append(Room(least, min(frame, max(item.needs, wanted))))
        following = Room(item.before + found[-1].least, found[-1].wanted and item.before + found[-1].wanted)
    return found[::-1]


def _put(item: Item, page: Page, before: float, frame: float) -> Iterator[Page]:
    """Put a box on the page; yield the pages it goes on on."""
    box, anchor = item.box, item.anchor
    while page.depth + before + box.height > frame:
        halves = box.split(frame - page.depth - before)
        if halves is None and page.empty:
            break
        if halves is not None:
            page.put(halves[0], before, anchor)
            box, anchor = halves[1], None
        page = _new_page(item, frame)
        before = 0
        yield page
    page.put(box, before, anchor)
    page.empty = False
    page.only_headings = page.only_headings and item.with_next


def _new_page(item: Item, frame: float) -> Page:
    page = Page()
    heads = item.repeat if sum(head.height for head in item.repeat) <= frame / 3 else ()
    for head in heads:
        page.put(head)
    return page


def page_numbers(pages: Iterable[Page]) -> dict[str, int]:
    """Return the page number of each anchor, from 1."""
    return {
        placed.anchor.key: number
        for number, page in enumerate(pages, start=1)
        for placed in page.placed
        if placed.anchor
    }
