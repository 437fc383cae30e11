"""Reads the answers out of a sheet in Word's format: its content controls by their tags, else its rows.

LibreOffice 7.4 takes the tags away when it saves; the key stands in the last row of each table too.
"""

import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, fromstring

from kiwork.intake.office_files import BROKEN, BrokenOfficeFileError
from kiwork.intake.returned import FIELDS, KEY, MOST_ANSWERS, Returned

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TAG = re.compile(rf"([ardt])\.({KEY.pattern})")
_DAY_LETTERS = 10
AFTER_NUMBER = "  "
"""Stands between the number of a recommendation and its title."""


def answers_in_docx(data: bytes, name: str) -> list[Returned]:
    """Return the answers in order; raises BrokenOfficeFileError. The file was looked through before."""
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    body = _body(data, name)
    for part, key, words in _fields(body):
        found[key].append((part, words))
    for key, fields in _tables(body):
        found.setdefault(key, fields)
    return [_returned(name, key, fields) for key, fields in list(found.items())[:MOST_ANSWERS]]


def _returned(name: str, key: str, fields: list[tuple[str, str]]) -> Returned:
    filled = {part: words for part, words in reversed(fields) if part != "t"}
    texts = tuple(words for part, words in fields if part == "t")
    answer, condition, day = (filled.get(part, "") for part in "ard")
    return Returned(name, key, texts, answer, condition, day)


def _body(data: bytes, name: str) -> Element:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return fromstring(archive.read("word/document.xml"))  # noqa: S314 - what declares entities was refused
    except (*BROKEN, KeyError, ParseError) as error:
        raise BrokenOfficeFileError(file=name) from error


def _fields(body: Element) -> Iterator[tuple[str, str, str]]:
    for control in body.iter(f"{_W}sdt"):
        tag = control.find(f"{_W}sdtPr/{_W}tag")
        found = _TAG.fullmatch(tag.get(f"{_W}val", "")) if tag is not None else None
        if found:
            yield found[1], found[2], _words(control)


def _tables(body: Element) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield each recommendation as it is seen: its title above a table that ends with its key."""
    above = ""
    for block in body.findall(f"{_W}body/*"):
        if block.tag == f"{_W}p":
            above = "".join(_letters(block))
        rows = [row.findall(f"{_W}tc") for row in block.iter(f"{_W}tr")] if block.tag == f"{_W}tbl" else []
        said = ["".join(_letters(row[-1])) for row in rows if row]
        if len(said) > FIELDS and KEY.fullmatch(said[-1].strip()):
            *texts, answer, remark, day = said[:-1]
            shown = [above.partition(AFTER_NUMBER)[2], *texts]
            filled = [("a", answer), ("r", remark), ("d", day)]
            yield said[-1].strip(), [*(("t", text) for text in shown), *filled]


def _words(control: Element) -> str:
    """Return what stands in a control; a hint is nothing, a day from the calendar an ISO date."""
    if control.find(f"{_W}sdtPr/{_W}showingPlcHdr") is not None:
        return ""
    date = control.find(f"{_W}sdtPr/{_W}date")
    chosen = date.get(f"{_W}fullDate", "") if date is not None else ""
    content = control.find(f"{_W}sdtContent")
    return chosen[:_DAY_LETTERS] or "".join(_letters(content) if content is not None else ())


def _letters(content: Element) -> Iterator[str]:
    paragraphs = 0
    for part in content.iter():
        match part.tag.removeprefix(_W):
            case "t":
                yield part.text or ""
            case "br" | "cr":
                yield "\n"
            case "tab":
                yield "\t"
            case "p":
                yield "\n" if paragraphs else ""
                paragraphs += 1
