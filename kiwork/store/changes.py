"""What one action changed: plain facts that undo, views and tests read."""

from typing import NamedTuple

from kiwork.models.record import Row
from kiwork.store.cells import FieldKey, Value


class FieldChange(NamedTuple):
    """The values removed from a field and added to it."""

    key: FieldKey
    removed: tuple[Value, ...]
    added: tuple[Value, ...]


class RowChange(NamedTuple):
    """The columns shown of a record before (None: there was no such record) and after."""

    kind: str
    uid: str
    before: Row | None
    after: Row

    @property
    def appeared(self) -> bool:
        """Whether the record was not alive before and is now."""
        return bool(self.after["alive"]) and not (self.before and self.before["alive"])

    @property
    def disappeared(self) -> bool:
        """Whether the record was alive before and is no longer."""
        return not self.after["alive"] and bool(self.before and self.before["alive"])


class ChangeSet(NamedTuple):
    """All that one action changed; `name` is the action's name, such as "add_card".

    `left_alone` names the fields that an undo found changed by somebody else since; `sweeping` says that
    more is shown differently than `rows` tell: records were joined or separated, files were merged.
    """

    name: str
    fields: tuple[FieldChange, ...] = ()
    rows: tuple[RowChange, ...] = ()
    left_alone: tuple[FieldKey, ...] = ()
    sweeping: bool = False

    def __bool__(self) -> bool:
        return bool(self.fields)

    def of_kind(self, *kinds: str) -> list[RowChange]:
        """Return the changes of records of these kinds."""
        return [row for row in self.rows if row.kind in kinds]


def joined(first: ChangeSet, second: ChangeSet) -> ChangeSet:
    """Return both changes as one, for undo: what the first removed and the second left."""
    fields = {change.key: change for change in first.fields}
    for change in second.fields:
        earlier = fields.get(change.key)
        fields[change.key] = _after(earlier, change) if earlier else change
    rows = {(row.kind, row.uid): row for row in first.rows}
    for row in second.rows:
        start = rows.get((row.kind, row.uid))
        rows[row.kind, row.uid] = row._replace(before=start.before) if start else row
    return ChangeSet(first.name, tuple(fields.values()), tuple(rows.values()))


def _after(first: FieldChange, second: FieldChange) -> FieldChange:
    gone = [value for value in second.removed if value not in first.added]
    stays = [value for value in first.added if value not in second.removed]
    return FieldChange(first.key, (*first.removed, *gone), (*stays, *second.added))
