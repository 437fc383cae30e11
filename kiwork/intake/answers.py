"""Sheets that came back: what each answer is, compared with what is known. Nothing is taken by itself."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from sqlalchemy.orm import Session

from kiwork import wording
from kiwork.errors import KiworkError
from kiwork.intake.office_files import read_office_file
from kiwork.intake.returned import KEY, Returned
from kiwork.models.kinds import ConsultationAnswer
from kiwork.models.text import clean, same_name
from kiwork.queries.consulting import (
    ConsultationView,
    asked_texts,
    consultations,
    laid_flat,
    origins,
    token_of,
    versions_of,
)
from kiwork.queries.recommendations import RecommendationView, recommendations

CHOICES = (ConsultationAnswer.AGREED, ConsultationAnswer.WITH_CONDITION, ConsultationAnswer.REFUSED)
_DAYS = ("%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y", "%d/%m/%Y", "%d/%m/%y")


class NotASheetError(KiworkError):
    """The file is neither a Word file nor a table."""


class NoAnswersError(KiworkError):
    """There is no field of a consultation sheet in the file."""


class Finding(StrEnum):
    """What there is to know about an answer that came back."""

    NEW = "new"
    SAME = "same"
    DIFFERS = "differs"
    OLDER = "older"
    EDITED = "edited"
    TWICE = "twice"
    EMPTY = "empty"
    UNREADABLE = "unreadable"
    UNKNOWN = "unknown"
    OTHER_PROCESS = "other_process"


NOT_TAKEN = frozenset(
    {Finding.SAME, Finding.EMPTY, Finding.UNREADABLE, Finding.UNKNOWN, Finding.OTHER_PROCESS}
)
"""With one of these there is nothing that could be taken."""


@dataclass(frozen=True)
class AnswerRow:
    """An answer that came back, and all that was found about it; `on` is an ISO date or empty.

    What is `again` stands in the same words in another row.
    """

    returned: Returned
    findings: tuple[Finding, ...]
    consultation: ConsultationView | None = None
    recommendation: RecommendationView | None = None
    answer: ConsultationAnswer = ConsultationAnswer.OPEN
    condition: str = ""
    on: str = ""
    again: bool = False

    @property
    def may_be_taken(self) -> bool:
        """Whether a person can take it at all."""
        return not self.again and NOT_TAKEN.isdisjoint(self.findings)

    @property
    def is_safe(self) -> bool:
        """Whether nothing speaks against taking it."""
        return self.findings == (Finding.NEW,)


def read_answers(path: Path) -> list[Returned]:
    """Return the answers of one file.

    Raises NotASheetError, NoAnswersError and the errors of `office_files`.
    """
    readers = _readers()
    if path.suffix.lower() not in readers:
        raise NotASheetError(file=path.name)
    found = readers[path.suffix.lower()](read_office_file(path), path.name)
    if not found:
        raise NoAnswersError(file=path.name)
    return found


def _readers() -> Mapping[str, Callable[[bytes, str], list[Returned]]]:
    from kiwork.intake.answers_docx import answers_in_docx  # noqa: PLC0415 - only when a sheet comes back
    from kiwork.intake.answers_xlsx import answers_in_xlsx  # noqa: PLC0415 - as above

    return {".docx": answers_in_docx, ".xlsx": answers_in_xlsx}


def plan_answers(db: Session, returned: Iterable[Returned]) -> list[AnswerRow]:
    """Say of each answer what it is; nothing is changed."""
    known = {view.uid: view for view in consultations(db)}
    views = {view.uid: view for view in recommendations(db)}
    versions = versions_of(db, {view.recommendation_uid for view in known.values()})
    judge = _Judge(known, views, versions, frozenset(origins(db)))
    return _seen_twice([judge.row(one) for one in returned])


@dataclass(frozen=True)
class _Judge:
    known: Mapping[str, ConsultationView]
    views: Mapping[str, RecommendationView]
    versions: Mapping[str, tuple[str, ...]]
    origins: frozenset[str]

    def row(self, returned: Returned) -> AnswerRow:
        found = KEY.fullmatch(returned.key)
        uid, token, origin = found.groups() if found else ("", "", "")
        if origin not in self.origins:
            return AnswerRow(returned, (Finding.OTHER_PROCESS,))
        told = self.known.get(uid)
        view = self.views.get(told.recommendation_uid) if told else None
        if told is None or view is None:
            return AnswerRow(returned, (Finding.UNKNOWN,))
        row = AnswerRow(
            returned,
            (),
            told,
            view,
            answer=_chosen(returned),
            condition=_written(returned.condition),
            on=_day(returned.day),
        )
        return replace(row, findings=(*_filled(row, told), *self._about(returned, told, view, token, origin)))

    def _about(
        self, returned: Returned, told: ConsultationView, view: RecommendationView, token: str, origin: str
    ) -> Iterator[Finding]:
        versions = (told.about_version, *self.versions.get(told.recommendation_uid, ("",)))
        sent = next((v for v in versions if token_of(told, origin, v, returned.texts) == token), None)
        if sent is None:
            yield Finding.EDITED
        is_older = list(laid_flat(returned.texts)) != list(laid_flat(asked_texts(view).values()))
        if sent is not None and (is_older or sent != told.about_version):
            yield Finding.OLDER


def _filled(row: AnswerRow, told: ConsultationView) -> tuple[Finding, ...]:
    if row.returned.is_formula or (_written(row.returned.answer) and row.answer is ConsultationAnswer.OPEN):
        return (Finding.UNREADABLE,)
    if row.answer is ConsultationAnswer.OPEN:
        return (Finding.EMPTY,)
    if told.is_open:
        return (Finding.NEW,)
    is_same = (row.answer, laid_flat([row.condition])) == (told.answer, laid_flat([told.condition]))
    return (Finding.SAME if is_same else Finding.DIFFERS,)


def _seen_twice(rows: Sequence[AnswerRow]) -> list[AnswerRow]:
    """Mark what came back more than once: in the same words all but the first, else all of them."""
    same: defaultdict[str, list[tuple[ConsultationAnswer, str]]] = defaultdict(list)
    for row in rows:
        if row.consultation and row.answer is not ConsultationAnswer.OPEN:
            same[row.consultation.uid].append((row.answer, row.condition))
    seen = set[tuple[str, ConsultationAnswer, str]]()
    return [_with_twice(row, same, seen) for row in rows]


def _with_twice(
    row: AnswerRow,
    same: Mapping[str, Sequence[tuple[ConsultationAnswer, str]]],
    seen: set[tuple[str, ConsultationAnswer, str]],
) -> AnswerRow:
    if row.consultation is None or row.answer is ConsultationAnswer.OPEN:
        return row
    mark = (row.consultation.uid, row.answer, row.condition)
    again = mark in seen
    seen.add(mark)
    if again or len(set(same[row.consultation.uid])) > 1:
        return replace(row, findings=(*row.findings, Finding.TWICE), again=again)
    return row


def _chosen(returned: Returned) -> ConsultationAnswer:
    for answer in CHOICES:
        words = (wording.text(f"consultation.choice_{answer}", language) for language in wording.LANGUAGES)
        if any(same_name(returned.answer, known) for known in words):
            return answer
    return ConsultationAnswer.OPEN


def _written(text: str) -> str:
    """Return what a person wrote; the words that only say what to do here are nothing."""
    hints = (
        wording.text(f"consultation.{name}", language)
        for name in ("choose", "write")
        for language in wording.LANGUAGES
    )
    return "" if any(same_name(text, hint) for hint in hints) else clean(text)


def _day(typed: str) -> str:
    for pattern in _DAYS:
        try:
            return datetime.strptime(typed.strip(), pattern).replace(tzinfo=UTC).date().isoformat()
        except ValueError:
            continue
    return ""
