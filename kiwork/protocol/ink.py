"""Draws on the pages of a PDF: text, rules, shapes, links and bookmarks; points from the lower left."""

from collections.abc import Iterable, Sequence
from io import BytesIO

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFInfo, PDFObject, PDFString, PDFZCompress
from reportlab.pdfgen.canvas import Canvas

from kiwork.protocol.embedding import EmbeddedFont
from kiwork.protocol.fonts import Face
from kiwork.protocol.glyphs import Shaped
from kiwork.protocol.lines import Line, printable
from kiwork.protocol.shaping import font
from kiwork.protocol.style import PAGE_HEIGHT, PAGE_WIDTH, Type

Point = tuple[float, float]
PROGRAM = "Kiwork"


class Ink:
    """One PDF in the making. ReportLab writes the file; text goes past its fonts into the page's content."""

    def __init__(self, title: str, language: str) -> None:
        self._file = BytesIO()
        self._canvas = _Canvas(
            self._file,
            (PAGE_WIDTH, PAGE_HEIGHT),
            pageCompression=0,
            invariant=1,
            pdfVersion=(1, 7),
            lang=language,
        )
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self._pdf = self._canvas._doc  # noqa: SLF001 - the only way to fonts of our own
        self._pdf.defaultStreamFilters = [PDFZCompress]
        self._pdf.info = Info(printable(title))
        self._fonts: dict[Face, EmbeddedFont] = {}
        self._outline_level = -1

    def lines(self, x: float, top: float, lines: Sequence[Line], form: Type) -> None:
        """Draw lines below each other; if the first is cut, they are one word and read as one."""
        if lines[0].cut:
            word = "".join(line.text for line in lines)
            self._add(f"/Span <</ActualText <FEFF{_utf16(word)}>>> BDC")
        for index, line in enumerate(lines):
            self._line(x, top - (index + 0.5) * form.leading - form.size * 0.36, line, form)
        if lines[0].cut:
            self._add("EMC")

    def _line(self, x: float, y: float, line: Line, form: Type) -> None:
        self._add(_colour(form.colour), "BT")
        current: Face | None = None
        for at, run in line.pieces:
            if run.face is not current:
                self._add(f"/{self._font(run.face).name} {form.size:g} Tf")
                current = run.face
            show = f"1 0 0 1 {x + at:.2f} {y:.2f} Tm [{self._font(run.face).show(run)}] TJ"
            self._add(*(_telling(run.told, show) if run.told else (show,)))
        self._add("ET")
        if any(piece.run.marks for piece in line.pieces):
            self._marks(x, y, line, form)

    def _marks(self, x: float, y: float, line: Line, form: Type) -> None:
        """Draw what does not stand in the line by itself, such as vowel signs; a flood of them is cut."""
        band = f"0 {y - form.leading / 2:.2f} {PAGE_WIDTH:g} {form.leading * 1.5:.2f} re W n"
        self._add("q", band)
        for piece in line.pieces:
            unit = form.size / piece.run.face.outlines.upem
            for mark in piece.run.marks:
                at_x, at_y = x + piece.x + mark.x * form.size / 1000, y + mark.y * form.size / 1000
                matrix = f"{unit:.6f} 0 0 {unit:.6f} {at_x:.2f} {at_y:.2f} cm"
                self._add(f"q {matrix} {outline(piece.run, mark.number)} f Q")
        self._add("Q")

    def rule(self, start: Point, end: Point, colour: str, width: float = 0.5, dash: str = "") -> None:
        """Draw a straight line."""
        path = f"{start[0]:.2f} {start[1]:.2f} m {end[0]:.2f} {end[1]:.2f} l S"
        self._add("q", _colour(colour, "RG"), f"{width:g} w", f"[{dash}] 0 d 1 J" if dash else "", path, "Q")

    def block(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fill a rectangle, given its lower left corner."""
        self._add(_colour(colour), f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def picture(self, jpeg: bytes, place: Point, size: Point, alternative: str) -> None:
        """Draw a JPEG, given its lower left corner; `alternative` is read where it cannot be seen."""
        self._add(f"/Figure <</Alt <FEFF{_utf16(printable(alternative))}>>> BDC")
        self._canvas.drawImage(ImageReader(BytesIO(jpeg)), *place, *size)
        self._add("EMC")

    def shape(self, path: str, x: float, y: float, size: float, colour: str) -> None:
        """Draw PDF path operators made for a square of side 1, such as the mark of a kind."""
        self._add(
            "q",
            _colour(colour),
            _colour(colour, "RG"),
            f"{size:g} 0 0 {size:g} {x:.2f} {y:.2f} cm",
            path,
            "Q",
        )

    def link(self, key: str, x: float, top: float, width: float, height: float) -> None:
        """Make an area lead to a bookmark."""
        self._canvas.linkAbsolute("", key, (x, top - height, x + width, top), Border="[0 0 0]")

    def bookmark(self, key: str, top: float, title: str, level: int) -> None:
        """Name a place on this page; `level` counts from 0 in the outline, and no level is left out."""
        self._canvas.bookmarkHorizontalAbsolute(key, top)
        self._outline_level = min(level, self._outline_level + 1)
        self._canvas.addOutlineEntry(" ".join(printable(title).split()), key, self._outline_level)

    def next_page(self) -> None:
        """Finish this page."""
        self._canvas.showPage()

    def finish(self) -> bytes:
        """Return the whole file."""
        for embedded in self._fonts.values():
            embedded.add_to(self._pdf)
        self._canvas.save()
        return self._file.getvalue()

    def _font(self, face: Face) -> EmbeddedFont:
        if face not in self._fonts:
            self._fonts[face] = EmbeddedFont(face, f"K{len(self._fonts)}")
        return self._fonts[face]

    def _add(self, *operators: str) -> None:
        self._canvas._code.extend(operators)  # noqa: SLF001 - ReportLab has no public way to add operators


class _Canvas(Canvas):  # type: ignore[misc]  # ReportLab has no types
    """A canvas whose pages do not begin with Helvetica, which would not be embedded."""

    def _make_preamble(self) -> None:
        self._preamble = ""


class Info(PDFInfo):  # type: ignore[misc]  # ReportLab has no types
    """What the file says about itself: title and program, nothing about people, computers or times."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title, self.author, self.subject = title, "", ""

    def format(self, document: PDFObject) -> bytes:
        entries = {
            "Title": PDFString(self.title),
            "Creator": PDFString(PROGRAM),
            "Producer": PDFString(PROGRAM),
        }
        return bytes(PDFDictionary(entries).format(document))


def outline(run: Shaped, number: int) -> str:
    """Return the path of a glyph in the units of its font."""
    pen = _Pen()
    font(run.face).draw_glyph_with_pen(number, pen)
    return " ".join(pen.operators)


class _Pen:
    """Collects the path of a glyph as PDF operators; quadratic curves become cubic ones."""

    def __init__(self) -> None:
        self.operators: list[str] = []
        self._at: Point = (0, 0)

    def moveTo(self, point: Point) -> None:
        self._to(point, "m", point)

    def lineTo(self, point: Point) -> None:
        self._to(point, "l", point)

    def qCurveTo(self, control: Point, end: Point) -> None:
        controls = [
            tuple((2 * c + p) / 3 for c, p in zip(control, point, strict=True)) for point in (self._at, end)
        ]
        self._to(end, "c", *controls, end)

    def curveTo(self, first: Point, second: Point, end: Point) -> None:
        self._to(end, "c", first, second, end)

    def closePath(self) -> None:
        self.operators.append("h")

    def _to(self, end: Point, operator: str, *points: Iterable[float]) -> None:
        self.operators.append(
            " ".join(f"{value:.0f}" for point in points for value in point) + f" {operator}"
        )
        self._at = end


def _telling(told: str, show: str) -> tuple[str, str, str]:
    """Put glyphs into a span of which pdfium is told the text; to poppler only a /Span is one."""
    return (f"/Told <</ActualText <FEFF{_utf16(told)}>>> BDC", show, "EMC")


def _utf16(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()


def _colour(value: str, operator: str = "rg") -> str:
    parts = (int(value[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return " ".join(f"{part:.3f}" for part in parts) + f" {operator}"
