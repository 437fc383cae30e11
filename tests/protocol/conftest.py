"""Documents to write, and readers of what was written."""

from collections.abc import Callable
from io import BytesIO

import pytest
from pypdf import PdfReader

from kiwork.protocol.document import Block, CardItem, CardList, Document, Facts
from kiwork.protocol.pdf import write_pdf

Make = Callable[..., Document]
Write = Callable[..., PdfReader]
ReadBack = Callable[..., str]


def document(
    *blocks: Block, title: str = "Runder Tisch", language: str = "de", state: str = "Entwurf"
) -> Document:
    return Document(title, "", language, state, Facts([("Ort", "Rathaus")]), blocks)


def written(*blocks: Block, **values: str) -> PdfReader:
    file = BytesIO()
    write_pdf(document(*blocks, **values), file)
    return PdfReader(file)


def read_back(*texts: str) -> str:
    """Print the texts as cards and return all letters of the pages, without spaces and line ends."""
    cards = CardList([CardItem(text, "challenge", "Herausforderung") for text in texts])
    return "".join("".join(page.extract_text() for page in written(cards).pages).split())


@pytest.fixture(name="make")
def make_fixture() -> Make:
    return document


@pytest.fixture(name="write")
def write_fixture() -> Write:
    return written


@pytest.fixture(name="read_back")
def read_back_fixture() -> ReadBack:
    return read_back
