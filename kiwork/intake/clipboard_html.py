"""Reads HTML as it lies on the clipboard into paragraphs and tables: nothing is fetched, text stays text."""

import re
from collections import Counter
from copy import copy
from dataclasses import dataclass
from html.parser import HTMLParser

from kiwork.intake import office_html as office
from kiwork.intake.grid import Grid, Paragraph
from kiwork.intake.lists import MOST_LINES, TooManyLinesError

LONGEST = 10_000_000
"""HTML may have so many letters; Word needs some hundreds for a line."""

_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body caption center dd details div dl dt fieldset figcaption "
        "figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary "
        "table tbody td tfoot th thead tr ul",
    )
)
_VOID = frozenset(
    re.findall(
        r"\w+",
        "area base br col embed hr img input link meta param source track wbr",
    )
)
_LISTS = frozenset({"ul", "ol"})
_CELLS = frozenset({"td", "th"})
_TABLE = frozenset({"table"})
_CLOSED_BY_NEXT = {
    "li": [(frozenset({"li"}), _LISTS | _CELLS)],
    "p": [(frozenset({"p"}), _LISTS | _CELLS | {"li"})],
    "td": [(_CELLS, _TABLE)],
    "th": [(_CELLS, _TABLE)],
    "tr": [(frozenset({"tr"}), _TABLE), (_CELLS, _TABLE)],
}
"""What a tag closes where its own end was left out, and what it does not look beyond."""

_DEEPEST = 500
_MARK_BEGINS, _MARK_ENDS = f"<{office.MARK_TAG}>", f"</{office.MARK_TAG}>"
_DECLARATION = re.compile(r"<!--(.*?)-->|<[!?]([^>]*)>", re.DOTALL)
_MARK_CONDITION = re.compile(r"\W*if\s*!supportlists\W*", re.IGNORECASE)
_END_OF_CONDITION = re.compile(r"\W*endif\W*", re.IGNORECASE)
_FORMAT_HEADER = re.compile(r"\s*Version:[\d.]+\s[^<]{0,2000}")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_MANY_SPACES = re.compile(r"[ \t\u00a0]{2,}")
_LONG_TAG = re.compile(r"(</?[a-zA-Z][\w:-]*)[^<>]{4000,}(?=[<>])")
"""Holds a picture, or nothing good: Python's parser takes very long over some long tags."""

_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff\x00"))


def read_html(html: str) -> list[Paragraph | Grid]:
    """Return the paragraphs and tables of HTML in order; raises TooManyLinesError."""
    reader = _Reader()
    header = _FORMAT_HEADER.match(html)
    reader.feed(_tags_only(html[header.end() :] if header else html))
    return reader.finish()


def _tags_only(html: str) -> str:
    """Take out comments and declarations; what says where the mark of a list stands becomes a tag."""
    short = _LONG_TAG.sub(r"\1", html)
    last = short.rfind("-->") + 1
    known = short[:last] + short[last:].replace("<!--", "<!")
    last = known.rfind(">") + 1
    return _DECLARATION.sub(_as_tag, known[:last]) + known[last:].replace("<", "&lt;")


def _as_tag(declaration: re.Match[str]) -> str:
    said = declaration[1] if declaration[1] is not None else declaration[2]
    if len(said) > len("[if !supportLists]--") + 4:
        return ""
    if _MARK_CONDITION.fullmatch(said):
        return _MARK_BEGINS
    return _MARK_ENDS if _END_OF_CONDITION.fullmatch(said) else ""


@dataclass
class _Item:
    """An item of a list; its later paragraphs go onto the card of its first."""

    paragraph: Paragraph | None = None


@dataclass
class _Frame:
    """An element that is open, with all that holds inside of it."""

    tag: str = ""
    hidden: bool = False
    mark: bool = False
    ignored: bool = False
    preformatted: bool = False
    symbols: office.Attributes | None = None
    depth: int = 0
    level: int = 0
    item: _Item | None = None
    span: tuple[int, int] | None = None
    is_table: bool = False


class _Reader(HTMLParser):
    """Takes tags that are not closed, closed twice or in the wrong place as browsers do, more or less."""

    def __init__(self) -> None:
        super().__init__()
        self._frames = [_Frame()]
        self._open: Counter[str] = Counter()
        self._text: list[str] = []
        self._mark: list[str] = []
        self._ignored = True
        self._blocks: list[Paragraph | Grid] = []
        self._grid: Grid | None = None
        self._cell: list[Paragraph] | None = None
        self._last: Paragraph | None = None
        self._lines = 0

    def finish(self) -> list[Paragraph | Grid]:
        """Return what was read."""
        self.close()
        self._close(1)
        self._end_paragraph()
        return self._blocks

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take `<o:p/>` as empty; HTML itself reads `<p/>` as `<p>`."""
        self.handle_starttag(tag, attrs)
        if ":" in tag:
            self.handle_endtag(tag)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._text.append("" if self._frames[-1].hidden else "\n")
            return
        if tag in _BLOCKS:
            self._end_paragraph()
        for closed, borders in _CLOSED_BY_NEXT.get(tag, ()):
            self._close_before(closed, borders)
        if tag not in _VOID and len(self._frames) < _DEEPEST:
            self._push(tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._end_paragraph()
        if self._open[tag]:
            self._close(next(n for n in range(len(self._frames) - 1, 0, -1) if self._frames[n].tag == tag))

    def handle_data(self, data: str) -> None:
        frame = self._frames[-1]
        if frame.hidden:
            return
        text = data if frame.preformatted else _SPACES.sub(" ", data)
        if frame.mark or (frame.symbols and not "".join(self._text).strip()):
            self._mark.append(text)
            self._ignored &= frame.ignored or text.isspace()
        else:
            self._text.append(office.as_written(text, frame.symbols) if frame.symbols else text)

    # elements

    def _push(self, tag: str, attributes: office.Attributes) -> None:
        outer = self._frames[-1]
        frame = copy(outer)
        frame.tag, frame.span, frame.is_table = tag, None, False
        frame.hidden |= office.is_hidden(tag, attributes)
        frame.mark |= office.is_mark(tag, attributes)
        frame.ignored |= office.is_ignored(attributes)
        frame.preformatted |= tag == "pre"
        frame.depth += tag in _LISTS
        if office.is_symbol(attributes):
            frame.symbols = attributes
        elif "font" in attributes.get("style", ""):
            frame.symbols = None
        self._find_level(frame, attributes)
        self._begin_table(frame, attributes)
        self._frames.append(frame)
        self._open[tag] += 1

    def _find_level(self, frame: _Frame, attributes: office.Attributes) -> None:
        level = office.level_of(frame.tag, attributes, frame.depth)
        if level is not None:
            frame.level, frame.item = level, _Item()
        elif frame.tag == "p" and frame.item is None and office.continues_item(attributes) and self._last:
            frame.level = self._last.level + self._last.is_item

    def _begin_table(self, frame: _Frame, attributes: office.Attributes) -> None:
        if self._cell is not None or frame.hidden:
            return
        if frame.tag == "table" or (self._grid is None and frame.tag in _CELLS | {"tr"}):
            self._grid = Grid()
            self._blocks.append(self._grid)
            frame.is_table = frame.tag == "table"
        if frame.tag == "tr" and self._grid:
            self._grid.begin_row()
        if frame.tag in _CELLS:
            self._cell, self._last = [], None
            frame.span = office.span(attributes, "colspan"), office.span(attributes, "rowspan")
            frame.item, frame.level = None, 0

    def _close_before(self, closed: frozenset[str], borders: frozenset[str]) -> None:
        for place in range(len(self._frames) - 1, 0, -1):
            tag = self._frames[place].tag
            if tag in closed:
                self._close(place)
                return
            if tag in borders:
                return

    def _close(self, place: int) -> None:
        """Close what is open from a place on."""
        if any(frame.tag in _BLOCKS for frame in self._frames[place:]):
            self._end_paragraph()
        for frame in reversed(self._frames[place:]):
            self._open[frame.tag] -= 1
            if frame.span and self._grid and self._cell is not None:
                self._grid.add(self._cell, across=frame.span[0], down=frame.span[1])
                self._cell = self._last = None
            if frame.is_table:
                self._grid = self._last = None
        del self._frames[place:]

    # text

    def _end_paragraph(self) -> None:
        text, marked = "".join(self._text), "".join(self._mark)
        is_mark = office.looks_like_mark(marked, ignored=self._ignored)
        self._text, self._mark, self._ignored = [], [], True
        if said := _tidy(text if is_mark else f"{marked} {text}"):
            self._keep(said, self._frames[-1])

    def _keep(self, text: str, frame: _Frame) -> None:
        self._lines += 1
        if self._lines > MOST_LINES:
            raise TooManyLinesError(n=self._lines, limit=MOST_LINES)
        if frame.item and frame.item.paragraph:
            frame.item.paragraph.texts.append(text)
            return
        self._last = Paragraph([text], frame.level, frame.item is not None, frame.preformatted)
        if frame.item:
            frame.item.paragraph = self._last
        (self._blocks if self._cell is None else self._cell).append(self._last)


def _tidy(text: str) -> str:
    lines = (_MANY_SPACES.sub(" ", line).strip() for line in text.translate(_UNSEEN).split("\n"))
    return "\n".join(filter(None, lines))
