"""Knows which cards are like a text: made ready beside the window, and kept true with every action."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from kiwork.queries.cards import CardView, cards_in_order, said
from kiwork.store.changes import ChangeSet, RowChange
from kiwork.ui import jobs
from kiwork.ui.workbench import Workbench

if TYPE_CHECKING:
    from kiwork.likeness.index import Index

LEAST = 0.3
"""So alike, from 0 to 1, is a card at least that is worth being shown."""

FEWEST_LETTERS = 8
"""Shorter texts are like too many."""

_BEGIN = 200
"""So many milliseconds after a file was opened its cards are made ready: the page is painted before."""

_MANY = 100
"""So many cards changed at once are made ready beside the window, as all were at the beginning."""


class Similar(QObject):
    """The cards of the open file by what they say; `ready` comes whenever they can be asked for."""

    ready = Signal()

    def __init__(self, workbench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._index: Index | None = None
        self._making: jobs.Job | None = None
        self._beginning = QTimer(self, singleShot=True, interval=_BEGIN)
        self._beginning.timeout.connect(self._make)
        workbench.changed.connect(self._follow)
        workbench.opened.connect(self.make_ready)

    def make_ready(self) -> None:
        """Begin anew with what the open file holds."""
        if self._making:
            self._making.cancel()
        self._index = self._making = None
        self._beginning.start()

    def _make(self) -> None:
        if self._workbench.store:
            texts = self._workbench.ask(said)
            self._making = jobs.run(
                lambda report: _index(texts, report), done=self._take, failed=self._fail, owner=self
            )

    @property
    def _is_awaited(self) -> bool:
        return self._making is not None or self._beginning.isActive()

    def cards_like(self, text: str, number: int) -> list[CardView]:
        """Return the cards most like a text, at most so many; none while they are being made ready."""
        if self._index is None or len(text.strip()) < FEWEST_LETTERS:
            return []
        found = self._index.nearest(text, 2 * number, least=LEAST)
        return self._workbench.ask(cards_in_order, [uid for uid, _ in found])[:number]

    def _take(self, index: "Index") -> None:
        self._index, self._making = index, None
        self.ready.emit()

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, jobs.CancelledError):
            raise error

    def _follow(self, change: ChangeSet) -> None:
        cards = [row for row in change.of_kind("card") if _says_something_else(row)]
        if change.sweeping or len(cards) > _MANY or (cards and self._is_awaited):
            self.make_ready()
        elif self._index is not None:
            for row in cards:
                self._note(self._index, row)

    @staticmethod
    def _note(index: "Index", row: RowChange) -> None:
        if row.after["alive"]:
            index.add(row.uid, str(row.after["text"]))
        elif row.uid in index:
            index.remove(row.uid)


def _says_something_else(row: RowChange) -> bool:
    return not row.before or any(row.before[name] != row.after[name] for name in ("text", "alive"))


def _index(texts: Mapping[str, str], report: jobs.Report) -> "Index":
    from kiwork.likeness.index import Index  # noqa: PLC0415 - brings numpy along

    report(0)
    return Index(texts)
