"""The editions that are all about recommendations: their sheets, the action plan, the list to decide."""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy.orm import Session

from kiwork.models.kinds import Decision
from kiwork.protocol.document import Block, Heading, Paragraph, Table
from kiwork.protocol.material import Material
from kiwork.protocol.sheets import sheet
from kiwork.protocol.structure import Part, parts
from kiwork.queries.chapters import structure
from kiwork.queries.measures import MeasureView
from kiwork.queries.recommendations import RecommendationView

PLAN_COLUMNS = ("measure", "lead", "partners", "means", "due", "measure_state")
DECISION_COLUMNS = ("number_column", "recommendation", "lead", "cost", "period_column")


def sheets(db: Session, material: Material) -> Iterator[Block]:
    """Show the sheet of every recommendation, chapter after chapter."""
    found = parts(material, structure(db))
    if not found:
        yield Paragraph(material.words("no_recommendations"), role="lead")
    for part in found:
        yield Heading(1, part.title)
        if part.introduction:
            yield Paragraph(part.introduction)
        yield from (sheet(material, view) for view in part.recommendations)


def actions(db: Session, material: Material) -> Iterator[Block]:
    """Show what is to be done for each recommendation, and name those for which nothing is planned yet."""
    plan, found = material.measures, parts(material, structure(db))
    planned = [_planned(part, plan) for part in found]
    if not any(planned):
        yield Paragraph(material.words("no_measures"), role="lead")
    for part, views in zip(found, planned, strict=True):
        if views:
            yield Heading(1, part.title)
            for view in views:
                yield Heading(2, f"{view.number} {view.title}")
                yield _plan(material, plan[view.uid])
    yield from _unplanned(material, found, plan)


def committee(db: Session, material: Material) -> Iterator[Block]:
    """List what needs a decision of its own, with lead, cost and period; what is missing is said."""
    views = [view for part in parts(material, structure(db)) for view in part.recommendations]
    listed = [view for view in views if view.separate_decision == Decision.YES]
    if not listed:
        yield Paragraph(material.words("nothing_to_decide"), role="lead")
        return
    yield Paragraph(material.words("to_decide", n=len(listed)), role="lead")
    rows = [_to_decide(material, view) for view in listed]
    yield Table([material.words(name) for name in DECISION_COLUMNS], rows)


def _planned(part: Part, plan: Mapping[str, Sequence[MeasureView]]) -> list[RecommendationView]:
    return [view for view in part.recommendations if plan.get(view.uid)]


def _plan(material: Material, measures: Sequence[MeasureView]) -> Table:
    words = material.words
    rows = [
        (
            _what(material, measure),
            measure.lead or words("still_open"),
            measure.partners,
            measure.means,
            _day(material, measure),
            words(f"measure_{measure.state}"),
        )
        for measure in sorted(measures, key=lambda one: (not one.due, one.due))
    ]
    return Table([words(name) for name in PLAN_COLUMNS], rows)


def _what(material: Material, measure: MeasureView) -> str:
    named = f"{measure.number} {measure.what}"
    if not measure.builds_on:
        return named
    return f"{named}\n{material.words('builds_on', measure=measure.builds_on_number)}"


def _day(material: Material, measure: MeasureView) -> str:
    """Return when it is due, a date in one line."""
    date = material.words.date(measure.due)
    return date.replace(" ", "\u00a0") if date != measure.due else date or material.words("still_open")


def _unplanned(
    material: Material, found: Sequence[Part], plan: Mapping[str, Sequence[MeasureView]]
) -> Iterator[Block]:
    left = [view for part in found for view in part.recommendations if not plan.get(view.uid)]
    if left:
        yield Heading(1, material.words("without_measures"))
        columns = [material.words(name) for name in DECISION_COLUMNS[:3]]
        rows = [(view.number, view.title, view.lead or material.words("still_open")) for view in left]
        yield Table(columns, rows)


def _to_decide(material: Material, view: RecommendationView) -> tuple[str, ...]:
    words = material.words
    return (
        view.number,
        view.title,
        view.lead or words("still_open"),
        view.cost_report or view.cost or words("cost_missing"),
        view.review_period or view.timeframe or words("period_missing"),
    )
