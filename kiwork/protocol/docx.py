"""Writes a document as a Word file, with fields to fill in where somebody is asked."""

import io
from pathlib import Path

from docx.document import Document as WordFile
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.text.paragraph import Paragraph as WordParagraph

from kiwork import wording
from kiwork.protocol.document import Block, Document, Facts, Heading, Inquiry, PageBreak, Paragraph
from kiwork.protocol.docx_fields import Controls, field, write_lines
from kiwork.protocol.docx_style import KEY, LABEL, NOTE, new_document, ruled, shade
from kiwork.protocol.office import without_traces
from kiwork.replacing import replacing

WIDTHS = (4.0, 12.4)
"""Of label and value, in centimetres."""

ANSWER, REMARK, DAY, TEXT = "a", "r", "d", "t"
"""What a control begins its tag with: what is filled in, or a text that was asked about."""


class NotForWordError(TypeError):
    """A kind of block that no edition for Word has yet."""


def write_docx(document: Document, target: Path) -> None:
    """Write the document; equal documents make equal files. Raises the errors of `replacing`."""
    data = docx_of(document)
    with replacing(target) as unfinished:
        unfinished.write_bytes(data)


def docx_of(document: Document) -> bytes:
    """Return the bytes of the file."""
    made = new_document(document.language)
    controls = Controls(document.language)
    _edges(made, document)
    _line(made.add_paragraph(style="Title"), document.title)
    if document.subtitle:
        _line(made.add_paragraph(style="Subtitle"), document.subtitle)
    _facts(made, document.facts)
    for block in document.blocks:
        _block(made, controls, block)
    made.add_paragraph()
    file = io.BytesIO()
    made.save(file)
    return without_traces(file.getvalue(), title=document.title, language=document.language)


def _block(made: WordFile, controls: Controls, block: Block) -> None:
    match block:
        case Heading():
            _line(made.add_paragraph(style=f"Heading {min(max(block.level, 1), 4)}"), block.text)
        case Paragraph():
            _line(made.add_paragraph(), block.text, style=NOTE if block.role == "note" else None)
        case Facts():
            _facts(made, block)
        case Inquiry():
            _inquiry(made, controls, block)
        case PageBreak():
            made.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        case _:
            raise NotForWordError(type(block).__name__)


def _edges(made: WordFile, document: Document) -> None:
    """Name the document at the top of each page and count the pages at the bottom."""
    section = made.sections[0]
    above, below = section.header.paragraphs[0], section.footer.paragraphs[0]
    organisation = next((value for _, value in document.facts.pairs), "")
    _line(above, " · ".join(filter(None, (document.title, organisation))), style=NOTE)
    below.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    counted = wording.text("pdf.page", document.language, page="\0", pages="\0").split("\0")
    for words, code in zip(counted, ("PAGE", "NUMPAGES", ""), strict=True):
        _line(below, words, style=NOTE)
        if code:
            field(below, code)


def _facts(made: WordFile, facts: Facts) -> None:
    pairs = [pair for pair in facts.pairs if pair[1]]
    if not pairs:
        return
    table = made.add_table(len(pairs), 2)
    for row, (label, value) in zip(table.rows, pairs, strict=True):
        _line(row.cells[0].paragraphs[0], label, style=LABEL)
        _line(row.cells[1].paragraphs[0], value)
    ruled(table, WIDTHS)
    made.add_paragraph()


def _inquiry(made: WordFile, controls: Controls, inquiry: Inquiry) -> None:
    heading = made.add_paragraph(style="Heading 2")
    _line(heading, f"{inquiry.number}  ")
    controls.keep(heading, inquiry.title, f"{TEXT}.{inquiry.key}", inquiry.number)
    rows = [pair for pair in inquiry.texts.pairs if pair[1]]
    table = made.add_table(len(rows) + len(inquiry.form.labels) + 1, 2)
    for row, (label, value) in zip(table.rows, rows, strict=False):
        _line(row.cells[0].paragraphs[0], label, style=LABEL)
        controls.keep(row.cells[1].paragraphs[0], value, f"{TEXT}.{inquiry.key}", label)
    *answers, last = table.rows[len(rows) :]
    _line(last.cells[0].paragraphs[0], wording.text("consultation.key", controls.language), style=KEY)
    _line(last.cells[1].paragraphs[0], inquiry.key, style=KEY)
    for row, label in zip(answers, inquiry.form.labels, strict=True):
        _line(row.cells[0].paragraphs[0], label, bold=True)
        row.cells[0].paragraphs[0].paragraph_format.keep_with_next = True
        for cell in row.cells:
            shade(cell)
    _form([row.cells[1].paragraphs[0] for row in answers], controls, inquiry)
    ruled(table, WIDTHS)


def _form(places: list[WordParagraph], controls: Controls, inquiry: Inquiry) -> None:
    form, key = inquiry.form, inquiry.key
    answer, remark, day = places
    names = [f"{inquiry.number} {label}" for label in form.labels]
    controls.choose(answer, form.answer, f"{ANSWER}.{key}", names[0], choices=form.choices, hint=form.choose)
    controls.write(remark, form.remark, f"{REMARK}.{key}", names[1], hint=form.write)
    controls.date(day, form.day, f"{DAY}.{key}", names[2], hint=form.choose)


def _line(paragraph: WordParagraph, text: str, *, style: str | None = None, bold: bool | None = None) -> None:
    run = paragraph.add_run(style=style)
    run.bold = bold
    write_lines(run._r, text)  # noqa: SLF001 - python-docx would read tabs and breaks in its own way
