"""The report of a merge as a document: the files, the counts, every entry, and what is left to decide."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kiwork import wording
from kiwork.protocol.document import Block, Document, Facts, Heading, Paragraph, Table

LONGEST_NAME = 80
"""So many letters of an entry stand in the heading above its wordings."""


@dataclass(frozen=True)
class MergedFile:
    """One file, all in words; `remark` is the reason of a refusal or a hint."""

    name: str
    room: str
    written: str
    cards: str
    outcome: str
    remark: str = ""


@dataclass(frozen=True)
class OpenQuestion:
    """What is left to decide: of which entry, and every variant with the room and the time it is from."""

    entry: str
    field: str
    variants: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class MergeReport:
    """Everything the report says, in the words of its language; entries are pairs of kind and name.

    `counts` has for each kind how many entries are new, changed and deleted.
    """

    process: str
    file: str
    moment: str
    room: str
    files: Sequence[MergedFile]
    counts: Sequence[tuple[str, int, int, int]]
    new: Sequence[tuple[str, str]]
    changed: Sequence[tuple[str, str]]
    deleted: Sequence[tuple[str, str]]
    open_questions: Sequence[OpenQuestion]


def build_merge_report(report: MergeReport, language: str) -> Document:
    """Return the report as a document."""
    words = _Words(language)
    pairs = (("file", report.file), ("moment", report.moment), ("room", report.room))
    return Document(
        title=report.process or report.file,
        subtitle="",
        language=language,
        state=words("title"),
        facts=Facts([(words(name), value) for name, value in pairs if value]),
        blocks=tuple(_blocks(report, words)),
    )


@dataclass(frozen=True)
class _Words:
    language: str

    def __call__(self, name: str, **values: object) -> str:
        return wording.text(f"merge_report.{name}", self.language, **values)


def _blocks(report: MergeReport, words: _Words) -> Iterator[Block]:
    yield Heading(1, words("files"))
    yield from _files(report.files, words)
    yield Heading(1, words("counts"))
    yield from _counts(report, words)
    for name, entries in (("new", report.new), ("changed", report.changed), ("deleted", report.deleted)):
        if entries:
            yield Heading(1, words(name, n=len(entries)))
            yield Table((words("kind"), words("entry")), entries)
    yield from _open_questions(report.open_questions, words)


def _files(files: Sequence[MergedFile], words: _Words) -> Iterator[Block]:
    head = [words(name) for name in ("name", "room", "written", "cards", "outcome")]
    rows = [(file.name, file.room, file.written, file.cards, file.outcome) for file in files]
    yield Table(head, rows, numeric=frozenset({3}))
    yield from (Paragraph(f"{file.name}: {file.remark}", role="note") for file in files if file.remark)


def _counts(report: MergeReport, words: _Words) -> Iterator[Block]:
    if not report.counts:
        yield Paragraph(words("no_counts"))
        return
    head = [words(name) for name in ("kind", "count_new", "count_changed", "count_deleted")]
    rows = [(kind, *(words("number", n=number) for number in numbers)) for kind, *numbers in report.counts]
    yield Table(head, rows, numeric=frozenset({1, 2, 3}))


def _open_questions(questions: Sequence[OpenQuestion], words: _Words) -> Iterator[Block]:
    yield Heading(1, words("open", n=len(questions)))
    yield Paragraph(words("open_about" if questions else "nothing_open"))
    for number, question in enumerate(questions, 1):
        yield Heading(4, f"{number}. {_named(question)}")
        yield Table((words("variant"), words("from")), question.variants)


def _named(question: OpenQuestion) -> str:
    """Return the field and the name, in short; a name that is itself the question stands below already."""
    if any(question.entry == words for words, _ in question.variants):
        return question.field
    name = " ".join(question.entry.split())
    short = name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME].rstrip()} …"
    return f"{question.field}: {short}"
