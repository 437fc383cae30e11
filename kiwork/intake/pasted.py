"""What lies on the clipboard: the lines of a list, each with its level, or the rows of a table."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kiwork.intake import clipboard_html
from kiwork.intake.grid import Grid, Paragraph
from kiwork.intake.lists import Line, indented, lines_to_texts, without_bullet, without_mark

_BETWEEN_CELLS = " · "

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Clip:
    """A text as a program laid it on the clipboard: plain, and as HTML where it has a form."""

    text: str
    html: str = ""


@dataclass(frozen=True)
class Pasted:
    """The lines of a list, or the rows of a table with several columns; both empty if there was no text."""

    lines: tuple[Line, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def read_clip(clip: Clip) -> Pasted:
    """Read what was copied: its HTML if that says anything and is not far too large, else its plain text.

    Raises TextTooLargeError or TooManyLinesError.
    """
    if clip.html and len(clip.html) <= clipboard_html.LONGEST:
        pasted = _of_blocks(clipboard_html.read_html(clip.html))
        if pasted.lines or pasted.rows:
            return pasted
    return _of_text(clip.text)


def _of_text(text: str) -> Pasted:
    rows = _separated_by_tabs(text)
    return Pasted(rows=rows) if rows else Pasted(tuple(indented(text)))


def _separated_by_tabs(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a table as programs copy it: as many tabs in every row, not only behind marks."""
    if "\t" not in text:
        return ()
    lines_to_texts(text)
    reader = csv.reader(io.StringIO(text.strip("\r\n"), newline=""), delimiter="\t", strict=True)
    try:
        rows = [row for row in reader if any(map(str.strip, row))]
    except csv.Error:
        return ()
    if len({len(row) for row in rows}) > 1 or all(_begins_with_mark(row) for row in rows):
        return ()
    used = [n for n, column in enumerate(zip(*rows, strict=True)) if any(map(str.strip, column))]
    return tuple(tuple(row[n] for n in used) for row in rows) if len(used) > 1 else ()


def _begins_with_mark(row: Sequence[str]) -> bool:
    line = "\t".join(row).strip()
    return without_mark(line, 0)[0] != line


def _of_blocks(blocks: Sequence[Paragraph | Grid]) -> Pasted:
    tables = [block.rows for block in blocks if isinstance(block, Grid)]
    said = [table for table in tables if table]
    widths = {len(table[0]) for table in said}
    if len(widths) == 1 and max(widths) > 1 and not any(isinstance(block, Paragraph) for block in blocks):
        return Pasted(rows=tuple(_cells(row) for table in said for row in table))
    return Pasted(tuple(_lines(list(_paragraphs(blocks)))))


def _cells(row: Iterable[Sequence[Paragraph]]) -> tuple[str, ...]:
    return tuple("\n".join(paragraph.text for paragraph in cell) for cell in row)


def _paragraphs(blocks: Iterable[Paragraph | Grid]) -> Iterator[Paragraph]:
    """Yield all paragraphs; a row with several cells among other text is one."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
            continue
        for row in block.rows:
            if len(row) == 1:
                yield from row[0]
            else:
                yield Paragraph([_BETWEEN_CELLS.join(filter(None, _cells(row)))])


def _lines(paragraphs: Sequence[Paragraph]) -> Iterator[Line]:
    top = min((paragraph.level for paragraph in paragraphs if paragraph.is_item), default=0)
    alone, last_mark = len(paragraphs) == 1, 0
    for paragraph in paragraphs:
        level = max(0, paragraph.level - top)
        if paragraph.is_item:
            yield from _line(without_bullet(paragraph.text), level)
            continue
        for part in _parts(paragraph, alone=alone):
            text, last_mark = without_mark(part.strip(), last_mark)
            yield from _line(text, level)


def _line(text: str, level: int) -> Iterator[Line]:
    if text:
        yield Line(text, level)


def _parts(paragraph: Paragraph, *, alone: bool) -> Sequence[str]:
    """Return what of a paragraph are lines of a list.

    A break inside a paragraph stays on its card; but where the paragraph is all there is, as in mails, or
    where each of its lines begins with a mark, the breaks are those between the lines.
    """
    lines = paragraph.text.split("\n")
    if alone or paragraph.preformatted or all(without_mark(line, 0)[0] != line for line in lines):
        return lines
    return [paragraph.text]
