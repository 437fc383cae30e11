"""One file of a merge: its name, where it comes from, and what would become of it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from kiwork import wording
from kiwork.errors import KiworkError
from kiwork.merge.report import FileLine, Outcome
from kiwork.ui.dates import shown_moment
from kiwork.ui.icons import icon
from kiwork.ui.merging.merge_run import MergeRun, Stage
from kiwork.ui.pieces import LabelRole, breakable, button, column, label, row
from kiwork.ui.theme import GRID, Theme
from kiwork.ui.workbench import Workbench

ICON_SIZE = 20
_SIGNS = {
    Outcome.JOINED: ("mdi6.plus-circle-outline", "accent"),
    Outcome.CONTAINED: ("mdi6.equal", "muted"),
    Outcome.OTHER_PROCESS: ("mdi6.help-circle-outline", "danger"),
    Outcome.REFUSED: ("mdi6.alert-circle-outline", "danger"),
}
_TAKEN = ("mdi6.check-circle-outline", "accent")
_SOUND = ("mdi6.check", "muted")
_WAITING = ("mdi6.timer-sand", "muted")


class FileRow(QFrame):
    """Says what is known of a file; `removed` and `confirmed` ask for what their buttons say."""

    removed = Signal()
    confirmed = Signal()

    def __init__(self, workbench: Workbench, theme: Theme, run: MergeRun, path: Path) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._text, self._language = workbench.text, workbench.language
        self._theme = theme
        self._done = run.stage is Stage.DONE
        self._is_blocked = run.report is not None and bool(run.report.refused)
        self._path, line = path, run.line(path)
        self._is_confirmed = run.is_confirmed(path)
        sides = row(self, gap=2)
        sides.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        sides.addWidget(self._sign(line), 0, Qt.AlignmentFlag.AlignVCenter)
        sides.addWidget(self._words(line), 1)
        if line and line.outcome is Outcome.OTHER_PROCESS and not self._is_confirmed:
            sides.addWidget(self._confirm(), 0, Qt.AlignmentFlag.AlignVCenter)
        if not self._done and run.stage is not Stage.MERGING:
            sides.addWidget(self._remove(), 0, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(f"{path.name}, {self._outcome(line)}")

    def _sign(self, line: FileLine | None) -> QLabel:
        name, colour = _SIGNS[line.outcome] if line else _WAITING
        if line and line.outcome is Outcome.JOINED and (self._done or self._is_blocked):
            name, colour = _TAKEN if self._done else _SOUND
        sign = label("")
        sign.setPixmap(icon(self._theme, name, colour).pixmap(QSize(*[self._theme.px(ICON_SIZE)] * 2)))
        return sign

    def _words(self, line: FileLine | None) -> QWidget:
        words = QWidget()
        layout = column(words, gap=0)
        layout.addStretch(1)
        head = row(gap=2)
        head.addWidget(label(breakable(self._path.name), "strong", wrap=True), 1)
        refused = line is not None and line.reason is not None
        outcome = label(self._outcome(line), "danger" if refused else "body-muted")
        head.addWidget(outcome, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(head)
        self._add(layout, self._origin(line), "muted")
        if line and line.reason:
            self._add(layout, self._sentence(line, line.reason), "body")
        if line and line.odd_clock:
            self._add(layout, self._text("merging.odd_clock"), "muted")
        layout.addStretch(1)
        return words

    def _add(self, layout: QVBoxLayout, text: str, role: LabelRole) -> None:
        if text:
            layout.addWidget(label(breakable(text), role, wrap=True))

    def _origin(self, line: FileLine | None) -> str:
        if line is None or not (line.written or line.cards):
            return ""
        room = line.room or self._text("merging.no_room")
        written = self._text("merging.written", time=shown_moment(line.written)) if line.written else ""
        return " · ".join(part for part in (room, self._text("merging.cards", n=line.cards), written) if part)

    def _sentence(self, line: FileLine, reason: KiworkError) -> str:
        if line.outcome is Outcome.OTHER_PROCESS and self._is_confirmed:
            return self._text("merging.confirmed")
        if line.outcome is Outcome.OTHER_PROCESS:
            return self._text("merging.other_process", file=self._path.name)
        return wording.sentence(reason, self._language)

    def _outcome(self, line: FileLine | None) -> str:
        if line is None:
            return self._text("merging.checking")
        if self._is_blocked and line.outcome is Outcome.JOINED:
            return self._text("merging.outcome_sound")
        return outcome_in_words(line, self._text, done=self._done)

    def _remove(self) -> QToolButton:
        made = QToolButton()
        made.setIcon(icon(self._theme, "mdi6.close"))
        made.setIconSize(QSize(*[self._theme.px(ICON_SIZE)] * 2))
        made.setToolTip(self._text("merging.remove"))
        made.setAccessibleName(self._text("merging.remove_file", file=self._path.name))
        made.clicked.connect(self.removed)
        return made

    def _confirm(self) -> QPushButton:
        made = button(self._text("merging.same_process"))
        made.clicked.connect(self.confirmed)
        return made


def outcome_in_words(line: FileLine, text: Callable[..., str], *, done: bool) -> str:
    """Return what became of a file, or would, in few words; a refusal by its reason."""
    if line.outcome is Outcome.REFUSED:
        known = f"refused_{type(line.reason).__name__}"
        return text(f"merging.{known if known in wording.subject_wording('merging') else 'outcome_refused'}")
    taken = done and line.outcome is Outcome.JOINED
    return text("merging.outcome_taken" if taken else f"merging.outcome_{line.outcome}")
