"""Looks beside the window for organisations whose names may mean the same."""

from PySide6.QtCore import QObject, Signal

from kiwork.merge.duplicates import Doubles, material, search, still_open
from kiwork.ui import jobs
from kiwork.ui.workbench import Workbench

KIND = "organisation"


class LikelyDoubles(QObject):
    """`found` comes when groups were found, or are none any more."""

    found = Signal()

    def __init__(self, workbench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._groups: list[Doubles] = []
        self._asked = 0

    def search(self) -> None:
        """Look for them, and forget what does not hold any more."""
        self._asked += 1
        asked = self._asked
        self._groups = self._workbench.ask(still_open, self._groups)
        self.found.emit()
        given = self._workbench.ask(material)
        names = tuple(named for named in given.named if named[0] == KIND)
        only = given._replace(cards={}, heads={}, named=names)
        jobs.run(
            lambda _report: search(only),
            done=lambda groups: self._take(asked, groups),
            failed=lambda _error: self._take(asked, []),
            owner=self,
        )

    def of(self, uid: str) -> tuple[str, ...]:
        """Return which others may be the same as an organisation."""
        group = next((group.uids for group in self._groups if uid in group.uids), ())
        return tuple(other for other in group if other != uid)

    def _take(self, asked: int, groups: list[Doubles]) -> None:
        if asked == self._asked and self._workbench.store:
            self._groups = self._workbench.ask(still_open, groups)
            self.found.emit()
