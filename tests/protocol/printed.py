"""Short ways to look at a protocol."""

from collections.abc import Iterator

from kiwork.protocol.document import (
    Block,
    CardItem,
    CardList,
    Document,
    Facts,
    Heading,
    Paragraph,
    Sheet,
    Table,
)
from kiwork.protocol.minutes import build
from kiwork.queries.outline import Outline, outline
from kiwork.store.store import Store


def minutes(store: Store, **options: object) -> Document:
    """Build the protocol of a file, in German unless said otherwise."""
    with store.reading() as db:
        return build(db, **{"language": "de", **options})  # type: ignore[arg-type]  # options of `build`


def shape(store: Store) -> Outline:
    """Return the outline of a file's process."""
    with store.reading() as db:
        return outline(db)


def blocks(document: Document) -> Iterator[Block]:
    """Yield every block, those of the sheets too."""
    for block in document.blocks:
        yield block
        if isinstance(block, Sheet):
            yield block.facts
            yield from block.parts


def cards(document: Document) -> list[CardItem]:
    """Return every printed card in order."""
    return [card for block in blocks(document) if isinstance(block, CardList) for card in block.cards]


def texts(document: Document) -> list[str]:
    """Return the wordings of every printed card, sorted."""
    return sorted(card.text for card in cards(document))


def headings(document: Document) -> list[str]:
    """Return the headings in order."""
    return [block.text for block in blocks(document) if isinstance(block, Heading)]


def facts(document: Document) -> dict[str, str]:
    """Return all pairs of label and value together; the later ones win."""
    found = [block for block in blocks(document) if isinstance(block, Facts)]
    return {label: value for block in [document.facts, *found] for label, value in block.pairs}


def sheets(document: Document) -> dict[str, Sheet]:
    """Return the recommendation sheets by number."""
    return {block.number: block for block in document.blocks if isinstance(block, Sheet)}


def tables(document: Document) -> list[Table]:
    """Return the tables in order."""
    return [block for block in document.blocks if isinstance(block, Table)]


def everything(document: Document) -> str:
    """Return every text outside of the cards, a line each."""
    lines = [document.title, document.subtitle, *(" ".join(pair) for pair in document.facts.pairs)]
    for block in blocks(document):
        lines += _lines(block)
    return "\n".join(lines)


def _lines(block: Block) -> list[str]:
    match block:
        case Heading() | Paragraph():
            return [block.text]
        case Facts():
            return [" ".join(pair) for pair in block.pairs]
        case Table():
            return [block.caption, *(" ".join(row) for row in [block.head, *block.rows])]
        case Sheet():
            return [block.title]
        case _:
            return []
