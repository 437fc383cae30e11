"""How a Word file looks: paper, letters, colours, lines of tables."""

from collections.abc import Sequence
from typing import cast

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import CharacterStyle
from docx.table import Table, _Cell

FONT = "Calibri"
"""On every machine with Word; LibreOffice has letters of the same widths for it."""

ACCENT, MUTED = RGBColor(0x0F, 0x5E, 0x5A), RGBColor(0x56, 0x60, 0x5C)
LINE, GROUND = "C9CFCC", "E8F1F0"
PLACEHOLDER = "Kiwork Hint"
LABEL, NOTE, KEY = "Kiwork Label", "Kiwork Note", "Kiwork Key"
HEADINGS = {"Title": 22, "Heading 1": 17, "Heading 2": 13, "Heading 3": 12, "Heading 4": 11}
COMPATIBILITY = "15"
"""The newest; with an older one Word writes "compatibility mode" into its title."""


def new_document(language: str) -> Document:
    """Return an empty document on A4, in our letters and its language."""
    file = docx.Document()
    section = file.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.3)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2.0)
    _dress(file, language)
    for setting in file.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), COMPATIBILITY)
    return file


def _dress(file: Document, language: str) -> None:
    body = file.styles["Normal"]
    _letters(body, 10.5)
    body.paragraph_format.space_after = Pt(6)
    body.element.get_or_add_rPr().append(made("w:lang", val=language, eastAsia=language))
    for name, size in HEADINGS.items():
        _letters(file.styles[name], size, bold=True, colour=ACCENT)
        file.styles[name].paragraph_format.keep_with_next = True
    title = file.styles["Title"]
    for border in list(title.element.iter(qn("w:pBdr"))):
        border.getparent().remove(border)
    title.paragraph_format.space_after = Pt(2)
    _letters(file.styles["Subtitle"], 13, colour=MUTED)
    file.styles["Heading 2"].paragraph_format.space_before = Pt(18)
    file.styles["Heading 2"].paragraph_format.space_after = Pt(4)
    for name, points in {LABEL: 9.5, NOTE: 9.5, PLACEHOLDER: 9.5, KEY: 6.5}.items():
        _letters(file.styles.add_style(name, WD_STYLE_TYPE.CHARACTER), points, colour=MUTED)


def _letters(
    style: CharacterStyle, size: float, *, bold: bool = False, colour: RGBColor | None = None
) -> None:
    """Give a style its letters, in place of those of the template's theme."""
    properties = style.element.get_or_add_rPr()
    for old in ("w:rFonts", "w:color", "w:spacing", "w:i", "w:iCs"):
        for part in properties.findall(qn(old)):
            properties.remove(part)
    style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold
    properties.rFonts.set(qn("w:cs"), FONT)
    properties.rFonts.set(qn("w:eastAsia"), FONT)
    style.font.color.rgb = colour or RGBColor(0x1B, 0x22, 0x20)


def ruled(table: Table, widths: Sequence[float]) -> None:
    """Give a table its columns, in centimetres, and fine lines between its rows."""
    table.autofit = False
    borders = made("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        borders.append(made(f"w:{side}", val="single", sz="4", space="0", color=LINE))
    properties = table._tbl.tblPr  # noqa: SLF001 - python-docx knows no borders
    properties.insert_element_before(borders, "w:tblLayout", "w:tblLook")
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(made("w:cantSplit"))  # noqa: SLF001 - as above
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)
            _room(cell)


def shade(cell: _Cell) -> None:
    """Show that something is to be filled in here."""
    cell._tc.get_or_add_tcPr().append(made("w:shd", val="clear", color="auto", fill=GROUND))  # noqa: SLF001 - as above


def _room(cell: _Cell) -> None:
    for paragraph in cell.paragraphs:
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(3)


def made(tag: str, **attributes: str) -> BaseOxmlElement:
    """Return an element of WordprocessingML with attributes."""
    element = cast("BaseOxmlElement", OxmlElement(tag))
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element
