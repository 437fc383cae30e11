"""New cards that the room does not see before the facilitator shows them."""

from kiwork.queries.on_screen import NONE_HELD, public_uids
from kiwork.store.changes import ChangeSet
from kiwork.ui.workbench import Workbench


class Holding:
    """While it is on, `held` are the cards that the room could see and does not know yet."""

    def __init__(self, workbench: Workbench) -> None:
        self._workbench = workbench
        self._known: set[str] | None = None
        self.held = NONE_HELD

    @property
    def is_on(self) -> bool:
        """Whether new cards wait."""
        return self._known is not None

    def begin(self) -> None:
        """Hold back what comes from now on; what was held goes out."""
        self._known, self.held = self._workbench.ask(public_uids), NONE_HELD

    def end(self) -> None:
        """Hold nothing back any more."""
        self._known, self.held = None, NONE_HELD

    def let_out(self, uid: str) -> None:
        """Let the room know one card."""
        if self._known is not None:
            self._known.add(uid)
            self.held -= {uid}

    def take(self, change: ChangeSet) -> None:
        """Note what an action brought, or took away."""
        if self._known is None:
            return
        if change.sweeping:
            self.held = frozenset(self._workbench.ask(public_uids) - self._known)
            return
        for row in change.of_kind("card"):
            new = row.after["alive"] and not row.after["internal"] and row.uid not in self._known
            self.held = self.held | {row.uid} if new else self.held - {row.uid}
