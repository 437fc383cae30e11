"""Whether an action concerns the outline, or what is left to decide, so that they have to be read anew."""

from collections.abc import Callable, Iterable

from kiwork.queries.undecided import Differing, Undecided, loose_ends, undecided
from kiwork.store.changes import ChangeSet, RowChange
from kiwork.store.store import Db

Found = tuple[Undecided, ...]

_OUTLINE_KINDS = (
    "process", "phase", "workshop", "workshop_topic_field", "agenda_step", "topic_field", "guiding_question",
    "tag", "tag_dimension",
)  # fmt: skip
_TIES = ("alive", "topic_field_uid", "cluster_uid")
"""Columns that keep something alive."""


def concerns_outline(change: ChangeSet) -> bool:
    """Whether the outline of the process may be another one."""
    return change.sweeping or bool(change.of_kind(*_OUTLINE_KINDS))


def left_after(
    change: ChangeSet, known: tuple[Undecided, ...], ask: Callable[[Callable[[Db], Found]], Found]
) -> Found:
    """Return what is left to decide after an action; nothing is read that it cannot have changed."""
    parted = tuple(found for found in known if isinstance(found, Differing))
    loose = known[len(parted) :]
    if change.sweeping or _concerns(change, parted):
        return ask(undecided)
    return (*parted, *ask(loose_ends)) if _may_loosen(change, loose) else known


def _concerns(change: ChangeSet, open_ones: Iterable[Differing]) -> bool:
    """Whether an action may have decided something, renamed it, or brought parallel values back."""
    known = {uid for found in open_ones for uid in found.concerned}
    several = any(len(field.added) > 1 or len(field.removed) > 1 for field in change.fields)
    came_back = any(row.appeared and row.before for row in change.rows)
    return several or came_back or any(row.uid in known for row in change.rows)


def _may_loosen(change: ChangeSet, loose: Iterable[Undecided]) -> bool:
    """Whether a record went, or hangs elsewhere, or has to do with what is deleted and needed, or joined."""
    known = {uid for found in loose for uid in found.concerned}
    return any(
        row.kind == "not_the_same" or row.uid in known or _hangs_elsewhere(row) or _names(row, known)
        for row in change.rows
    )


def _hangs_elsewhere(row: RowChange) -> bool:
    if row.before is None:
        return bool(row.after.get("cluster_uid"))
    return any(row.before.get(name) != row.after.get(name) for name in _TIES)


def _names(row: RowChange, known: set[str]) -> bool:
    return any(isinstance(value, str) and value in known for value in row.after.values())
