"""The report of a merge in the words of the window, as it is listed and printed."""

from collections.abc import Iterable, Sequence

from kiwork import wording
from kiwork.merge.report import FileLine, Report
from kiwork.protocol.document import Document
from kiwork.protocol.merge_report import MergedFile, MergeReport, OpenQuestion, build_merge_report
from kiwork.queries.entries import Entry
from kiwork.queries.undecided import Undecided
from kiwork.ui.dates import shown_moment
from kiwork.ui.merging.file_row import outcome_in_words
from kiwork.ui.merging.words import Words
from kiwork.ui.workbench import Workbench


def named(words: Words, entries: Iterable[Entry]) -> list[tuple[str, str]]:
    """Return entries as pairs of kind and name."""
    kinds: dict[str, str] = {}
    return [(kinds.setdefault(e.kind, words.kind(e.kind)), e.name or "–") for e in entries]


def to_decide(words: Words, found: Iterable[Undecided]) -> list[tuple[str, str]]:
    """Return what is left to decide as pairs of what it is about and its name."""
    return [(words.about(one), words.title(one)) for one in found]


def report_document(workbench: Workbench, report: Report, finished: int) -> Document:
    """Return the printed report; what is left to decide is what is now."""
    words, outline, store = Words(workbench), workbench.outline, workbench.store
    told = MergeReport(
        process=outline.title if outline else "",
        file=store.path.name if store else "",
        moment=shown_moment(finished),
        room=store.room if store else "",
        files=[_file(workbench, line) for line in report.files],
        counts=[
            (words.kind(kind), numbers["new"], numbers["changed"], numbers["deleted"])
            for kind, numbers in report.by_kind.items()
        ],
        new=named(words, report.new),
        changed=named(words, report.changed),
        deleted=named(words, report.deleted),
        open_questions=_questions(words, workbench.undecided),
    )
    return build_merge_report(told, workbench.language)


def _file(workbench: Workbench, line: FileLine) -> MergedFile:
    refusal = wording.sentence(line.reason, workbench.language) if line.reason else ""
    hint = workbench.text("merging.odd_clock") if line.odd_clock else ""
    return MergedFile(
        name=line.path.name,
        room=line.room or workbench.text("merging.no_room"),
        written=shown_moment(line.written) if line.written else "",
        cards=workbench.text("merging.number", n=line.cards),
        outcome=outcome_in_words(line, workbench.text, done=True),
        remark=refusal or hint,
    )


def _questions(words: Words, found: Sequence[Undecided]) -> list[OpenQuestion]:
    return [OpenQuestion(words.title(one), words.about(one), words.sides(one)) for one in found]
