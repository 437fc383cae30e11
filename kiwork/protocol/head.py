"""What stands at the beginning: title, head, occasion, agenda as run, guiding questions."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from kiwork.models.kinds import Dimension
from kiwork.protocol.document import Block, Facts, Heading, Paragraph, Table
from kiwork.protocol.editions import Edition
from kiwork.protocol.material import Material
from kiwork.queries.outline import AgendaStepView, PhaseView, WorkshopView
from kiwork.queries.step_times import step_times


def title(material: Material) -> str:
    """Return what the protocol is called."""
    of_workshop = material.workshop.title if material.workshop else ""
    return of_workshop or material.outline.title or material.words("untitled")


def subtitle(material: Material, edition: Edition) -> str:
    """Return the kind of protocol, and when it was if there are several workshops."""
    name = material.words(edition.value)
    period = material.words.period(workshop.date for workshop in material.workshops)
    return f"{name} · {period}" if period and not material.workshop else name


def facts(material: Material) -> Facts:
    """Return the head: of the one workshop, else of all together."""
    pairs = workshop_facts(material, material.workshop) if material.workshop else _facts_of_all(material)
    process = [("process", material.outline.title)] if material.workshop else []
    return _facts(material, [*process, *pairs])


def workshop_facts(material: Material, workshop: WorkshopView) -> list[tuple[str, str]]:
    """Return when, where and with whom, as pairs of the label's name and the value."""
    words = material.words
    return [
        ("day", words.date(workshop.date)),
        ("time_of_day", words.time(workshop.begins, workshop.ends)),
        ("also_called_label", "; ".join(workshop.told("title")[1:])),
        ("venue", "; ".join(workshop.told("venue"))),
        ("host", "; ".join(workshop.told("host")) or material.outline.host),
        ("people_present", _people(material, workshop.people, "people")),
        ("facilitation", "; ".join(workshop.told("facilitation"))),
        ("minutes_by", "; ".join(workshop.told("minutes_by"))),
    ]


def occasion(material: Material) -> Iterator[Block]:
    """Say what it was for and where it stands in the process; of several workshops, list them."""
    if material.workshop is None:
        yield from _all_workshops(material)
        return
    place = _place_in_process(material, material.workshop)
    texts = [*material.workshop.told("occasion"), *([place] if place else [])]
    if texts:
        yield Heading(1, material.words("occasion"))
        yield from map(Paragraph, texts)


def agenda(material: Material) -> Iterator[Block]:
    """Show the agenda of the one workshop as it was run; those of several stand with them."""
    if material.workshop and material.workshop.agenda and material.choices.agenda:
        yield Heading(1, material.words("agenda"))
        yield _agenda(material, material.workshop)


def questions(material: Material) -> Iterator[Block]:
    """Name the guiding questions of the whole process."""
    of_all = [question for question in material.outline.questions if not question.topic_field_uid]
    texts = [text for question in of_all for text in (question.text, *question.wordings)]
    if texts and material.choices.questions:
        yield Heading(1, material.words("questions", n=len(texts)))
        yield from (Paragraph(text, role="lead") for text in texts)


def _facts(material: Material, pairs: list[tuple[str, str]]) -> Facts:
    return Facts(tuple((material.words(label), value) for label, value in pairs if value))


def _facts_of_all(material: Material) -> list[tuple[str, str]]:
    words = material.words
    return [
        ("host", material.outline.host),
        ("period_of_all", words.period(workshop.date for workshop in material.workshops)),
        ("workshops", words.number(len(material.workshops)) if material.workshops else ""),
        ("people_present", _people(material, _added(material.workshops), "attendances")),
    ]


def _total(people: Mapping[str, int]) -> int:
    parts = sum(number for who, number in people.items() if who != "total")
    return people.get("total") or parts


def _added(workshops: Iterable[WorkshopView]) -> Counter[str]:
    """Return the people of several workshops together; who came twice counts twice."""
    added: Counter[str] = Counter()
    for workshop in workshops:
        added.update({**workshop.people, "total": _total(workshop.people)})
    return added


def _people(material: Material, present: Mapping[str, int], counted_as: str) -> str:
    total = _total(present)
    tags = [tag for tag in material.outline.tags if tag.dimension is Dimension.PERSPECTIVE]
    counted = [(tag.title, present.get(tag.uid, 0)) for tag in tags]
    rest = total - sum(number for _, number in counted)
    if any(number for _, number in counted):
        counted.append((material.words("not_stated"), rest))
    parts = ", ".join(f"{name} {material.words.number(number)}" for name, number in counted if number > 0)
    people = material.words(counted_as, n=total) if total else ""
    return f"{people} ({parts})" if parts else people


def _place_in_process(material: Material, workshop: WorkshopView) -> str:
    phases = material.outline.phases
    for number, phase in enumerate(phases, start=1):
        if phase.uid == workshop.phase_uid:
            return material.words(
                "place_in_process", number=number, count=len(phases), phase=_phase_and_period(phase)
            )
    return ""


def _phase_and_period(phase: PhaseView) -> str:
    return f"{phase.title} ({phase.period})" if phase.period else phase.title


def _all_workshops(material: Material) -> Iterator[Block]:
    if material.outline.phases:
        yield Heading(1, material.words("course"))
        head = (material.words("phase"), material.words("period_of_all"))
        yield Table(head, [(phase.title, phase.period) for phase in material.outline.phases])
    if material.workshops:
        yield Heading(1, material.words("workshops"))
        yield _table_of_workshops(material)
    for workshop in material.workshops:
        yield from _one_of_several(material, workshop)


def _table_of_workshops(material: Material) -> Table:
    words = material.words
    head = [words(name) for name in ("day", "code", "workshop", "people_column", "cards_column")]
    rows = [
        (
            words.date(workshop.date),
            workshop.code,
            workshop.title,
            words.number(_total(workshop.people)) if _total(workshop.people) else "",
            words.number(sum(workshop.uid in card.workshop_uids for card in material.cards)),
        )
        for workshop in material.workshops
    ]
    return Table(head, rows, numeric=frozenset({3, 4}))


def _one_of_several(material: Material, workshop: WorkshopView) -> Iterator[Block]:
    told = _facts(material, workshop_facts(material, workshop))
    shows_agenda = workshop.agenda and material.choices.agenda
    yield Heading(2, workshop.title)
    yield from [told] if told.pairs else []
    yield from map(Paragraph, workshop.told("occasion"))
    yield from [_agenda(material, workshop)] if shows_agenda else []


def _agenda(material: Material, workshop: WorkshopView) -> Table:
    names = ("clock", "agenda_step", "duration")
    rows = list(zip(step_times(workshop), *zip(*_steps(material, workshop), strict=True), strict=True))
    as_run = any(step.actual is not None for step in workshop.agenda)
    caption = material.words("as_run" if as_run else "as_planned")
    if not any(row[0] for row in rows):
        return Table([material.words(name) for name in names[1:]], [row[1:] for row in rows], caption=caption)
    return Table([material.words(name) for name in names], rows, caption=caption)


def _steps(material: Material, workshop: WorkshopView) -> Iterator[tuple[str, str]]:
    for step in workshop.agenda:
        yield step.title, _duration(material, step)


def _duration(material: Material, step: AgendaStepView) -> str:
    if step.actual is not None and step.planned not in {None, step.actual}:
        return material.words("duration_changed", actual=step.actual, planned=step.planned)
    lasted = step.planned if step.actual is None else step.actual
    return "" if lasted is None else material.words("minutes_long", n=lasted)
