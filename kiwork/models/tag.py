"""Tags in four dimensions: municipality, target group, perspective, cross-cutting theme."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from kiwork.models.record import Record, belongs_to, joins


class TagDimension(Record):
    """A dimension of tags; `code` is one of `kinds.Dimension`."""

    title: Mapped[str] = mapped_column(default="")
    code: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")


class Tag(Record):
    """A mark a card, cluster or recommendation can carry."""

    dimension_uid: Mapped[str] = belongs_to("tag_dimension")
    title: Mapped[str] = mapped_column(default="")
    code: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    merged_into: Mapped[str | None] = joins("tag")


class CardTag(Record):
    """A card carries a tag."""

    identified_by = ("card_uid", "tag_uid")

    card_uid: Mapped[str] = belongs_to("card", acts_on=True)
    tag_uid: Mapped[str] = belongs_to("tag")

    __table_args__ = (Index("card_tag_by_card", "card_uid"), Index("card_tag_by_tag", "tag_uid"))


class ClusterTag(Record):
    """A cluster carries a tag."""

    identified_by = ("cluster_uid", "tag_uid")

    cluster_uid: Mapped[str] = belongs_to("cluster", acts_on=True)
    tag_uid: Mapped[str] = belongs_to("tag")

    __table_args__ = (Index("cluster_tag_by_cluster", "cluster_uid"),)


class RecommendationTag(Record):
    """A recommendation carries a tag."""

    identified_by = ("recommendation_uid", "tag_uid")

    recommendation_uid: Mapped[str] = belongs_to("recommendation", acts_on=True)
    tag_uid: Mapped[str] = belongs_to("tag")

    __table_args__ = (Index("recommendation_tag_by_recommendation", "recommendation_uid"),)
