"""Recommendations, the main result, and what belongs to each."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from kiwork.models.kinds import Feasibility
from kiwork.models.record import Record, belongs_to, fixed, part_of, refers_to


class Recommendation(Record):
    """A recommendation; its number is given at creation and stays."""

    topic_field_uid: Mapped[str] = belongs_to("topic_field")
    number: Mapped[str] = fixed()
    title: Mapped[str] = mapped_column(default="")
    goal: Mapped[str] = mapped_column(default="")
    situation: Mapped[str] = mapped_column(default="")
    description: Mapped[str] = mapped_column(default="")
    next_step: Mapped[str] = mapped_column(default="")
    level: Mapped[str] = mapped_column(default="")
    lead_uid: Mapped[str | None] = refers_to("organisation", "lead")
    timeframe: Mapped[str] = mapped_column(default="")
    due: Mapped[str] = mapped_column(default="")
    resources: Mapped[str] = mapped_column(default="")
    cost: Mapped[str] = mapped_column(default="")
    funding: Mapped[str] = mapped_column(default="")
    separate_decision: Mapped[str] = mapped_column(default="")
    indicator: Mapped[str] = mapped_column(default="")
    priority: Mapped[str] = mapped_column(default="")
    category: Mapped[str] = mapped_column(default="")
    effort: Mapped[int | None] = mapped_column(default=None)
    impact: Mapped[int | None] = mapped_column(default=None)
    chapter_uid: Mapped[str | None] = refers_to("chapter", "chapter_and_position")
    chapter_position: Mapped[str] = part_of("chapter_and_position", "")
    feasibility: Mapped[str] = part_of("review", Feasibility.OPEN.value)
    feasibility_reason: Mapped[str] = part_of("review", "")
    cost_report: Mapped[str] = part_of("review", "")
    review_period: Mapped[str] = part_of("review", "")
    public: Mapped[bool] = mapped_column(default=True)
    implementation: Mapped[str] = mapped_column(default="")

    __table_args__ = (Index("recommendation_by_topic_field", "topic_field_uid"),)


class RecommendationCard(Record):
    """A recommendation cites a card."""

    identified_by = ("recommendation_uid", "card_uid")

    recommendation_uid: Mapped[str] = belongs_to("recommendation", acts_on=True)
    card_uid: Mapped[str] = belongs_to("card", acts_on=True)

    __table_args__ = (
        Index("recommendation_card_by_recommendation", "recommendation_uid"),
        Index("recommendation_card_by_card", "card_uid"),
    )


class RecommendationCluster(Record):
    """A recommendation cites a cluster."""

    identified_by = ("recommendation_uid", "cluster_uid")

    recommendation_uid: Mapped[str] = belongs_to("recommendation", acts_on=True)
    cluster_uid: Mapped[str] = belongs_to("cluster", acts_on=True)

    __table_args__ = (
        Index("recommendation_cluster_by_recommendation", "recommendation_uid"),
        Index("recommendation_cluster_by_cluster", "cluster_uid"),
    )


class RecommendationPartner(Record):
    """An organisation helps to carry out a recommendation."""

    identified_by = ("recommendation_uid", "organisation_uid")

    recommendation_uid: Mapped[str] = belongs_to("recommendation", acts_on=True)
    organisation_uid: Mapped[str] = belongs_to("organisation")

    __table_args__ = (Index("recommendation_partner_by_recommendation", "recommendation_uid"),)


class Measure(Record):
    """A step that carries a recommendation out: what, who, with whom, with what, by when."""

    recommendation_uid: Mapped[str] = belongs_to("recommendation", acts_on=True)
    what: Mapped[str] = mapped_column(default="")
    lead: Mapped[str] = mapped_column(default="")
    partners: Mapped[str] = mapped_column(default="")
    means: Mapped[str] = mapped_column(default="")
    due: Mapped[str] = mapped_column(default="")
    builds_on: Mapped[str | None] = mapped_column(default=None)
    state: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")

    __table_args__ = (Index("measure_by_recommendation", "recommendation_uid"),)


class Version(Record):
    """A named, dated state of a recommendation's whole sheet; never counted up."""

    recommendation_uid: Mapped[str] = belongs_to("recommendation")
    date: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="")
    room: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(default="")

    __table_args__ = (Index("version_by_recommendation", "recommendation_uid"),)


class Evidence(Record):
    """What a survey or an interview says to a card or a recommendation."""

    card_uid: Mapped[str | None] = belongs_to("card", acts_on=True)
    recommendation_uid: Mapped[str | None] = belongs_to("recommendation", acts_on=True)
    source: Mapped[str] = mapped_column(default="")
    mentions: Mapped[int] = mapped_column(default=0)
    quote: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        Index("evidence_by_card", "card_uid"),
        Index("evidence_by_recommendation", "recommendation_uid"),
    )
