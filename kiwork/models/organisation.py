"""Organisations: who carries out and who is asked."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from kiwork.models.kinds import ConsultationAnswer
from kiwork.models.record import Record, belongs_to, joins, refers_to


class Organisation(Record):
    """An actor, kept once."""

    name: Mapped[str] = mapped_column(default="")
    organisation_kind: Mapped[str] = mapped_column(default="")
    municipality_uid: Mapped[str | None] = refers_to("tag", "municipality")
    contact: Mapped[str] = mapped_column(default="")
    internal: Mapped[bool] = mapped_column(default=False)
    merged_into: Mapped[str | None] = joins("organisation")


class Consultation(Record):
    """One organisation was asked about one recommendation; dates are ISO dates.

    Whoever is asked again after it has answered has a record of its own for that: what was said stays.
    """

    recommendation_uid: Mapped[str] = belongs_to("recommendation", acts_on=True)
    organisation_uid: Mapped[str] = belongs_to("organisation")
    asked_on: Mapped[str] = mapped_column(default="")
    about_version: Mapped[str] = mapped_column(default="")
    answer: Mapped[str] = mapped_column(default=ConsultationAnswer.OPEN.value)
    condition: Mapped[str] = mapped_column(default="")
    answered_on: Mapped[str] = mapped_column(default="")
    internal: Mapped[bool] = mapped_column(default=False)

    __table_args__ = (
        Index("consultation_by_recommendation", "recommendation_uid"),
        Index("consultation_by_organisation", "organisation_uid"),
    )
