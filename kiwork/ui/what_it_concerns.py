"""Whether an action concerns the outline, or what is left to decide, so that they have to be read anew."""

from kiwork.queries.undecided import Undecided
from kiwork.store.changes import ChangeSet

_OUTLINE_KINDS = (
    "process", "phase", "workshop", "workshop_topic_field", "agenda_step", "topic_field", "guiding_question",
    "tag", "tag_dimension",
)  # fmt: skip


def concerns_outline(change: ChangeSet) -> bool:
    """Whether the outline of the process may be another one."""
    return change.sweeping or bool(change.of_kind(*_OUTLINE_KINDS))


def concerns(change: ChangeSet, open_ones: tuple[Undecided, ...]) -> bool:
    """Whether an action may have decided something, renamed it, or brought parallel values back."""
    known = {uid for found in open_ones for uid in (*found.conflict.uids, *found.names)}
    several = any(len(field.added) > 1 or len(field.removed) > 1 for field in change.fields)
    came_back = any(row.appeared and row.before for row in change.rows)
    return several or came_back or any(row.uid in known for row in change.rows)
