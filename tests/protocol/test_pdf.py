"""A protocol on paper: what was typed stands there, letter by letter."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

import pypdfium2
import pytest
from pypdf import PdfReader

import kiwork
from kiwork.protocol.document import (
    Block,
    CardItem,
    CardList,
    Document,
    Facts,
    Heading,
    Original,
    PageBreak,
    Paragraph,
    Sheet,
    Table,
)
from kiwork.protocol.pdf import write_pdf
from kiwork.replacing import TargetHeldError

Make = Callable[..., Document]
Write = Callable[..., PdfReader]
ReadBack = Callable[..., str]
LONG = "Donaudampfschifffahrtsgesellschaft" * 10


def card(text: str, original: Original | None = None) -> CardItem:
    return CardItem(text, "solution", "Lösungsansatz", ("×3", "Verl"), original)


def words(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def as_bytes(document: Document) -> bytes:
    file = BytesIO()
    write_pdf(document, file)
    return file.getvalue()


@pytest.mark.parametrize(
    "text",
    [
        "<b>fett</b> </i> <img src=file:///etc/passwd> <Name>",
        "AT&T &amp; ]]> {0} {} %s %(x)s \\n (a) ((",
        "=1+1 +49 30 -5 @a",
        "Größe, „Übung“, 3 m², ẞ – œ",
        "Ідея з Києва, ґанок",
        "ናይ ቋንቋ ትምህርቲ",
        "u\u0308ber e\u0323\u0301",
        "😀👍🏽 中文",
        "Auflage, Schifffahrt, fi fl",
        "a\u00adb\u200bc\u200dd",
    ],
)
def test_every_letter_is_read_back(read_back: ReadBack, text: str) -> None:
    assert "".join(text.split()) in read_back(text)


@pytest.mark.parametrize(
    "text",
    [
        "نريد دورات لغة لأن الكثير يعمل",
        "السَّلامُ عَلَيْكُمْ",
        "می‌خواهم",
        "שלום עולם",
        "في عام 2026 مهم",
        "لم أتلقَّ أي ردّ.",
        "شكراً، جميعاً: نعم.:",
    ],
)
def test_leftward_text_is_read_back_in_the_order_of_reading(make: Make, text: str) -> None:
    page = pypdfium2.PdfDocument(as_bytes(make(CardList([card(text)]))))[0]
    assert normalize("NFC", text) in normalize("NFC", page.get_textpage().get_text_range())


@pytest.mark.parametrize(
    "text", ["\0", "\ud800", "\uffff", "\x1b[0m", "\u202e" * 50, "", " ", "\n\n", "\t", "z\u0335" * 900]
)
def test_no_text_stops_the_work(make: Make, text: str) -> None:
    blocks: list[Block] = [
        Heading(1, text),
        Paragraph(text),
        CardList([CardItem(text, "offer", text, (text,), Original(text, text))]),
        Table((text,), [(text,), ()], caption=text),
        Sheet(text, text, Facts([(text, text)]), (Paragraph(text),)),
    ]
    assert as_bytes(make(*blocks, title=text, state=text)).startswith(b"%PDF-1.7")


def test_a_hundred_thousand_letters_flow_over_pages(write: Write) -> None:
    reader = write(CardList([card("x" * 100_000)]))
    assert sum(page.extract_text().count("x") for page in reader.pages) == 100_000


def test_a_long_word_reads_as_one(make: Make) -> None:
    page = pypdfium2.PdfDocument(as_bytes(make(CardList([card(LONG)]))))[0]
    assert LONG in page.get_textpage().get_text_range()


def test_a_hyphen_at_the_end_is_kept(make: Make) -> None:
    page = pypdfium2.PdfDocument(as_bytes(make(CardList([card("Kinder-"), card("und")]))))[0]
    assert "Kinder-" in page.get_textpage().get_text_range()


def test_a_card_says_its_kind_and_marks(write: Write) -> None:
    assert "Lösungsansatz · ×3 · Verl" in words(write(CardList([card("Abendkurse")])))


def test_an_original_stands_below_with_its_language(write: Write) -> None:
    text = words(write(CardList([card("Abendkurse", Original("Вечірні курси", "uk"))])))
    assert "Abendkurse Im Original (Ukrainisch) Вечірні курси" in text


def test_an_unknown_language_is_named_by_its_code(write: Write) -> None:
    assert "Original (eo) Bonvenon" in words(
        write(CardList([card("W", Original("Bonvenon", "eo"))]), language="en")
    )


def test_contents_name_pages_and_lead_there(write: Write) -> None:
    reader = write(Heading(1, "Anlass"), PageBreak(), Heading(1, "Ergebnisse"))
    assert re.search(r"Inhalt Anlass 2 Ergebnisse 3", words(reader))
    assert len(reader.pages[0].annotations or []) == 2


def test_headings_and_sheets_are_bookmarks(make: Make) -> None:
    sheet = Sheet("3", "Abendkurse", Facts([]))
    pdf = pypdfium2.PdfDocument(as_bytes(make(Heading(1, "Empfehlungen"), sheet, Heading(4, "klein"))))
    assert [(mark.level, mark.get_title()) for mark in pdf.get_toc()] == [
        (0, "Empfehlungen"),
        (1, "3 Abendkurse"),
    ]


def test_every_page_says_which_it_is(write: Write) -> None:
    reader = write(Paragraph("a"), PageBreak(), Paragraph("b"), language="en")
    assert [page.extract_text().split("\n")[-1].strip() for page in reader.pages] == [
        "Page 1 of 2",
        "Page 2 of 2",
    ]


def test_title_and_state_run_on_every_further_page(write: Write) -> None:
    reader = write(Paragraph("a"), PageBreak(), Paragraph("b"))
    assert reader.pages[1].extract_text().count("Runder Tisch") == 1
    assert reader.pages[1].extract_text().count("Entwurf") == 1


def test_a_sheet_repeats_its_head_where_it_flows_on(write: Write) -> None:
    reader = write(Sheet("3", "Abendkurse", Facts([]), [CardList([card("Karte")] * 40)]))
    assert all("Abendkurse (Fortsetzung)" in page.extract_text() for page in reader.pages[2:])


def test_a_table_repeats_its_head(write: Write) -> None:
    reader = write(Table(("Rang", "Thema"), [(str(n), "Wort " * 40) for n in range(60)], frozenset({0})))
    assert all("Rang" in page.extract_text() for page in reader.pages)


def test_a_short_table_stands_on_one_page(write: Write) -> None:
    table = Table(("Rang", "Thema"), [(str(n), f"Reihe {n}") for n in range(5)])
    reader = write(CardList([card("Zeile\n" * 28)]), table)
    pages = [page.extract_text() for page in reader.pages if "Reihe" in page.extract_text()]
    assert [page.count("Reihe") for page in pages] == [5]


def test_the_file_names_title_and_language_but_no_person(write: Write) -> None:
    reader = write(Paragraph("a"))
    assert str(reader.root_object["/Lang"]) == "de"
    named = {key: str(value) for key, value in (reader.metadata or {}).items()}
    assert named == {"/Title": "Runder Tisch", "/Creator": "Kiwork", "/Producer": "Kiwork"}


def test_equal_documents_make_equal_files(make: Make) -> None:
    first = as_bytes(make(CardList([card("Abend", Original("لأن", "ar"))])))
    as_bytes(make(CardList([card("ganz anders", Original("مرحبا", "ar"))])))
    assert as_bytes(make(CardList([card("Abend", Original("لأن", "ar"))]))) == first


def test_all_fonts_are_embedded(make: Make) -> None:
    data = as_bytes(make(CardList([card("Abend ✔ لأن")])))
    assert b"/Helvetica" not in data
    assert data.count(b"/FontFile2") == data.count(b"/FontDescriptor ") > 3


def test_progress_rises_to_the_end(make: Make) -> None:
    told: list[int] = []
    write_pdf(make(CardList([card("a")] * 50)), BytesIO(), progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 100


def test_cancelled_work_leaves_the_old_file(make: Make, tmp_path: Path) -> None:
    target = tmp_path / "Protokoll.pdf"
    target.write_bytes(b"old")

    def cancel(percent: int) -> None:
        raise InterruptedError(percent)

    with pytest.raises(InterruptedError):
        write_pdf(make(Paragraph("a")), target, progress=cancel)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("Protokoll.pdf", b"old")]


def test_a_target_that_may_not_be_written_is_named(make: Make, tmp_path: Path) -> None:
    folder_in_its_place = tmp_path / "Protokoll.pdf"
    folder_in_its_place.mkdir()
    with pytest.raises(TargetHeldError):
        write_pdf(make(Paragraph("a")), folder_in_its_place)
    assert list(tmp_path.iterdir()) == [folder_in_its_place]


def test_nothing_else_makes_paragraphs_from_markup() -> None:
    sources = Path(kiwork.__file__).parent.rglob("*.py")
    assert [path for path in sources if "platypus" in path.read_text(encoding="utf-8")] == []


def test_a_flood_of_accents_is_read_back(read_back: ReadBack) -> None:
    assert normalize("NFC", "z" + "\u0335" * 500) in normalize("NFC", read_back("z" + "\u0335" * 500))
