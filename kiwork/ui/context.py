"""The workshop and the topic field that are looked at."""

from kiwork.queries.outline import Outline

Context = tuple[str | None, str | None]
"""The uids of a workshop and a topic field."""


def fitting(shape: Outline, workshop_uid: str | None, topic_field_uid: str | None) -> Context:
    """Return a workshop and a topic field that are there: these, else the last workshop and its field."""
    workshops = [workshop.uid for workshop in shape.workshops]
    fields = [field.uid for field in shape.topic_fields]
    if workshop_uid not in workshops:
        workshop_uid = workshops[-1] if workshops else None
    if topic_field_uid not in fields:
        topic_field_uid = field_of(shape, workshop_uid, fields[0] if fields else None)
    return (workshop_uid, topic_field_uid)


def field_of(shape: Outline | None, workshop_uid: str | None, current: str | None) -> str | None:
    """Return the topic field that a workshop brings: the current one, if it works on it, else its first."""
    workshop = shape.workshop(workshop_uid) if shape else None
    own = [uid for uid in workshop.topic_field_uids if shape and shape.shows(uid)] if workshop else []
    return current if current in own or not own else own[0]
