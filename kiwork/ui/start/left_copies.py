"""The working copies that were not written back, on the start page."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from kiwork.merge.working_copies import Left
from kiwork.ui.dates import shown_date
from kiwork.ui.dialogs import confirmed
from kiwork.ui.pieces import ButtonRole, breakable, button, column, frame, label, row
from kiwork.ui.workbench import Workbench

LONGEST_FOLDER = 48
"""So many letters of a folder are shown; the whole path is in the tooltip."""


class LeftCopies(QWidget):
    """One panel for each: what it is, and open, write back, or throw away after a question."""

    def __init__(self, workbench: Workbench) -> None:
        super().__init__()
        self._workbench = workbench
        self._panels: QVBoxLayout = column(self, gap=1)
        workbench.publishing.stood.connect(self._on_stood)

    def refresh(self) -> None:
        """Look what is left."""
        while item := self._panels.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        found = self._workbench.publishing.left()
        for left in found:
            self._panels.addWidget(self._panel(left))
        self.setVisible(bool(found))

    def _on_stood(self) -> None:
        if self._workbench.store is None:
            self.refresh()

    def _panel(self, left: Left) -> QFrame:
        made = frame("warning")
        inside = column(made, margin=2, gap=1)
        sentence = label(breakable(self._sentence(left)), wrap=True)
        sentence.setToolTip(str(left.copy.target))
        inside.addWidget(sentence)
        buttons = row(gap=1)
        buttons.addWidget(self._button("open", "plain", partial(self._open, left)))
        if left.copy.memo.target:
            buttons.addWidget(self._button("publish", "plain", partial(self._publish, left)))
        buttons.addWidget(self._button("discard", "danger", partial(self._discard, left)))
        buttons.addStretch(1)
        inside.addLayout(buttons)
        return made

    def _button(self, name: str, role: ButtonRole, act: Callable[[], None]) -> QPushButton:
        made = button(self._workbench.text(f"drives.{name}"), role)
        made.clicked.connect(lambda: act())  # noqa: PLW0108 - Qt would hand over whether it is checked
        return made

    def _sentence(self, left: Left) -> str:
        text, memo = self._workbench.text, left.copy.memo
        folder = shortened(str(memo.target.parent)) if memo.target else text("drives.unknown_folder")
        return text(
            "drives.left_cards" if left.cards else "drives.left",
            file=left.copy.target.name,
            folder=folder,
            n=left.cards,
            when=self._when(datetime.fromtimestamp(left.changed)),  # noqa: DTZ006 - the clock on the wall
        )

    def _when(self, moment: datetime) -> str:
        today = datetime.now().date()  # noqa: DTZ005 - the clock on the wall
        days = {today: "today", today - timedelta(days=1): "yesterday"}
        date = shown_date(moment.date().isoformat())
        key = f"drives.{days.get(moment.date(), 'earlier')}"
        return self._workbench.text(key, time=f"{moment:%H:%M}", date=date)

    def _open(self, left: Left) -> None:
        self._workbench.open_left(left.copy)

    def _publish(self, left: Left) -> None:
        self._workbench.publishing.publish_left(left.copy, asked=True)

    def _discard(self, left: Left) -> None:
        text = self._workbench.text
        question = text("drives.discard_question", file=left.copy.target.name)
        if confirmed(self, question, yes=text("drives.discard"), no=text("drives.keep")):
            self._workbench.publishing.discard_left(left.copy)
            self.refresh()


def shortened(folder: str) -> str:
    """Return the beginning and the end of a path that is too long to be shown."""
    if len(folder) <= LONGEST_FOLDER:
        return folder
    half = LONGEST_FOLDER // 2
    return f"{folder[:half]}…{folder[-half:]}"
