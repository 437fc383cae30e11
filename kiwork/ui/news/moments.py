"""The moments that one may ask about: merges, today and yesterday, the begin of phases and workshops."""

from datetime import UTC, date, datetime, timedelta

from kiwork.queries.news import Since, begin_of, merges
from kiwork.queries.outline import Outline
from kiwork.ui.dates import shown_date
from kiwork.ui.itemmodels.news import shown_time
from kiwork.ui.workbench import Workbench

Moment = tuple[str, Since]
"""Its words and what is meant."""


def moments(workbench: Workbench) -> list[Moment]:
    """Return the moments of the open file, the likeliest first."""
    outline = workbench.outline
    return [*_merges(workbench), *_days(workbench), *(_events(workbench, outline) if outline else [])]


def _merges(workbench: Workbench) -> list[Moment]:
    text = workbench.text
    return [
        (text("news.since_merge", time=shown_time(merge.at), label=merge.label), Since(merge.at, merge=True))
        for merge in workbench.ask(merges)
    ]


def _days(workbench: Workbench) -> list[Moment]:
    today = datetime.now(UTC).astimezone().date()
    days = {"today": today, "yesterday": today - timedelta(days=1)}
    return [(workbench.text(f"news.since_{name}"), Since(begin_of(day))) for name, day in days.items()]


def _events(workbench: Workbench, outline: Outline) -> list[Moment]:
    """Return workshops by date, the latest first, and each phase from its first workshop on."""
    begun = [(workshop.date, workshop.title) for workshop in outline.workshops]
    for phase in outline.phases:
        dates = [workshop.date for workshop in outline.workshops if workshop.phase_uid == phase.uid]
        begun += [(first, phase.title) for first in sorted(filter(_day, dates))[:1]]
    return [
        (workbench.text("news.since_workshop", date=shown_date(iso), title=title), Since(begin_of(day)))
        for iso, title in sorted(begun, reverse=True)
        if (day := _day(iso))
    ]


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None
