"""What office programs say of a piece of HTML in its attributes: hidden, a mark of a list, how deep it lies.

Word writes lists as paragraphs: `mso-list:l0 level2 lfo1` on the paragraph, the mark in a span with
`mso-list:Ignore`, around it the condition `[if !supportLists]`. Word in the browser and Google Docs write
`ul` with a level on each `li`, PowerPoint marks in a span with `mso-special-format`.
"""

import re
from collections.abc import Mapping

Attributes = Mapping[str, str]

MARK_TAG = "kiwork-mark"
"""Stands in for the condition that Word puts around the mark of a list."""

_SILENT = frozenset(
    {"head", "title", "style", "script", "template", "xml", "noscript", "del", "select", "object"}
)
_SILENT_CLASSES = frozenset(
    {
        "msocomanchor",
        "msocommentreference",
        "msocomoff",
        "msodel",
        "msofootnotereference",
        "msoendnotereference",
    }
)
_HIDDEN = re.compile(
    r"display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden|mso-element\s*:\s*(?:comment|field-begin)"
    r"|mso-special-character\s*:\s*(?:comment|footnote)|mso-(?:foot|end)note-id",
    re.IGNORECASE,
)
_LEVEL = re.compile(r"mso-list\s*:\s*[^;]*?\blevel(\d{1,3})", re.IGNORECASE)
_IGNORE = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_SPECIAL = re.compile(r"mso-special-format", re.IGNORECASE)
_SYMBOLS = re.compile(r"font-family\s*:\s*['\"]?(?:wingdings|webdings|symbol)\b", re.IGNORECASE)
_WINGDINGS = re.compile(r"font-family\s*:\s*['\"]?wingdings['\"]?\s*(?:;|$)", re.IGNORECASE)
_AS_WRITTEN = str.maketrans("JKLàßáâóüû", "☺😐☹→←↑↓↔✓✗")
_DEEPEST = 20
_LONGEST_MARK = 40
_NUMBER = re.compile(r"[0-9]{1,5}")
_MARK = re.compile(r"\S|\W+|\(?\w{1,5}(?:\.\w{1,5}){0,8}[.):]\)?")


def is_hidden(tag: str, attributes: Attributes) -> bool:
    """Whether nobody saw this: hidden or deleted text, comments and their marks, marks of footnotes."""
    classes = attributes.get("class", "").lower().split()
    return (
        tag in _SILENT
        or not _SILENT_CLASSES.isdisjoint(classes)
        or (tag == "a" and attributes.get("name", "").lower().startswith("_msocom"))
        or _HIDDEN.search(attributes.get("style", "")) is not None
    )


def is_mark(tag: str, attributes: Attributes) -> bool:
    """Whether this holds the mark of a list."""
    style = attributes.get("style", "")
    return tag == MARK_TAG or (tag == "span" and bool(_IGNORE.search(style) or _SPECIAL.search(style)))


def is_ignored(attributes: Attributes) -> bool:
    """Whether Word itself says that this is nothing but a mark."""
    return _IGNORE.search(attributes.get("style", "")) is not None


def is_symbol(attributes: Attributes) -> bool:
    """Whether letters stand for pictures here, such as bullets."""
    return _SYMBOLS.search(_font(attributes)) is not None


def looks_like_mark(text: str, *, ignored: bool) -> bool:
    """Whether what was marked as a mark is one: some programs put whole sentences there."""
    plain = text.strip()
    return (ignored and len(plain) <= _LONGEST_MARK) or not plain or _MARK.fullmatch(plain) is not None


def as_written(text: str, attributes: Attributes) -> str:
    """Return letters of a font of pictures as what was seen, where that is known."""
    return text.translate(_AS_WRITTEN) if _WINGDINGS.search(_font(attributes)) else text


def level_of(tag: str, attributes: Attributes, depth: int) -> int | None:
    """Return how deep an item of a list lies, from 1 on; None if this is none."""
    if found := _LEVEL.search(attributes.get("style", "")):
        return _bounded(int(found[1]))
    if tag != "li":
        return None
    told = attributes.get("data-aria-level") or attributes.get("aria-level") or ""
    return _bounded(int(told) if _NUMBER.fullmatch(told) else depth)


def continues_item(attributes: Attributes) -> bool:
    """Whether a paragraph without a mark is set like those of a list, and goes on with one."""
    return attributes.get("class", "").startswith("MsoListParagraph")


def span(attributes: Attributes, name: str) -> int:
    """Return how many columns or rows a cell covers."""
    told = attributes.get(name, "").strip()
    return max(1, int(told)) if _NUMBER.fullmatch(told) else 1


def _font(attributes: Attributes) -> str:
    face = attributes.get("face")
    return f"font-family:{face}" if face else attributes.get("style", "")


def _bounded(level: int) -> int:
    return min(max(level, 1), _DEEPEST)
