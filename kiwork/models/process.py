"""The participation process itself: what it is called, its phases and its guiding questions."""

from sqlalchemy.orm import Mapped, mapped_column

from kiwork.models.record import Record, belongs_to, derived_uid, joins

PROCESS_UID = derived_uid("process")
"""A file holds one process, and its record has the same id in every file."""


class Process(Record):
    """The whole participation process of a file."""

    title: Mapped[str] = mapped_column(default="")
    host: Mapped[str] = mapped_column(default="")
    topic_field_label: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="de")
    logo: Mapped[str | None] = mapped_column(default=None)
    imprint: Mapped[str] = mapped_column(default="")


class Origin(Record):
    """A trace of one `new`: two files with a common origin belong to the same process."""


class Phase(Record):
    """One of the steps of the process, such as the workshop phase."""

    title: Mapped[str] = mapped_column(default="")
    period: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")


class Chapter(Record):
    """A chapter of the final concept."""

    title: Mapped[str] = mapped_column(default="")
    introduction: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")


class TopicField(Record):
    """A thematic area; everything said belongs to one."""

    title: Mapped[str] = mapped_column(default="")
    code: Mapped[str] = mapped_column(default="")
    colour: Mapped[str] = mapped_column(default="")
    description: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    merged_into: Mapped[str | None] = joins("topic_field")


class GuidingQuestion(Record):
    """The question above the pin board, of one topic field or of the whole process."""

    topic_field_uid: Mapped[str | None] = belongs_to("topic_field")
    text: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    merged_into: Mapped[str | None] = joins("guiding_question")
