"""The report of a merge, printed: files, counts, every entry, and all that is left to decide."""

from dataclasses import replace
from io import BytesIO

from pypdf import PdfReader

from kiwork.protocol.document import Heading
from kiwork.protocol.merge_report import MergedFile, MergeReport, OpenQuestion, build_merge_report
from kiwork.protocol.pdf import write_pdf

HOSTILE = "<b>fett</b> & {0}"
REPORT = MergeReport(
    process="Integrationskonzept",
    file="Raum 1.kiwork",
    moment="12.05.23 14:31",
    room="Raum 1",
    files=[
        MergedFile("Raum 2.kiwork", "Raum 2", "12.05.23 14:30", "7", "aufgenommen", "Die Uhr ging falsch.")
    ],
    counts=[("Karte", 2, 1, 0)],
    new=[("Karte", "Neu aus Raum 2"), ("Karte", HOSTILE)],
    changed=[("Karte", "Anders")],
    deleted=[],
    open_questions=[
        OpenQuestion("Kurse", "Karte · Wortlaut", [("Kurse", "Raum 1"), ("Mehr Kurse", "Raum 2")])
    ],
)


def printed(report: MergeReport) -> str:
    data = BytesIO()
    write_pdf(build_merge_report(report, "de"), data)
    return "".join("".join(page.extract_text() for page in PdfReader(data).pages).split())


def test_everything_stands_in_it_letter_by_letter() -> None:
    text = printed(REPORT)
    for words in ("Raum2.kiwork", "DieUhrgingfalsch.", "NeuausRaum2", "Anders", "MehrKurse", "Zuklären(1)"):
        assert words in text
    assert "".join(HOSTILE.split()) in text


def headings(question: OpenQuestion) -> list[str]:
    document = build_merge_report(replace(REPORT, open_questions=[question]), "de")
    return [block.text for block in document.blocks if isinstance(block, Heading) and block.level == 4]


def test_a_wording_that_is_itself_the_question_is_not_said_twice() -> None:
    assert headings(REPORT.open_questions[0]) == ["1. Karte · Wortlaut"]


def test_a_long_name_is_cut_in_the_heading_above_its_wordings() -> None:
    (heading,) = headings(OpenQuestion("Wort " * 80, "Karte · Art", [("Angebot", ""), ("Idee", "")]))
    assert heading.startswith("1. Karte · Art: Wort Wort")
    assert len(heading) < 110
