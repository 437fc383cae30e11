"""Cards, what was said more than once, and the clusters they stand in."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from kiwork.models.kinds import CardKind
from kiwork.models.record import Record, belongs_to, joins, part_of, refers_to


class Card(Record):
    """One thought, one to three lines.

    `place` is where it hangs: topic field, cluster or none, and a position; it is one field, so that a merge
    never tears them apart.
    """

    workshop_uid: Mapped[str | None] = belongs_to("workshop")
    guiding_question_uid: Mapped[str | None] = belongs_to("guiding_question")
    text: Mapped[str] = mapped_column(default="")
    original_wording: Mapped[str] = part_of("original", "")
    original_language: Mapped[str] = part_of("original", "")
    card_kind: Mapped[str] = mapped_column(default=CardKind.CHALLENGE.value)
    topic_field_uid: Mapped[str | None] = refers_to("topic_field", "place")
    cluster_uid: Mapped[str | None] = refers_to("cluster", "place")
    position: Mapped[str] = part_of("place", "")
    parked: Mapped[bool] = part_of("parking", default=False)
    parked_decision: Mapped[str] = part_of("parking", "")
    parked_reason: Mapped[str] = part_of("parking", "")
    parked_date: Mapped[str] = part_of("parking", "")
    outcome: Mapped[str] = mapped_column(default="")
    internal: Mapped[bool] = mapped_column(default=False)
    source: Mapped[str] = mapped_column(default="")
    merged_into: Mapped[str | None] = joins("card")

    __table_args__ = (
        Index("card_by_place", "topic_field_uid", "cluster_uid", "position"),
        Index("card_by_cluster", "cluster_uid"),
        Index("card_by_workshop", "workshop_uid"),
    )


class Mention(Record):
    """Somebody said the same once more."""

    card_uid: Mapped[str] = belongs_to("card", acts_on=True)
    workshop_uid: Mapped[str | None] = belongs_to("workshop")

    __table_args__ = (Index("mention_by_card", "card_uid"),)


class Cluster(Record):
    """A group of cards under a heading, inside one topic field; `quarter` is its field of the matrix."""

    topic_field_uid: Mapped[str] = belongs_to("topic_field")
    heading: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    outcome: Mapped[str] = mapped_column(default="")
    quarter: Mapped[str] = mapped_column(default="")
    merged_into: Mapped[str | None] = joins("cluster")

    __table_args__ = (Index("cluster_by_topic_field", "topic_field_uid"),)


class NotTheSame(Record):
    """Two records that look alike and are not the same; ends sorted."""

    identified_by = ("left_uid", "right_uid")

    left_uid: Mapped[str] = mapped_column(info={"fixed": True})
    right_uid: Mapped[str] = mapped_column(info={"fixed": True})
