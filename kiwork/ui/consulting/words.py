"""How an asking and its answer are said and shown: never by colour alone."""

from kiwork.models.kinds import ConsultationAnswer
from kiwork.queries.consulting import ConsultationView
from kiwork.ui.dates import shown_date
from kiwork.ui.workbench import Workbench

ICONS = {
    ConsultationAnswer.OPEN: "mdi6.email-outline",
    ConsultationAnswer.AGREED: "mdi6.check-bold",
    ConsultationAnswer.WITH_CONDITION: "mdi6.comment-check-outline",
    ConsultationAnswer.REFUSED: "mdi6.close-octagon-outline",
}
COLOURS = {
    ConsultationAnswer.OPEN: "muted",
    ConsultationAnswer.AGREED: "offer",
    ConsultationAnswer.WITH_CONDITION: "challenge",
    ConsultationAnswer.REFUSED: "text",
}


def state(workbench: Workbench, told: ConsultationView | None) -> str:
    """Return what came of an asking in one or two words."""
    return workbench.text(f"consultation.answer_{told.answer}" if told else "consultation.not_asked")


def dates(workbench: Workbench, told: ConsultationView) -> str:
    """Return when somebody was asked and answered, as far as that is known."""
    days = (("asked_on_day", told.asked_on), ("answered_on_day", told.answered_on))
    return ", ".join(workbench.text(f"consultation.{name}", day=shown_date(day)) for name, day in days if day)


def sentence(workbench: Workbench, told: ConsultationView | None) -> str:
    """Return all that is known of an asking in one line."""
    if told is None:
        return state(workbench, None)
    condition = f"„{' '.join(told.condition.split())}“" if told.condition else ""
    internal = workbench.text("consultation.internal_short") if told.internal else ""
    parts = (state(workbench, told), dates(workbench, told), condition, internal)
    return " · ".join(part for part in parts if part)
