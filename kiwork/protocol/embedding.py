"""Puts fonts into a PDF: only the glyphs in use, each with the characters it stands for.

ReportLab's own TrueType fonts know one glyph a character and none beyond U+FFFF. Here a code stands for a
pair of glyph and text: a reader gets back what was typed, whatever it looks like (ISO 32000-1, 9.7 and 9.10).
"""

from collections.abc import Iterable

import uharfbuzz as hb
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFStream, PDFString

from kiwork.protocol.fonts import Face
from kiwork.protocol.glyphs import BLANK, Glyph, Shaped
from kiwork.protocol.shaping import font

NOT_NEEDED = ("GSUB", "GPOS", "GDEF", "cmap", "name", "OS/2", "post", "DSIG", "kern", "gasp", "MATH")
SYMBOLIC = 4

CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{blocks}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


class EmbeddedFont:
    """One font of one PDF; `name` is how page content calls it."""

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        self._codes: dict[Glyph, int] = {Glyph(0, "", 0): 0}
        self._shown: dict[Shaped, str] = {}
        self._font = font(face)
        self._scale = 1000 / face.outlines.upem

    def show(self, run: Shaped) -> str:
        """Return the elements of a TJ array that show the run."""
        shown = self._shown.get(run)
        if shown is None:
            shown = self._shown[run] = "".join(self._element(glyph) for glyph in run.glyphs).replace("><", "")
        return shown

    def _element(self, glyph: Glyph) -> str:
        code = self._codes.setdefault(glyph._replace(kern=0), len(self._codes))
        return f"<{code:04X}>{-glyph.kern:.0f}" if round(glyph.kern) else f"<{code:04X}>"

    def add_to(self, pdf: PDFDocument) -> None:
        """Write the font once all its text is known."""
        composite = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": PDFName(self._subset_name),
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray([pdf.Reference(self._descendant(pdf))]),
                "ToUnicode": pdf.Reference(PDFStream(content=self._to_unicode())),
            }
        )
        pdf.idToObject["BasicFonts"].dict[self.name] = pdf.Reference(composite)

    def _descendant(self, pdf: PDFDocument) -> PDFDictionary:
        return PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": PDFName(self._subset_name),
                "CIDSystemInfo": PDFDictionary(
                    {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
                ),
                "FontDescriptor": pdf.Reference(self._descriptor(pdf)),
                "W": PDFArray([0, PDFArray([round(glyph.width) for glyph in self._codes])]),
                "CIDToGIDMap": pdf.Reference(self._map()),
            }
        )

    @property
    def _subset_name(self) -> str:
        return f"KIWORK+{self.face.name}"

    def _descriptor(self, pdf: PDFDocument) -> PDFDictionary:
        extents = self._font.get_font_extents("ltr")
        ascent, descent = extents.ascender * self._scale, extents.descender * self._scale
        return PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": PDFName(self._subset_name),
                "Flags": SYMBOLIC,
                "FontBBox": PDFArray([-1000, round(descent), 3000, round(ascent)]),
                "ItalicAngle": -12 if "Italic" in self.face.name else 0,
                "Ascent": round(ascent),
                "Descent": round(descent),
                "CapHeight": 714,
                "StemV": 140 if "Bold" in self.face.name else 80,
                "FontFile2": pdf.Reference(self._file()),
            }
        )

    def _file(self) -> PDFStream:
        data = _subset(self.face, self._numbers())
        return PDFStream(PDFDictionary({"Length1": len(data)}), data)

    def _numbers(self) -> list[int]:
        blank = self._font.get_nominal_glyph(ord(" ")) or 0
        return [blank if glyph.number == BLANK else glyph.number for glyph in self._codes]

    def _map(self) -> PDFStream:
        return PDFStream(content=b"".join(number.to_bytes(2, "big") for number in self._numbers()))

    def _to_unicode(self) -> bytes:
        lines = [f"<{code:04X}> <{_utf16(glyph.text)}>" for glyph, code in self._codes.items() if code]
        blocks = (lines[start : start + 100] for start in range(0, len(lines), 100))
        return CMAP.format(blocks="\n".join(_block(block) for block in blocks)).encode("ascii")


def _block(lines: list[str]) -> str:
    return "\n".join([f"{len(lines)} beginbfchar", *lines, "endbfchar"])


def _utf16(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()


def _subset(face: Face, numbers: Iterable[int]) -> bytes:
    wanted = hb.SubsetInput()
    wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    wanted.glyph_set.update(numbers)
    wanted.drop_table_tag_set.update(int.from_bytes(tag.ljust(4).encode(), "big") for tag in NOT_NEEDED)
    return bytes(hb.subset(face.outlines, wanted).blob.data)
