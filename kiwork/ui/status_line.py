"""The foot of the window: what was done just now, when it was saved, and how many cards there are."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel

from kiwork.queries.scope import cards_outside
from kiwork.queries.summary import anything_joined, card_counts
from kiwork.store.changes import ChangeSet
from kiwork.ui.pieces import label, row
from kiwork.ui.workbench import Workbench

SHORT_MILLISECONDS = 3000


class StatusLine(QFrame):
    """One quiet line that is always true."""

    def __init__(self, workbench: Workbench) -> None:
        super().__init__()
        self.setProperty("role", "foot")
        self._workbench = workbench
        self._cards = self._parked = self._outside = 0
        self._joined = False
        self._state = _Shortened()
        self._state.setAccessibleName(workbench.text("window.status"))
        self._done = label("", "done")
        self._timer = QTimer(self, singleShot=True, interval=SHORT_MILLISECONDS)
        self._timer.timeout.connect(self._done.hide)
        self._done.hide()
        layout = row(self, margin=1, gap=2)
        layout.addWidget(self._done)
        layout.addWidget(self._state, 1)
        layout.addWidget(label(workbench.text("window.keys"), "label"))
        workbench.changed.connect(self._count_on)
        workbench.opened.connect(self.refresh)
        workbench.said.connect(self.say)
        workbench.publishing.stood.connect(self._say)
        self.refresh()

    def say(self, sentence: str) -> None:
        """Show for three seconds what was done; the page above does not move for it."""
        self._done.setText(sentence)
        self._done.show()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleEvent(self._done, QAccessible.Event.Alert))

    def refresh(self) -> None:
        """Count anew and say how things stand."""
        if self._workbench.store:
            self._cards, self._parked = self._workbench.ask(card_counts)
            self._joined = self._workbench.ask(anything_joined)
            self._outside = self._count_outside()
        self._say()

    def _count_on(self, change: ChangeSet) -> None:
        """Count what changed alone, so that a file of 100,000 cards costs no more than an empty one.

        Cards that were joined are one, which what changed does not tell.
        """
        if change.sweeping or self._joined:
            self.refresh()
            return
        for card in change.of_kind("card"):
            before, after = card.before or {}, card.after
            self._cards += bool(after["alive"]) - bool(before.get("alive"))
            self._parked += _is_parked(after) - _is_parked(before)
        if self._is_outside(change):
            self._outside = self._count_outside()
        self._say()

    @property
    def _shows_a_part(self) -> bool:
        return self._workbench.outline is not None and self._workbench.outline.is_cut

    def _is_outside(self, change: ChangeSet) -> bool:
        outline = self._workbench.outline
        if outline is None or not outline.is_cut:
            return False
        rows = [row for card in change.of_kind("card") for row in (card.before, card.after) if row]
        return any(not outline.shows(str(row["topic_field_uid"])) for row in rows if row["topic_field_uid"])

    def _count_outside(self) -> int:
        outline = self._workbench.outline
        if outline is None or not outline.is_cut:
            return 0
        return self._workbench.ask(cards_outside, frozenset(field.uid for field in outline.topic_fields))

    def _say(self) -> None:
        self._state.setText(" · ".join(self._parts()))
        self._state.setToolTip(self._state.text())

    def _parts(self) -> list[str]:
        text, store = self._workbench.text, self._workbench.store
        if store is None:
            return [part for part in (text("window.no_file"), self._on_drive()) if part]
        parts = [
            self._saved(),
            self._on_drive(),
            store.path.name,
            store.room,
            text("window.cards", n=self._cards),
        ]
        parked = [text("window.parked", n=self._parked)] if self._parked else []
        outside = [text("window.outside", n=self._outside)] if self._shows_a_part else []
        undecided = len(self._workbench.undecided)
        open_ones = [text("window.undecided", n=undecided)] if undecided else []
        return [part for part in parts if part] + parked + outside + open_ones

    def _on_drive(self) -> str:
        """Say how a working copy stands to the drive it belongs to."""
        publishing = self._workbench.publishing
        if publishing.standing is None:
            return ""
        time = datetime.fromtimestamp((publishing.copy.memo.published if publishing.copy else 0) / 1000)  # noqa: DTZ006 - the clock on the wall
        return self._workbench.text(f"drives.{publishing.standing}", time=f"{time:%H:%M}")

    def _saved(self) -> str:
        store = self._workbench.store
        if store and store.read_only:
            return self._workbench.text("window.read_only")
        if self._workbench.last_saved is None:
            return self._workbench.text("window.unchanged")
        time = datetime.fromtimestamp(self._workbench.last_saved / 1000)  # noqa: DTZ006 - the clock on the wall
        return self._workbench.text("window.saved", time=f"{time:%H:%M:%S}")


class _Shortened(QLabel):
    """Ends in dots where there is no room for all of it."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "label")

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _: QPaintEvent) -> None:
        painter, room = QPainter(self), self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.style().drawItemText(painter, room, flags, self.palette(), True, shown, self.foregroundRole())


def _is_parked(card: Mapping[str, object]) -> bool:
    return bool(card.get("alive") and card.get("parked"))
