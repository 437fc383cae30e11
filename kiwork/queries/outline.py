"""The outline of the process: its name, phases, workshops, topic fields, guiding questions and tags."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from kiwork.models.groups import by_head, heads, shown
from kiwork.models.kinds import Dimension
from kiwork.models.living import living
from kiwork.models.process import PROCESS_UID, GuidingQuestion, Phase, Process, TopicField
from kiwork.models.tag import Tag, TagDimension
from kiwork.models.workshop import AgendaStep, Workshop, WorkshopTopicField
from kiwork.queries.scope import scope
from kiwork.queries.wordings import wordings


class PhaseView(NamedTuple):
    """A phase of the process."""

    uid: str
    title: str
    period: str


@dataclass(frozen=True)
class AgendaStepView:
    """A step of an agenda; `planned` and `actual` are minutes, `view` the step of the window to show."""

    uid: str
    title: str
    instruction: str
    view: str
    planned: int | None
    actual: int | None


class WorkshopView(NamedTuple):
    """An event; `people` counts those present under "total" and by uid of their perspective.

    Workshops that were joined are one, with the words of their head and the people of all; `members` are all
    of them as each would show alone, the head first, and none for a workshop that was never joined.
    """

    uid: str
    title: str
    code: str
    phase_uid: str | None
    date: str
    begins: str
    ends: str
    venue: str
    host: str
    facilitation: str
    minutes_by: str
    people: dict[str, int]
    state: str
    occasion: str
    next_steps: str
    topic_field_uids: tuple[str, ...]
    agenda: tuple[AgendaStepView, ...]
    members: tuple["WorkshopView", ...] = ()

    def told(self, name: str) -> tuple[str, ...]:
        """Return what it and its members say in one of its texts, each once; nothing where all are silent."""
        said = (getattr(workshop, name) for workshop in self.members or (self,))
        return tuple(dict.fromkeys(text for text in said if text))


class TopicFieldView(NamedTuple):
    """A thematic area; `wordings` are the titles of those that were joined with it, `descriptions` theirs."""

    uid: str
    title: str
    code: str
    colour: str
    description: str
    wordings: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()


class QuestionView(NamedTuple):
    """A guiding question; without a topic field it belongs to the whole process.

    `wordings` are the texts of those that were joined with it.
    """

    uid: str
    text: str
    topic_field_uid: str | None
    wordings: tuple[str, ...] = ()


class TagView(NamedTuple):
    """A tag and the dimension it belongs to; `wordings` are the titles of those that were joined with it."""

    uid: str
    title: str
    code: str
    dimension: Dimension
    wordings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outline:
    """Everything that gives the process its shape, in the order of the screen.

    `topic_fields` are those that a room file shows, `all_topic_fields` all that are there.
    """

    title: str
    host: str
    language: str
    topic_field_label: str
    imprint: str
    phases: tuple[PhaseView, ...]
    workshops: tuple[WorkshopView, ...]
    topic_fields: tuple[TopicFieldView, ...]
    all_topic_fields: tuple[TopicFieldView, ...]
    questions: tuple[QuestionView, ...]
    tags: tuple[TagView, ...]

    def workshop(self, uid: str | None) -> WorkshopView | None:
        """Return one workshop, or None."""
        return next((workshop for workshop in self.workshops if workshop.uid == uid), None)

    def topic_field(self, uid: str | None) -> TopicFieldView | None:
        """Return one topic field, or None."""
        return next((field for field in self.all_topic_fields if field.uid == uid), None)

    @property
    def is_cut(self) -> bool:
        """Whether there are topic fields that are not shown."""
        return len(self.topic_fields) < len(self.all_topic_fields)

    def shows(self, topic_field_uid: str | None) -> bool:
        """Whether a topic field is among those shown; what hangs in none is shown everywhere."""
        return not self.is_cut or topic_field_uid in {None, *(field.uid for field in self.topic_fields)}

    def whole(self) -> "Outline":
        """Return the outline with all topic fields shown."""
        return replace(self, topic_fields=self.all_topic_fields)

    def questions_for(self, topic_field_uid: str | None) -> list[QuestionView]:
        """Return the guiding questions of a topic field, else those of the whole process."""
        own = [question for question in self.questions if question.topic_field_uid == topic_field_uid]
        return own or [question for question in self.questions if question.topic_field_uid is None]


def outline(db: Session) -> Outline:
    """Read the outline of the process."""
    process = db.get(Process, PROCESS_UID) or Process(uid=PROCESS_UID)
    fields, shown = _topic_fields(db), scope(db)
    return Outline(
        title=process.title,
        host=process.host,
        language=process.language,
        topic_field_label=process.topic_field_label,
        imprint=process.imprint,
        phases=_phases(db),
        workshops=_workshops(db),
        topic_fields=tuple(field for field in fields if field.uid in shown) or fields,
        all_topic_fields=fields,
        questions=_questions(db),
        tags=_tags(db),
    )


def _phases(db: Session) -> tuple[PhaseView, ...]:
    query = select(Phase).where(Phase.alive).order_by(Phase.place, Phase.uid)
    return tuple(PhaseView(phase.uid, phase.title, phase.period) for phase in db.scalars(query))


def _topic_fields(db: Session) -> tuple[TopicFieldView, ...]:
    titles = wordings(db, TopicField, TopicField.title)
    descriptions = wordings(db, TopicField, TopicField.description)
    query = select(TopicField).where(shown(TopicField)).order_by(TopicField.place, TopicField.uid)
    return tuple(
        TopicFieldView(f.uid, f.title, f.code, f.colour, f.description, titles[f.uid], descriptions[f.uid])
        for f in db.scalars(query)
    )


def _questions(db: Session) -> tuple[QuestionView, ...]:
    known, texts = heads(db), wordings(db, GuidingQuestion, GuidingQuestion.text)
    query = select(GuidingQuestion).where(shown(GuidingQuestion))
    ordered = query.order_by(GuidingQuestion.place, GuidingQuestion.uid)
    return tuple(
        QuestionView(q.uid, q.text, known.get(q.topic_field_uid or "", q.topic_field_uid), texts[q.uid])
        for q in db.scalars(ordered)
    )


def _tags(db: Session) -> tuple[TagView, ...]:
    query = (
        select(Tag, TagDimension.code)
        .join(TagDimension, TagDimension.uid == Tag.dimension_uid)
        .where(shown(Tag), TagDimension.code.in_([dimension.value for dimension in Dimension]))
        .order_by(TagDimension.place, Tag.place, Tag.uid)
    )
    titles = wordings(db, Tag, Tag.title)
    return tuple(
        TagView(t.uid, t.title, t.code, Dimension(code), titles[t.uid]) for t, code in db.execute(query)
    )


def _workshops(db: Session) -> tuple[WorkshopView, ...]:
    known = heads(db)
    query = select(Workshop).where(living(Workshop)).order_by(Workshop.place, Workshop.uid)
    groups: defaultdict[str, list[WorkshopView]] = defaultdict(list)
    for view in _workshops_alone(db, db.scalars(query).all()):
        groups[known.get(view.uid, view.uid)].append(view)
    return tuple(_together(uid, groups[uid]) for uid in groups)


def _together(uid: str, workshops: list[WorkshopView]) -> WorkshopView:
    if len(workshops) == 1:
        return workshops[0]
    members = sorted(workshops, key=lambda view: view.uid != uid)
    people: Counter[str] = Counter()
    for view in members:
        people.update(view.people)
    fields = dict.fromkeys(field for view in members for field in view.topic_field_uids)
    agenda = tuple(step for view in members for step in view.agenda)
    return members[0]._replace(
        people=dict(people),
        topic_field_uids=tuple(fields),
        agenda=agenda,
        members=tuple(members),
    )


def _workshops_alone(db: Session, workshops: Iterable[Workshop]) -> Iterator[WorkshopView]:
    fields = _topic_fields_by_workshop(db)
    agendas = _agendas(db)
    for w in workshops:
        yield WorkshopView(
            uid=w.uid,
            title=w.title,
            code=w.code,
            phase_uid=w.phase_uid,
            date=w.date,
            begins=w.begins,
            ends=w.ends,
            venue=w.venue,
            host=w.host,
            facilitation=w.facilitation,
            minutes_by=w.minutes_by,
            people=w.people or {},
            state=w.state,
            occasion=w.occasion,
            next_steps=w.next_steps,
            topic_field_uids=tuple(dict.fromkeys(fields[w.uid])),
            agenda=tuple(agendas[w.uid]),
        )


def _topic_fields_by_workshop(db: Session) -> defaultdict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    query = (
        select(WorkshopTopicField.workshop_uid, TopicField.uid)
        .join(TopicField, TopicField.uid == by_head(db, WorkshopTopicField.topic_field_uid))
        .where(living(WorkshopTopicField))
        .order_by(TopicField.place, TopicField.uid)
    )
    for workshop_uid, topic_field_uid in db.execute(query):
        found[workshop_uid].append(topic_field_uid)
    return found


def _agendas(db: Session) -> defaultdict[str, list[AgendaStepView]]:
    found: defaultdict[str, list[AgendaStepView]] = defaultdict(list)
    query = select(AgendaStep).where(AgendaStep.alive).order_by(AgendaStep.place, AgendaStep.uid)
    for step in db.scalars(query):
        view = AgendaStepView(step.uid, step.title, step.instruction, step.view, step.planned, step.actual)
        found[step.workshop_uid].append(view)
    return found
