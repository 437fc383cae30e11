"""Content controls of Word: fields that are filled in, and texts that are not to be changed."""

from collections.abc import Iterable, Sequence
from itertools import count

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from kiwork.protocol.docx_style import PLACEHOLDER, made
from kiwork.queries.consulting import printable

LOCALES = {"de": "de-DE", "en": "en-GB"}
PATTERNS = {"de": "dd.MM.yyyy", "en": "dd/MM/yyyy"}


class Controls:
    """Makes the controls of one document, each with a number of its own."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._numbers = count(1)

    def keep(self, paragraph: Paragraph, text: str, tag: str, name: str) -> None:
        """Add a text that Word does not let anybody change."""
        self._add(paragraph, text, tag, name, [], lock="sdtContentLocked")

    def choose(
        self, paragraph: Paragraph, value: str, tag: str, name: str, *, choices: Sequence[str], hint: str
    ) -> None:
        """Add a list to choose from."""
        listed = [made("w:listItem", displayText=choice, value=choice) for choice in choices]
        kind = made("w:dropDownList")
        kind.extend(listed)
        self._add(paragraph, value or hint, tag, name, [kind], is_hint=not value)

    def write(self, paragraph: Paragraph, value: str, tag: str, name: str, *, hint: str) -> None:
        """Add room for a text of several lines."""
        self._add(paragraph, value or hint, tag, name, [made("w:text", multiLine="1")], is_hint=not value)

    def date(self, paragraph: Paragraph, value: str, tag: str, name: str, *, hint: str) -> None:
        """Add a day to choose from a calendar."""
        kind = made("w:date")
        for part, said in (
            ("w:dateFormat", PATTERNS[self.language]),
            ("w:lid", LOCALES[self.language]),
            ("w:storeMappedDataAs", "dateTime"),
            ("w:calendar", "gregorian"),
        ):
            kind.append(made(part, val=said))
        self._add(paragraph, value or hint, tag, name, [kind], is_hint=not value)

    def _add(
        self,
        paragraph: Paragraph,
        text: str,
        tag: str,
        name: str,
        kind: Iterable[BaseOxmlElement],
        *,
        lock: str = "sdtLocked",
        is_hint: bool = False,
    ) -> None:
        run = paragraph.add_run(style=PLACEHOLDER if is_hint else None)
        write_lines(run._r, text)  # noqa: SLF001 - python-docx knows no content controls
        settings = made("w:sdtPr")
        settings.append(made("w:alias", val=name))
        settings.append(made("w:tag", val=tag))
        settings.append(made("w:id", val=str(next(self._numbers))))
        settings.append(made("w:lock", val=lock))
        settings.extend([made("w:showingPlcHdr")] if is_hint else [])
        settings.extend(kind)
        content = made("w:sdtContent")
        content.append(run._r)  # noqa: SLF001 - as above
        control = made("w:sdt")
        control.append(settings)
        control.append(content)
        paragraph._p.append(control)  # noqa: SLF001 - as above


def write_lines(run: BaseOxmlElement, text: str) -> None:
    """Write a plain text into a run, letter by letter, with its line breaks and tabs."""
    for number, line in enumerate(printable(text).split("\n")):
        run.extend([made("w:br")] if number else [])
        for place, part in enumerate(line.split("\t")):
            run.extend([made("w:tab")] if place else [])
            words = made("w:t")
            words.text = part
            words.set(qn("xml:space"), "preserve")
            run.append(words)


def field(paragraph: Paragraph, code: str) -> None:
    """Add a number that Word counts itself: PAGE or NUMPAGES."""
    counted = made("w:fldSimple", instr=code)
    run = made("w:r")
    write_lines(run, "1")
    counted.append(run)
    paragraph._p.append(counted)  # noqa: SLF001 - python-docx knows no fields
