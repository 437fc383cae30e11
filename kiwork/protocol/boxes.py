"""What stands on a page: boxes that know their height, draw themselves and can be split where a page ends."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from kiwork.protocol.ink import Ink
from kiwork.protocol.lines import Line
from kiwork.protocol.marks import MARKS
from kiwork.protocol.style import LINE, MUTED, Type

FEWEST_LINES = 2


class Box(Protocol):
    """A part of a page."""

    @property
    def height(self) -> float:
        """Return the height in points."""

    def least(self, frame: float) -> float:
        """Return the height that must be free for the box to begin on a page of height `frame`."""

    def split(self, room: float) -> "tuple[Box, Box] | None":
        """Return what fits into the room and the rest, or None if nothing fits."""

    def draw(self, ink: Ink, x: float, top: float) -> None:
        """Draw the box below `top`."""


@dataclass(frozen=True)
class TextBox:
    """Lines of one text; leftward lines stand at the right edge of `width`."""

    lines: Sequence[Line]
    form: Type
    width: float
    indent: float = 0
    rightward_edge: bool = False

    @property
    def height(self) -> float:
        return len(self.lines) * self.form.leading

    def least(self, frame: float) -> float:
        # Three lines stay together, or one would stand alone on either page.
        count = len(self.lines) if len(self.lines) <= FEWEST_LINES + 1 else FEWEST_LINES
        return min(count * self.form.leading, frame)

    def split(self, room: float) -> "tuple[TextBox, TextBox] | None":
        count = int(room / self.form.leading)
        if count < 1 or count >= len(self.lines):
            return None
        if count >= FEWEST_LINES + 1 and count == len(self.lines) - 1:
            count -= 1
        return replace(self, lines=self.lines[:count]), replace(self, lines=self.lines[count:])

    def draw(self, ink: Ink, x: float, top: float) -> None:
        start = 0
        for index, line in enumerate(self.lines):
            if not line.cut:
                self._draw_together(ink, x, top - start * self.form.leading, self.lines[start : index + 1])
                start = index + 1
        self._draw_together(ink, x, top - start * self.form.leading, self.lines[start:])

    def _draw_together(self, ink: Ink, x: float, top: float, lines: Sequence[Line]) -> None:
        if lines:
            ink.lines(x + self.indent + self._shift(lines[0]), top, lines, self.form)

    def _shift(self, line: Line) -> float:
        return self.width - self.indent - line.width if line.leftward or self.rightward_edge else 0


@dataclass(frozen=True)
class Space:
    """Empty height between the parts of a stack."""

    height: float

    def least(self, frame: float) -> float:
        return min(self.height, frame)

    def split(self, room: float) -> None:
        del room

    def draw(self, ink: Ink, x: float, top: float) -> None:
        """Draw nothing."""


@dataclass(frozen=True)
class Stack:
    """Boxes below each other that stay together if they fit on a page."""

    parts: Sequence[Box]

    @property
    def height(self) -> float:
        return sum(part.height for part in self.parts)

    def least(self, frame: float) -> float:
        return self.height if self.height <= frame else _least_of_first_two(self.parts, frame)

    def split(self, room: float) -> "tuple[Stack, Stack] | None":
        used = 0.0
        for index, part in enumerate(self.parts):
            if used + part.height > room:
                return self._split_at(index, room - used)
            used += part.height
        return None

    def _split_at(self, index: int, room: float) -> "tuple[Stack, Stack] | None":
        halves = self.parts[index].split(room)
        before, after = list(self.parts[:index]), list(self.parts[index + 1 :])
        if halves:
            return Stack([*before, halves[0]]), Stack([halves[1], *after])
        return (Stack(before), Stack([self.parts[index], *after])) if before else None

    def draw(self, ink: Ink, x: float, top: float) -> None:
        for part in self.parts:
            part.draw(ink, x, top)
            top -= part.height


@dataclass(frozen=True)
class Card:
    """A stack with a rule at its left in the colour of its kind."""

    content: Stack
    colour: str
    inset: float = 16

    @property
    def height(self) -> float:
        return self.content.height

    def least(self, frame: float) -> float:
        return self.content.least(frame)

    def split(self, room: float) -> "tuple[Card, Card] | None":
        halves = self.content.split(room)
        return (replace(self, content=halves[0]), replace(self, content=halves[1])) if halves else None

    def draw(self, ink: Ink, x: float, top: float) -> None:
        ink.block(x, top - self.height, 2, self.height, self.colour)
        self.content.draw(ink, x + self.inset, top)


@dataclass(frozen=True)
class KindLine:
    """The first line of a card: the drawn mark of its kind before the word."""

    text: TextBox
    kind: str

    @property
    def height(self) -> float:
        return self.text.height

    def least(self, frame: float) -> float:
        return self.text.least(frame)

    def split(self, room: float) -> None:
        del room

    def draw(self, ink: Ink, x: float, top: float) -> None:
        form = self.text.form
        ink.shape(MARKS[self.kind], x, top - form.leading / 2 - form.size / 2, form.size, form.colour)
        self.text.draw(ink, x, top)


@dataclass(frozen=True)
class Row:
    """Texts beside each other, each with its own place; a row higher than a page goes on on the next."""

    cells: Sequence[tuple[float, TextBox]]
    padding: float = 0
    rule: float = 0
    width: float = 0

    @property
    def height(self) -> float:
        return max((cell.height for _, cell in self.cells), default=0) + 2 * self.padding

    def least(self, frame: float) -> float:
        return self.height if self.height <= frame else self.padding * 2 + 48

    def split(self, room: float) -> "tuple[Row, Row] | None":
        halves = [(x, _halves(cell, room - 2 * self.padding)) for x, cell in self.cells]
        first = replace(self, cells=[(x, above) for x, (above, _) in halves])
        rest = replace(self, cells=[(x, below) for x, (_, below) in halves])
        return (first, rest) if any(cell.lines for _, cell in first.cells) else None

    def draw(self, ink: Ink, x: float, top: float) -> None:
        for shift, cell in self.cells:
            cell.draw(ink, x + shift, top - self.padding)
        if self.rule:
            below = top - self.height
            ink.rule((x, below), (x + self.width, below), LINE if self.rule < 1 else MUTED, self.rule)


def _halves(cell: TextBox, room: float) -> tuple[TextBox, TextBox]:
    count = max(0, int(room / cell.form.leading))
    return replace(cell, lines=cell.lines[:count]), replace(cell, lines=cell.lines[count:])


def _least_of_first_two(parts: Sequence[Box], frame: float) -> float:
    return min(frame, sum(part.least(frame) for part in parts[:2]))


@dataclass(frozen=True)
class Rule:
    """A line across the page."""

    width: float
    colour: str
    height: float

    def least(self, frame: float) -> float:
        return min(self.height, frame)

    def split(self, room: float) -> None:
        del room

    def draw(self, ink: Ink, x: float, top: float) -> None:
        ink.block(x, top - self.height, self.width, self.height, self.colour)
