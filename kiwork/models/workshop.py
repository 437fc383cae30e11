"""Workshops and conferences: when and where people met, and how the event ran."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from kiwork.models.kinds import WorkshopState
from kiwork.models.record import Record, belongs_to, joins, part_of, refers_to


class Workshop(Record):
    """One event: a workshop, a conference, a round of interviews, a survey.

    `date` is an ISO date, `begins` and `ends` are "HH:MM", all of the place where it happened.
    `people` counts those present under "total" and by uid of their perspective.
    """

    phase_uid: Mapped[str | None] = refers_to("phase", "phase")
    title: Mapped[str] = mapped_column(default="")
    code: Mapped[str] = mapped_column(default="")
    date: Mapped[str] = part_of("date_and_time", "")
    begins: Mapped[str] = part_of("date_and_time", "")
    ends: Mapped[str] = part_of("date_and_time", "")
    venue: Mapped[str] = mapped_column(default="")
    host: Mapped[str] = mapped_column(default="")
    facilitation: Mapped[str] = mapped_column(default="")
    minutes_by: Mapped[str] = mapped_column(default="")
    people: Mapped[dict[str, int] | None] = mapped_column(default=None)
    state: Mapped[str] = mapped_column(default=WorkshopState.OPEN.value)
    occasion: Mapped[str] = mapped_column(default="")
    next_steps: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    merged_into: Mapped[str | None] = joins("workshop")


class WorkshopTopicField(Record):
    """A topic field that a workshop works on."""

    identified_by = ("workshop_uid", "topic_field_uid")

    workshop_uid: Mapped[str] = belongs_to("workshop", acts_on=True)
    topic_field_uid: Mapped[str] = belongs_to("topic_field")

    __table_args__ = (Index("workshop_topic_field_by_workshop", "workshop_uid"),)


class AgendaStep(Record):
    """A step of a workshop's agenda; `planned` and `actual` are minutes."""

    workshop_uid: Mapped[str] = belongs_to("workshop", acts_on=True)
    title: Mapped[str] = mapped_column(default="")
    instruction: Mapped[str] = mapped_column(default="")
    view: Mapped[str] = mapped_column(default="")
    planned: Mapped[int | None] = mapped_column(default=None)
    actual: Mapped[int | None] = mapped_column(default=None)
    place: Mapped[str] = mapped_column(default="")

    __table_args__ = (Index("agenda_step_by_workshop", "workshop_uid"),)
