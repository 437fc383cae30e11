"""From the tree of meaning to boxes: how a heading, a card, a table and a sheet look on paper."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from kiwork import wording
from kiwork.protocol import bidi, style
from kiwork.protocol.asking import on_paper
from kiwork.protocol.boxes import Box, Card, KindLine, Row, Rule, Space, Stack, TextBox
from kiwork.protocol.document import (
    Block,
    CardItem,
    CardList,
    Document,
    Facts,
    Figure,
    Heading,
    Inquiry,
    Original,
    PageBreak,
    Paragraph,
    Sheet,
    Table,
)
from kiwork.protocol.lines import Breaker
from kiwork.protocol.pages import Anchor, Item
from kiwork.protocol.pictures import Picture, size_on_paper
from kiwork.protocol.style import Type
from kiwork.protocol.tables import column_widths

LEFTWARD = {"ar", "ckb", "dv", "fa", "he", "prs", "ps", "sd", "ug", "ur", "yi"}
PARAGRAPH = {"body": style.BODY, "lead": style.LEAD, "note": style.NOTE}
DEEPEST_ENTRY = 3
GAP = 8
SHORT_TABLE = 8
"""Up to so many rows, a table is not shared out among pages."""


class Composer:
    """Makes the items of one document, in its language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.anchors: list[Anchor] = []
        self._breaker = Breaker()
        self._level = 0

    def text(
        self,
        text: str,
        form: Type,
        width: float = style.WIDTH,
        *,
        indent: float = 0,
        language: str | None = None,
    ) -> TextBox:
        """Make lines of a plain text; nothing in it is ever read as markup."""
        leftward = (_is_leftward(language) and bidi.has_leftward(text)) or None
        return TextBox(
            self._breaker.lines(text, form, width - indent, leftward=leftward), form, width, indent=indent
        )

    def short(self, text: str, form: Type, width: float) -> TextBox:
        """Make one line of a text, with dots for what does not fit."""
        whole = self.text(text, form, width)
        if len(whole.lines) == 1:
            return whole
        first = self.text(text, form, width - form.size).lines[0].text
        return self.text(f"{first} …", form, width)

    def head(self, document: Document) -> Iterator[Item]:
        """Make the top of the first page."""
        if document.state:
            yield Item(self.text(document.state, style.STATE), with_next=True)
        yield Item(self.text(document.title, style.TITLE))
        if document.subtitle:
            yield Item(self.text(document.subtitle, style.SUBTITLE), before=GAP)
        yield Item(Rule(style.WIDTH, style.ACCENT, 1.5), before=16)
        yield from self._facts(document.facts, before=16)

    def blocks(self, blocks: Sequence[Block]) -> Iterator[Item]:
        """Make the items of all blocks."""
        before: Block | None = None
        for block in blocks:
            stays = isinstance(before, Heading) and isinstance(block, Paragraph) and block.role == "note"
            for index, item in enumerate(self._block(block)):
                placed = item if index else _after(before, item)
                yield replace(placed, with_next=True) if stays else placed
            before = block

    def _block(self, block: Block) -> Iterator[Item]:
        match block:
            case Heading():
                yield from self._heading(block)
            case Paragraph():
                yield from self._paragraph(block)
            case Facts():
                yield from self._facts(block, before=GAP)
            case CardList():
                yield from (Item(self._card(card), before=12) for card in block.cards)
            case Table():
                yield from self._table(block)
            case Figure():
                yield Item(self._figure(block), before=16)
            case Sheet():
                yield from self._sheet(block)
            case Inquiry():
                yield from self._sheet(on_paper(block))
            case PageBreak():
                pass

    def _heading(self, heading: Heading) -> Iterator[Item]:
        level = min(max(heading.level, 1), len(style.HEADING))
        anchor = self._anchor(heading.text, level)
        self._level = level
        box = Stack([self.text(heading.text, style.HEADING[level]), Space(4)])
        yield Item(box, style.SPACE_ABOVE_HEADING[level], with_next=True, anchor=anchor)

    def _anchor(self, title: str, level: int) -> Anchor | None:
        if level > DEEPEST_ENTRY:
            return None
        anchor = Anchor(f"place{len(self.anchors)}", title, level)
        self.anchors.append(anchor)
        return anchor

    def _paragraph(self, paragraph: Paragraph) -> Iterator[Item]:
        yield Item(
            self.text(paragraph.text, PARAGRAPH[paragraph.role], language=paragraph.language), before=GAP
        )

    def _facts(self, facts: Facts, before: float) -> Iterator[Item]:
        widest = max((self._breaker.width(label, style.LABEL) for label, _ in facts.pairs), default=0)
        column = min(widest, style.WIDTH / 3)
        for label, value in facts.pairs:
            shift = column + 24
            cells = [
                (0.0, self.text(label, style.LABEL, column + 0.1)),
                (shift, self.text(value, style.BODY, style.WIDTH - shift)),
            ]
            yield Item(Row(cells), before=before)
            before = 0

    def _card(self, card: CardItem) -> Card:
        inside = style.WIDTH - Card.inset
        colour = style.KIND_COLOUR[card.kind]
        label = "  ·  ".join([card.kind_label, *card.marks])
        form = replace(style.NOTE, colour=colour)
        parts: list[Box] = [
            KindLine(self.text(label, form, inside, indent=14), card.kind),
            self.text(card.text, style.BODY, inside),
        ]
        if card.also:
            parts += self._also(card.also, inside)
        for original in (card.original, *card.more_originals):
            parts += self._original(original, inside) if original else []
        return Card(Stack(parts), colour)

    def _also(self, texts: Sequence[str], width: float) -> list[Box]:
        label = self.text(wording.text("pdf.also", self.language), style.NOTE, width)
        return [Space(4), label, *(self.text(text, style.BODY, width) for text in texts)]

    def _original(self, original: Original, width: float) -> list[Box]:
        form = style.ORIGINAL if _is_leftward(original.language) else style.ORIGINAL_ITALIC
        return [
            Space(4),
            self.text(self._original_label(original.language), style.NOTE, width),
            self.text(original.text, form, width, language=original.language),
        ]

    def _original_label(self, language: str) -> str:
        if not language:
            return wording.text("pdf.original", self.language)
        try:
            name = wording.text(f"pdf.language_{_primary(language)}", self.language)
        except KeyError:
            name = language
        return wording.text("pdf.original_in", self.language, name=name)

    def _figure(self, figure: Figure) -> Stack:
        size = size_on_paper(figure.picture, figure.turned)
        caption: list[Box] = [Space(4), self.text(figure.caption, style.NOTE)] if figure.caption else []
        if size is None:
            missing = self.text(wording.text("pdf.no_picture", self.language), style.NOTE)
            return Stack([missing, *caption])
        return Stack([Picture(figure.picture, figure.turned, figure.alternative, *size), *caption])

    def _table(self, table: Table) -> Iterator[Item]:
        before = float(GAP)
        if table.caption:
            yield Item(self.text(table.caption, style.STRONG), before=16, with_next=True)
            before = 4
        widths = column_widths(self._breaker, table, style.WIDTH)
        head = self._row(table, table.head, widths, style.COLUMN, rule=1)
        yield Item(head, before=before, with_next=bool(table.rows))
        for left, row in enumerate(table.rows, start=1 - len(table.rows)):
            box = self._row(table, row, widths, style.CELL, rule=0.5)
            yield Item(box, repeat=(head,), with_next=left < 0 and len(table.rows) <= SHORT_TABLE)

    def _row(
        self, table: Table, row: Sequence[str], widths: Sequence[float], form: Type, *, rule: float
    ) -> Row:
        cells = []
        x = 0.0
        for index, (text, width) in enumerate(zip(row, widths, strict=False)):
            box = self.text(text, form, width)
            cells.append((x, replace(box, rightward_edge=index in table.numeric)))
            x += width + 16
        return Row(cells, padding=4, rule=rule, width=style.WIDTH)

    def _sheet(self, sheet: Sheet) -> Iterator[Item]:
        above = self._level
        anchor = self._anchor(f"{sheet.number} {sheet.title}".strip(), min(above + 1, DEEPEST_ENTRY))
        repeated = self._sheet_head(
            sheet, wording.text("pdf.continued", self.language, title=sheet.title), style.STRONG
        )
        parts = self._facts(sheet.facts, before=0), self.blocks(sheet.parts)
        items = [
            Item(self._sheet_head(sheet, sheet.title, style.HEADING[2]), 32, with_next=True, anchor=anchor)
        ]
        items += (replace(item, repeat=(repeated, *item.repeat)) for item in chain(*parts))
        self._level = above
        whole = sum(item.before + item.box.height for item in items)
        yield replace(items[0], needs=whole, with_next=len(items) > 1)
        yield from items[1:]

    def _sheet_head(self, sheet: Sheet, title: str, form: Type) -> Stack:
        number = self.text(sheet.number, replace(form, colour=style.ACCENT), style.WIDTH / 4)
        shift = max((line.width for line in number.lines), default=0) + 12 if sheet.number else 0
        row = Row([(0.0, number), (shift, self.text(title, form, style.WIDTH - shift))])
        return Stack([row, Space(4), Rule(style.WIDTH, style.ACCENT, 1), Space(8)])


def _after(before: Block | None, item: Item) -> Item:
    """Bring what follows a heading close to it, and begin a page after a page break."""
    match before:
        case PageBreak():
            return replace(item, new_page=True)
        case Heading():
            return replace(item, before=min(item.before, GAP))
        case _:
            return item


def _is_leftward(language: str | None) -> bool:
    return _primary(language or "") in LEFTWARD


def _primary(language: str) -> str:
    return language.split("-", maxsplit=1)[0].lower()
