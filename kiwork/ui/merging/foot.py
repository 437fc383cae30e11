"""The foot of the files: how far the work is, or what can be done next, with one primary button."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QPushButton

from kiwork.ui.flow import Flow
from kiwork.ui.merging.merge_run import MergeRun, Stage
from kiwork.ui.pieces import button, column, label
from kiwork.ui.workbench import Workbench


class Foot(QFrame):
    """Shows a run; its signals say which button was pressed."""

    choose_asked = Signal()
    merge_asked = Signal()
    undecided_asked = Signal()

    def __init__(self, workbench: Workbench, run: MergeRun) -> None:
        super().__init__()
        self.setProperty("role", "foot")
        self._text, self._run = workbench.text, run
        self._sentence = label("", "body-muted", wrap=True)
        self._progress = QProgressBar(textVisible=False)
        self._cancel = button(self._text("merging.cancel"))
        self._more = button(self._text("merging.more"))
        self._merge = button(self._text("actions.start_merge"), "primary")
        self._undecided = button("", "primary")
        lines, answers = column(self, margin=2), Flow(gap=2)
        lines.addWidget(self._sentence)
        lines.addWidget(self._progress)
        for made in (self._merge, self._undecided, self._more, self._cancel):
            answers.add(made)
        lines.addLayout(answers)
        self._cancel.clicked.connect(run.cancel)
        self._more.clicked.connect(self.choose_asked)
        self._merge.clicked.connect(self.merge_asked)
        self._undecided.clicked.connect(self.undecided_asked)
        run.progressed.connect(self._progress.setValue)

    @property
    def main_button(self) -> QPushButton:
        """The button that a person wants next."""
        shown = (self._undecided, self._merge, self._cancel, self._more)
        return next((made for made in shown if not made.isHidden() and made.isEnabled()), self._more)

    def show_run(self, undecided: int) -> None:
        """Show how far the run is; `undecided` is how much is left to decide in the open file."""
        stage = self._run.stage
        working = stage in {Stage.PREPARING, Stage.MERGING}
        self._say(self._words(stage))
        self._progress.setAccessibleName(self._sentence.text())
        self._progress.setVisible(working)
        self._cancel.setVisible(working)
        self._more.setVisible(not working)
        self._merge.setVisible(stage is Stage.READY)
        self._merge.setEnabled(self._run.can_merge)
        self._undecided.setVisible(stage is Stage.DONE and undecided > 0)
        self._undecided.setText(self._text("merging.tab_undecided", n=undecided))
        if working:
            self._progress.setValue(0)

    def _say(self, words: str) -> None:
        self._sentence.setText(words)
        self._sentence.setAccessibleDescription(words)

    def _words(self, stage: Stage) -> str:
        if stage is Stage.PREPARING:
            return self._text("merging.preparing")
        if stage is Stage.MERGING:
            return self._text("merging.working")
        report = self._run.report
        if stage is not Stage.READY or report is None:
            return ""
        if report.refused:
            return self._text("merging.refused", n=len(report.refused))
        return self._text("merging.ready" if report.brings_something else "merging.nothing_new")
