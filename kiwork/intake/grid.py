"""Collects the cells of a table as they were drawn, merged cells too, and gives them back as even rows."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from kiwork.intake.lists import MOST_LINES, TooManyLinesError

MOST_COLUMNS = 1000
"""What HTML itself allows a cell to span."""

MOST_CELLS = 1_000_000


@dataclass
class Paragraph:
    """A piece of text between two breaks of paragraphs; an item of a list has lost its mark already.

    An item may have several `texts` below each other. In `preformatted` text every line break ends a line,
    elsewhere it stays inside the paragraph.
    """

    texts: list[str]
    level: int = 0
    is_item: bool = False
    preformatted: bool = False

    @property
    def text(self) -> str:
        """All that it says."""
        return "\n".join(self.texts)


Cell = tuple[Paragraph, ...]


@dataclass
class _Row:
    cells: dict[int, Cell]
    taken: set[int]
    says_something: bool = False


@dataclass
class Grid:
    """A table that is being read, row by row; a cell that reaches down fills every row it reaches."""

    _rows: list[_Row] = field(default_factory=list)
    _reaching: dict[int, tuple[int, Cell]] = field(default_factory=dict)
    _column: int = 0
    _counted: int = 0

    def begin_row(self) -> None:
        """Begin the next row; raises TooManyLinesError."""
        reaching = self._reaching
        self._rows.append(_Row({at: cell for at, (_, cell) in reaching.items() if cell}, set(reaching)))
        self._reaching = {at: (left - 1, cell) for at, (left, cell) in reaching.items() if left > 1}
        self._column = 0
        self._count(1 + len(reaching))
        if len(self._rows) > MOST_LINES:
            raise TooManyLinesError(n=len(self._rows), limit=MOST_LINES)

    def add(self, paragraphs: Iterable[Paragraph], *, across: int = 1, down: int = 1) -> None:
        """Put a cell into the next free place; one that reaches across stands in its first column.

        Raises TooManyLinesError.
        """
        if not self._rows:
            self.begin_row()
        row, cell, width = self._rows[-1], tuple(paragraphs), min(across, MOST_COLUMNS)
        while self._column in row.taken:
            self._column += 1
        if cell:
            row.cells[self._column] = cell
            row.says_something = True
        if down > 1:
            self._reaching[self._column] = (down - 1, cell)
            self._reaching.update((self._column + n, (down - 1, ())) for n in range(1, width))
        self._column += width
        self._count(width)

    @property
    def rows(self) -> list[list[Cell]]:
        """The rows that say something, without the columns that say nothing; raises TooManyLinesError."""
        said = [row.cells for row in self._rows if row.says_something]
        columns = sorted(set().union(*said)) if said else []
        self._count(len(said) * len(columns))
        return [[cells.get(column, ()) for column in columns] for cells in said]

    def _count(self, cells: int) -> None:
        self._counted += cells
        if self._counted > MOST_CELLS:
            raise TooManyLinesError(n=self._counted, limit=MOST_LINES)
