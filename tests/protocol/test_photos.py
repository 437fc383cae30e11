"""Photos of the boards stand in the annex if they are wanted, never internal ones, as fine as paper shows."""

from collections.abc import Sequence
from io import BytesIO

import pypdfium2
import pytest
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from kiwork.protocol.document import Document, Figure
from kiwork.protocol.editions import Choices
from kiwork.protocol.minutes import build
from kiwork.protocol.pdf import write_pdf
from kiwork.store.store import Store
from kiwork.usecases import photos as photo_work
from tests.builders import add_card, workshop
from tests.pictures import photo

pytestmark = pytest.mark.usefixtures("qapp")


def keep(store: Store, *pictures: bytes) -> list[str]:
    uid = workshop(store)
    with store.operation("add_photos") as db:
        return photo_work.add_photos(db, uid, pictures)


def minutes(store: Store, *, internal: bool = False, wanted: bool = True) -> Document:
    with store.reading() as db:
        return build(db, language="de", choices=Choices(photos=wanted, internal=internal))


def figures(document: Document) -> list[Figure]:
    return [block for block in document.blocks if isinstance(block, Figure)]


def pictures(document: Document) -> list[list[tuple[int, int]]]:
    """Write a PDF and return the size in pixels of every picture, page by page."""
    with pypdfium2.PdfDocument(pdf(document)) as read:
        return [
            [found.get_px_size() for found in page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE])] for page in read
        ]


def pdf(document: Document) -> bytes:
    file = BytesIO()
    write_pdf(document, file)
    return file.getvalue()


def on_any_page(found: Sequence[Sequence[tuple[int, int]]]) -> list[tuple[int, int]]:
    return [size for page in found for size in page]


def test_photos_stand_in_the_annex_with_their_captions(store: Store) -> None:
    first, _ = keep(store, photo(800, 600), photo(600, 800))
    with store.operation("set_caption") as db:
        photo_work.set_caption(db, first, "Wand 1 <links>")
    printed = minutes(store)
    assert [figure.caption for figure in figures(printed)] == ["Wand 1 <links>", ""]
    assert [figure.alternative for figure in figures(printed)] == [
        "Wand 1 <links>", "Foto 2 der Pinnwand, Auftakt",
    ]  # fmt: skip
    assert len(on_any_page(pictures(printed))) == 2
    with pypdfium2.PdfDocument(pdf(printed)) as read:
        text = "".join(page.get_textpage().get_text_range() for page in read)
    assert "Wand 1 <links>" in text


def test_two_photos_that_lie_share_a_page_and_one_that_stands_has_its_own(store: Store) -> None:
    keep(store, photo(800, 600), photo(804, 600), photo(600, 800))
    assert [len(page) for page in pictures(minutes(store)) if page] == [2, 1]


def test_photos_are_printed_only_if_they_are_wanted(store: Store) -> None:
    keep(store, photo())
    assert figures(minutes(store, wanted=False)) == []
    assert not Choices().photos


def test_an_internal_photo_is_in_no_public_edition(store: Store) -> None:
    first, _ = keep(store, photo(800, 600), photo(600, 800))
    with store.operation("keep_photo_internal") as db:
        photo_work.keep_photo_internal(db, first, internal=True)
    assert len(figures(minutes(store))) == 1
    assert len(figures(minutes(store, internal=True))) == 2
    assert len(on_any_page(pictures(minutes(store)))) == 1


def test_a_large_photo_is_printed_as_fine_as_paper_shows(store: Store) -> None:
    keep(store, photo(3000, 2250))
    [(width, height)] = on_any_page(pictures(minutes(store)))
    assert (width, height) == pytest.approx((304 / 72 * 200 * 4 / 3, 304 / 72 * 200), abs=2)


def test_a_turned_photo_is_printed_turned(store: Store) -> None:
    [uid] = keep(store, photo(800, 600))
    with store.operation("turn_photo") as db:
        photo_work.turn_photo(db, uid)
    [(width, height)] = on_any_page(pictures(minutes(store)))
    assert (width, height) == (600, 800)


def test_a_picture_that_is_none_is_said_to_be_so(store: Store) -> None:
    keep(store, b"<b>kein Bild</b>", photo()[:300])
    printed = minutes(store)
    assert on_any_page(pictures(printed)) == []
    with pypdfium2.PdfDocument(pdf(printed)) as read:
        text = "".join(page.get_textpage().get_text_range() for page in read)
    assert text.count("lässt sich nicht zeigen") == 2


def test_equal_photos_make_equal_files(store: Store) -> None:
    add_card(store)
    keep(store, photo())
    assert pdf(minutes(store)) == pdf(minutes(store))
