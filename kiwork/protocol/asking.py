"""What an organisation is asked, as a document: for paper, for Word and as a table from one tree."""

from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from kiwork.models.kinds import ConsultationAnswer
from kiwork.protocol.document import (
    AnswerForm,
    Block,
    Document,
    Facts,
    Heading,
    Inquiry,
    PageBreak,
    Paragraph,
    Sheet,
    Table,
)
from kiwork.protocol.words import Words, words_for
from kiwork.queries.consulting import Asked, ConsultationView, Matrix, asked_of, asked_texts, coordination
from kiwork.queries.outline import Outline, outline
from kiwork.wording import text

CHOICES = (ConsultationAnswer.AGREED, ConsultationAnswer.WITH_CONDITION, ConsultationAnswer.REFUSED)
EMPTY_BOX = "[   ]"


def choice(answer: ConsultationAnswer, language: str) -> str:
    """Return what an organisation chooses on a sheet for an answer."""
    return text(f"consultation.choice_{answer}", language)


def build_sheet(db: Session, language: str, organisation_uid: str, matrix: Matrix) -> Document:
    """Return the sheet for one organisation: what it has not answered yet."""
    shape = outline(db).whole()
    words = words_for(language, shape.topic_field_label)
    asked = [one for one in asked_of(db, matrix, organisation_uid) if one.consultation.is_open]
    name = next((o.name for o in matrix.organisations if o.uid == organisation_uid), "")
    blocks: list[Block] = [Paragraph(told) for told in _requests(words, shape)]
    blocks += [_inquiry(words, one) for one in asked]
    day = max((one.consultation.asked_on for one in asked), default="")
    facts = (("organisation", name), ("host", shape.host), ("asked_on", words.date(day)))
    return Document(
        title=_said(words, "sheet"),
        subtitle=shape.title,
        language=language,
        state="",
        facts=Facts([(_said(words, label), value) for label, value in facts if value]),
        blocks=blocks,
    )


def build_edition(
    db: Session, language: str, *, organisation_uid: str | None = None, internal: bool = False
) -> Document:
    """Return what every organisation, or one, was asked, with the answers that are known.

    Without `internal`, nothing that is internal is named: organisation, recommendation or answer.
    """
    shape, matrix = outline(db).whole(), coordination(db)
    words = words_for(language, shape.topic_field_label)
    wanted = [o for o in matrix.organisations if organisation_uid in {None, o.uid}]
    everything = [(one.name, _printed(asked_of(db, matrix, one.uid), internal)) for one in wanted]
    asked = [(name, found) for name, found in everything if found]
    alone = asked[0][0] if len(asked) == 1 else ""
    return Document(
        title=shape.title or words("untitled"),
        subtitle=" · ".join(filter(None, (words("consultation"), alone))),
        language=language,
        state=words("draft"),
        facts=Facts([(words("host"), shape.host)] if shape.host else []),
        blocks=tuple(_edition(words, asked)),
    )


def asked_table(words: Words, asked: Sequence[ConsultationView]) -> Table:
    """Return who was asked about a recommendation and what came back, for its sheet."""
    head = [_said(words, name) for name in ("column_organisation", "answer", "remark", "day")]
    rows = [
        (
            view.organisation,
            _said(words, f"answer_{view.answer}"),
            view.condition,
            words.date(view.answered_on or view.asked_on),
        )
        for view in asked
    ]
    return Table(head, rows)


def on_paper(inquiry: Inquiry) -> Sheet:
    """Return an inquiry as it is printed: boxes to tick and room to write where nobody has answered yet."""
    form = inquiry.form
    boxes = "\n".join(f"{EMPTY_BOX} {words}" for words in form.choices)
    values = (form.answer or boxes, form.remark, form.day)
    answers = [pair for pair in zip(form.labels, values, strict=True) if pair[1] or not form.answer]
    pairs = [pair for pair in inquiry.texts.pairs if pair[1]]
    return Sheet(inquiry.number, inquiry.title, Facts(pairs), (Heading(4, form.heading), Facts(answers)))


def _edition(words: Words, asked: Sequence[tuple[str, list[Asked]]]) -> Iterator[Block]:
    if not asked:
        yield Paragraph(_said(words, "nobody_asked"))
    for number, (name, found) in enumerate(asked):
        yield from [PageBreak()] if number else []
        yield Heading(1, name)
        yield Paragraph(_counts(words, [one.consultation for one in found]), role="note")
        yield from (_inquiry(words, one) for one in found)


def _printed(asked: Sequence[Asked], internal: bool) -> list[Asked]:  # noqa: FBT001 - the choice of a person
    return [
        one for one in asked if internal or (one.consultation.may_be_published and one.recommendation.public)
    ]


def _counts(words: Words, found: Sequence[ConsultationView]) -> str:
    numbers = [(answer, sum(view.answer is answer for view in found)) for answer in ConsultationAnswer]
    counts = [_said(words, f"count_{answer}", n=number) for answer, number in numbers if number]
    return " · ".join((_said(words, "count_asked", n=len(found)), *counts))


def _requests(words: Words, shape: Outline) -> list[str]:
    title = shape.title or words("untitled")
    return [_said(words, "request", title=title), _said(words, "how_to")]


def _inquiry(words: Words, asked: Asked) -> Inquiry:
    view = asked.recommendation
    _, *texts = asked_texts(view).items()
    return Inquiry(
        key=asked.key,
        number=view.number,
        title=view.title,
        texts=Facts([(words(name), value) for name, value in texts]),
        form=_form(words, asked.consultation),
    )


def _form(words: Words, told: ConsultationView) -> AnswerForm:
    return AnswerForm(
        heading=_said(words, "your_answer"),
        labels=(_said(words, "answer"), _said(words, "remark"), _said(words, "day")),
        choices=[choice(answer, words.language) for answer in CHOICES],
        choose=_said(words, "choose"),
        write=_said(words, "write"),
        answer="" if told.is_open else choice(told.answer, words.language),
        remark=told.condition,
        day=words.date(told.answered_on),
    )


def _said(words: Words, name: str, **values: object) -> str:
    return text(f"consultation.{name}", words.language, **values)
