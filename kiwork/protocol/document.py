"""A printed document as a tree of meaning: what each part is, never how it looks.

Every format is written from this tree, so that PDF tags, Word styles and HTML elements come from one place.
A text is plain: no part of it is ever read as markup.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 4; levels 1 to 3 stand in the table of contents and the bookmarks."""

    level: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """Running text; line breaks in it are kept. `note` is small print."""

    text: str
    language: str | None = None
    role: Literal["body", "lead", "note"] = "body"


@dataclass(frozen=True)
class Facts:
    """Pairs of label and value, such as the head of a protocol; a pair without a value is left out before."""

    pairs: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Original:
    """What was said in the speaker's own language; `language` is a BCP 47 code or empty."""

    text: str
    language: str


@dataclass(frozen=True)
class CardItem:
    """One card, word for word, with its kind and small marks such as "×3" or a municipality.

    `also` and `more_originals` are what else was said on cards that were joined with it.
    """

    text: str
    kind: Literal["challenge", "solution", "offer"]
    kind_label: str
    marks: Sequence[str] = ()
    original: Original | None = None
    also: Sequence[str] = ()
    more_originals: Sequence[Original] = ()


@dataclass(frozen=True)
class CardList:
    """Cards that stand together, in order."""

    cards: Sequence[CardItem]


@dataclass(frozen=True)
class Table:
    """A table with one head row; `numeric` names the columns (from 0) that are set to the right."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    numeric: frozenset[int] = frozenset()
    caption: str = ""


@dataclass(frozen=True)
class Sheet:
    """A recommendation sheet: begins a page if it does not fit on this one; its head is repeated."""

    number: str
    title: str
    facts: Facts
    parts: "Sequence[Block]" = ()


@dataclass(frozen=True)
class AnswerForm:
    """Fields to fill in: an answer out of `choices`, a remark and a day, each with its label.

    `answer`, `remark` and `day` are what was answered already; `choose` and `write` say what to do where
    nothing stands yet.
    """

    heading: str
    labels: tuple[str, str, str]
    choices: Sequence[str]
    choose: str
    write: str
    answer: str = ""
    remark: str = ""
    day: str = ""


@dataclass(frozen=True)
class Inquiry:
    """A recommendation that somebody is asked about; `key` comes back with the answer.

    `texts` are what the question is about, the empty ones too.
    """

    key: str
    number: str
    title: str
    texts: Facts
    form: AnswerForm


@dataclass(frozen=True)
class Figure:
    """A picture that is a JPEG, turned clockwise by so many degrees; `alternative` says what is to be seen.

    `name` is the SHA-256 of the picture, so that documents are compared without it.
    """

    name: str
    picture: bytes = field(compare=False, repr=False)
    caption: str
    alternative: str
    turned: int = 0


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Heading | Paragraph | Facts | CardList | Table | Figure | Sheet | Inquiry | PageBreak


@dataclass(frozen=True)
class Document:
    """A whole protocol. `subtitle` and `facts` stand on the first page; `language` is "de" or "en"."""

    title: str
    subtitle: str
    language: str
    state: str
    facts: Facts
    blocks: Sequence[Block] = field(default_factory=tuple)
