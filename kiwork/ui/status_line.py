"""The foot of the window: when and where the last change was saved, and how many cards there are."""

from datetime import datetime

from PySide6.QtWidgets import QFrame

from kiwork.queries.summary import card_counts
from kiwork.ui.pieces import label, row
from kiwork.ui.workbench import Workbench


class StatusLine(QFrame):
    """One quiet line that is always true."""

    def __init__(self, workbench: Workbench) -> None:
        super().__init__()
        self.setProperty("role", "foot")
        self._workbench = workbench
        self._state = label("", "label")
        self._state.setAccessibleName(workbench.text("window.status"))
        layout = row(self, margin=1)
        layout.addWidget(self._state, 1)
        layout.addWidget(label(workbench.text("window.keys"), "label"))
        workbench.changed.connect(self.refresh)
        workbench.opened.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say how things stand."""
        self._state.setText(" · ".join(self._parts()))

    def _parts(self) -> list[str]:
        text, store = self._workbench.text, self._workbench.store
        if store is None:
            return [text("window.no_file")]
        cards, parked = self._workbench.ask(card_counts)
        parts = [self._saved(), store.path.name, store.room, text("window.cards", n=cards)]
        return [part for part in parts if part] + ([text("window.parked", n=parked)] if parked else [])

    def _saved(self) -> str:
        store = self._workbench.store
        if store and store.read_only:
            return self._workbench.text("window.read_only")
        if self._workbench.last_saved is None:
            return self._workbench.text("window.unchanged")
        time = datetime.fromtimestamp(self._workbench.last_saved / 1000)  # noqa: DTZ006 - the clock on the wall
        return self._workbench.text("window.saved", time=f"{time:%H:%M:%S}")
