"""The table of contents: an entry a line, with its page number, leading there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kiwork import wording
from kiwork.protocol import style
from kiwork.protocol.blocks import Composer
from kiwork.protocol.boxes import TextBox
from kiwork.protocol.ink import Ink
from kiwork.protocol.pages import Anchor, Item

INDENT = 16
NUMBER_WIDTH = 40
FEWEST_ENTRIES = 2


@dataclass(frozen=True)
class Entry:
    """A line of the table of contents; `pages` is filled once all boxes have their page."""

    anchor: Anchor
    title: TextBox
    composer: Composer
    pages: Mapping[str, int]

    @property
    def height(self) -> float:
        return self.title.height

    def least(self, frame: float) -> float:
        return min(self.height, frame)

    def split(self, room: float) -> None:
        del room

    def draw(self, ink: Ink, x: float, top: float) -> None:
        self.title.draw(ink, x, top)
        number = self.composer.text(str(self.pages[self.anchor.key]), self.title.form)
        foot = top - self.height + self.title.form.leading
        self._dots(ink, x, foot - self.title.form.leading * 0.7, style.WIDTH - number.lines[0].width)
        number.draw(ink, x + style.WIDTH - number.lines[0].width, foot)
        ink.link(self.anchor.key, x, top, style.WIDTH, self.height)

    def _dots(self, ink: Ink, x: float, y: float, end: float) -> None:
        start = self.title.indent + self.title.lines[-1].width + 6
        if start < end - 6:
            ink.rule((x + start, y), (x + end - 6, y), style.MUTED, 0.6, dash="0 4")


def contents(composer: Composer, anchors: Sequence[Anchor], pages: Mapping[str, int]) -> Iterator[Item]:
    """Make the table of contents, if there is enough to list."""
    if len(anchors) < FEWEST_ENTRIES:
        return
    heading = composer.text(wording.text("pdf.contents", composer.language), style.HEADING[2])
    yield Item(heading, before=32, with_next=True)
    for anchor in anchors:
        yield Item(_entry(composer, anchor, pages), before=8 if anchor.level == 1 else 0)


def _entry(composer: Composer, anchor: Anchor, pages: Mapping[str, int]) -> Entry:
    form = style.STRONG if anchor.level == 1 else style.BODY
    title = composer.text(anchor.title, form, style.WIDTH - NUMBER_WIDTH, indent=(anchor.level - 1) * INDENT)
    return Entry(anchor, title, composer, pages)
