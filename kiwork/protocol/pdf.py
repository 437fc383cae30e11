"""Writes a document as a PDF: pages, table of contents, bookmarks, running title and page numbers."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from kiwork import wording
from kiwork.protocol import style
from kiwork.protocol.blocks import Composer
from kiwork.protocol.boxes import Box, Row, Rule, Space, Stack
from kiwork.protocol.contents import contents
from kiwork.protocol.document import Block, CardList, Document, Sheet, Table
from kiwork.protocol.ink import Ink
from kiwork.protocol.pages import Item, Page, Placed, page_numbers, paginate
from kiwork.replacing import replacing

HEAD_LINE = style.PAGE_HEIGHT - 40
FOOT_LINE = 56


def write_pdf(
    document: Document, target: Path | BinaryIO, *, progress: Callable[[int], None] | None = None
) -> None:
    """Write the document; equal documents make equal files.

    `progress` is told percents from 0 to 100; what it raises ends the work, and the target is left as it was.
    Raises the errors of `replacing`.
    """
    data = _pdf(document, progress or (lambda _: None))
    if isinstance(target, Path):
        _replace(target, data, progress or (lambda _: None))
    else:
        target.write(data)


def _pdf(document: Document, progress: Callable[[int], None]) -> bytes:
    composer = Composer(document.language)
    body = _body(composer, document, progress)
    numbers: dict[str, int] = {}
    listed = list(contents(composer, composer.anchors, numbers))
    pages = paginate(_in_order(list(composer.head(document)), listed, body), style.FRAME)
    numbers.update(page_numbers(pages))
    return _drawn(document, composer, pages, progress)


def _body(composer: Composer, document: Document, progress: Callable[[int], None]) -> list[Item]:
    expected = sum(map(_size, document.blocks))
    items: list[Item] = []
    for item in composer.blocks(document.blocks):
        progress(min(50, 50 * len(items) // expected))
        items.append(item)
    return items


def _size(block: Block) -> int:
    match block:
        case CardList():
            return len(block.cards)
        case Table():
            return len(block.rows) + 1
        case Sheet():
            return sum(map(_size, block.parts)) + 1
        case _:
            return 1


def _in_order(head: list[Item], listed: list[Item], body: list[Item]) -> list[Item]:
    if listed and body:
        body = [replace(body[0], new_page=True), *body[1:]]
    return [*head, *listed, *body]


def _drawn(
    document: Document, composer: Composer, pages: Sequence[Page], progress: Callable[[int], None]
) -> bytes:
    ink = Ink(document.title, document.language)
    head = _running_head(composer, document)
    for number, page in enumerate(pages, start=1):
        progress(50 + 50 * (number - 1) // len(pages))
        for placed in page.placed:
            _draw(ink, placed)
        if number > 1:
            head.draw(ink, style.LEFT, HEAD_LINE)
        _foot(composer, number, len(pages)).draw(ink, style.LEFT, FOOT_LINE)
        ink.next_page()
    data = ink.finish()
    progress(100)
    return data


def _draw(ink: Ink, placed: Placed) -> None:
    top = style.PAGE_HEIGHT - style.TOP - placed.depth
    if placed.anchor:
        ink.bookmark(placed.anchor.key, top + 8, placed.anchor.title, placed.anchor.level - 1)
    placed.box.draw(ink, style.LEFT, top)


def _running_head(composer: Composer, document: Document) -> Box:
    state = composer.short(document.state, style.NOTE, style.WIDTH / 3)
    title = composer.short(document.title, style.NOTE, style.WIDTH * 2 / 3 - 24)
    row = Row([(0, title), (style.WIDTH * 2 / 3, replace(state, rightward_edge=True))])
    return Stack([row, Space(4), Rule(style.WIDTH, style.LINE, 0.5)])


def _foot(composer: Composer, number: int, count: int) -> Box:
    words = wording.text("pdf.page", composer.language, page=number, pages=count)
    return replace(composer.text(words, style.NOTE), rightward_edge=True)


def _replace(target: Path, data: bytes, progress: Callable[[int], None]) -> None:
    def wait(seconds: float) -> None:
        progress(100)
        time.sleep(seconds)

    with replacing(target, wait=wait) as unfinished:
        unfinished.write_bytes(data)
