"""Dot votes: rounds that stand side by side, and what was counted on paper."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from kiwork.models.kinds import TargetKind
from kiwork.models.record import Record, belongs_to, joins


class DotRound(Record):
    """One dot vote: what was asked, on what the dots were put, how many each person had.

    While it is not `revealed`, its numbers can be typed, and nothing that follows from them is shown.
    """

    title: Mapped[str] = mapped_column(default="")
    question: Mapped[str] = mapped_column(default="")
    target_kind: Mapped[str] = mapped_column(default=TargetKind.CLUSTER.value)
    topic_fields: Mapped[list[str] | None] = mapped_column(default=None)
    criterion: Mapped[str] = mapped_column(default="")
    dots_per_person: Mapped[int | None] = mapped_column(default=None)
    rule: Mapped[str] = mapped_column(default="")
    cumulate: Mapped[bool] = mapped_column(default=True)
    revealed: Mapped[bool] = mapped_column(default=True)
    merged_into: Mapped[str | None] = joins("dot_round")


class DotCount(Record):
    """The number of dots on one target, as counted at one place of one workshop.

    The count whose target is the round itself carries no dots but `people`, who gave theirs there.
    """

    identified_by = ("target_uid", "round_uid", "workshop_uid", "counting_place")

    round_uid: Mapped[str] = belongs_to("dot_round", acts_on=True)
    target_uid: Mapped[str] = mapped_column(info={"fixed": True, "acts_on": ("cluster", "card")})
    workshop_uid: Mapped[str | None] = belongs_to("workshop")
    counting_place: Mapped[str] = mapped_column(default="", info={"fixed": True})
    dots: Mapped[int] = mapped_column(default=0)
    people: Mapped[int | None] = mapped_column(default=None)

    __table_args__ = (Index("dot_count_by_round", "round_uid", "target_uid"),)
