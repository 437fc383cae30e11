"""When each step of an agenda began, or will."""

from datetime import datetime, timedelta

from kiwork.queries.outline import WorkshopView


def step_times(workshop: WorkshopView) -> list[str]:
    """Return when each step began, as "HH:MM"; empty from the first step whose length is not known."""
    try:
        now: datetime | None = datetime.strptime(workshop.begins, "%H:%M")  # noqa: DTZ007 - a clock on a wall
    except ValueError:
        now = None
    times = []
    for step in workshop.agenda:
        times.append(f"{now:%H:%M}" if now else "")
        lasted = step.planned if step.actual is None else step.actual
        now = now + timedelta(minutes=lasted) if now and lasted is not None else None
    return times
