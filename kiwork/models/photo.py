"""Photos of pin boards."""

from sqlalchemy import Column, Index, LargeBinary, MetaData, Table, Text
from sqlalchemy.orm import Mapped, mapped_column

from kiwork.models.record import Record, belongs_to

BLOB = Table("blob", MetaData(), Column("sha256", Text, primary_key=True), Column("data", LargeBinary))
"""The pictures themselves, by their SHA-256; read one at a time, and written by the store alone."""


class Photo(Record):
    """A photo that belongs to a workshop, a topic field or a cluster; `blob` is the SHA-256 of the picture.

    `turned` is clockwise, in degrees. `typed` are the places on the picture that were typed off, in the order
    of typing: from the left and from the top of the picture as it is stored, in thousandths.
    """

    workshop_uid: Mapped[str | None] = belongs_to("workshop", acts_on=True)
    topic_field_uid: Mapped[str | None] = belongs_to("topic_field")
    cluster_uid: Mapped[str | None] = belongs_to("cluster")
    blob: Mapped[str] = mapped_column(default="")
    caption: Mapped[str] = mapped_column(default="")
    alternative_text: Mapped[str] = mapped_column(default="")
    turned: Mapped[int] = mapped_column(default=0)
    internal: Mapped[bool] = mapped_column(default=False)
    place: Mapped[str] = mapped_column(default="")
    typed: Mapped[list[list[int]] | None] = mapped_column(default=None)

    __table_args__ = (
        Index("photo_by_workshop", "workshop_uid"),
        Index("photo_by_topic_field", "topic_field_uid"),
        Index("photo_by_cluster", "cluster_uid"),
    )
