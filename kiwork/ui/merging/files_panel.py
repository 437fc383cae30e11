"""The files of a merge: a drop area, a line for each file, what they bring, and what came of it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QDateTime, QLocale, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from kiwork.merge.report import Outcome, Report
from kiwork.ui.empty_state import EmptyState
from kiwork.ui.icons import icon
from kiwork.ui.merging.drop_area import DropArea
from kiwork.ui.merging.figures import Figure, Figures
from kiwork.ui.merging.file_row import FileRow
from kiwork.ui.merging.foot import Foot
from kiwork.ui.merging.merge_run import MergeRun, Stage
from kiwork.ui.pieces import button, column, label, row, scrolled
from kiwork.ui.protocol.work_line import WorkLine
from kiwork.ui.theme import GRID, Theme
from kiwork.ui.workbench import Workbench

ICON_SIZE, WIDEST_WORK = 16, 40 * GRID
COUNTED = ("new", "changed", "deleted", "undecided", "duplicates")
_DONE_ACTIONS = {
    "undo_merge": "mdi6.undo", "open_before_merge": "mdi6.history",
    "save_report": "mdi6.file-download-outline", "print_report": "mdi6.printer-outline",
}  # fmt: skip


class FilesPanel(QStackedWidget):
    """Shows a run; `asked` carries the name of an action, `figure_chosen` that of a count."""

    asked = Signal(str)
    figure_chosen = Signal(str)

    def __init__(self, workbench: Workbench, theme: Theme, run: MergeRun) -> None:
        super().__init__()
        self._workbench, self._theme, self._run = workbench, theme, run
        self._text, self._stage = workbench.text, run.stage
        self._drop = DropArea(workbench, theme)
        self._read_only = EmptyState()
        self._rows = column(gap=1)
        self._outcome = QWidget()
        self._heading = label("", "heading")
        self._about = label("", "body-muted", wrap=True)
        self.figures = Figures(theme)
        self._actions = {name: self._action(name, sign) for name, sign in _DONE_ACTIONS.items()}
        self.work = WorkLine(workbench, theme)
        self.work.setMaximumWidth(theme.px(WIDEST_WORK))
        self.foot = Foot(workbench, run)
        for widget in (self._drop, self._read_only, self._whole()):
            self.addWidget(widget)
        self._connect()

    def show_run(self) -> None:
        """Show the files, what they bring, and what can be done next."""
        store, stage = self._workbench.store, self._run.stage
        undecided = len(self._workbench.undecided)
        if store is None or store.read_only:
            self._read_only.say(self._text("merging.read_only"), self._text("merging.save_copy"))
            self.setCurrentIndex(1)
            return
        self._show_rows()
        self._show_result(self._run.report if stage is not Stage.PREPARING else None)
        self.foot.show_run(undecided)
        self.setCurrentIndex(0 if stage is Stage.EMPTY else 2)
        if stage is not self._stage:
            self._stage = stage
            self._bring_to_view()

    def take_focus(self) -> None:
        """Put the focus on what a person wants next."""
        first = (self._drop.button, self._read_only.button, self.foot.main_button)
        first[self.currentIndex()].setFocus()

    # parts

    def _whole(self) -> QWidget:
        inside = QWidget()
        self._content = content = column(inside, margin=3, gap=3)
        content.addLayout(self._rows)
        content.addWidget(self._outcome)
        content.addStretch(1)
        outcome = column(self._outcome, gap=2)
        for widget in (self._heading, self._about, self.figures):
            outcome.addWidget(widget)
        outcome.addLayout(self._links())
        outcome.addWidget(self.work)
        self._area = area = scrolled(inside, self._text("merging.tab_files"))
        whole = QWidget()
        layout = column(whole, gap=0)
        layout.addWidget(area, 1)
        layout.addWidget(self.foot)
        return whole

    def _links(self) -> QVBoxLayout:
        links = column(gap=0)
        for names in (("undo_merge",), ("open_before_merge",), ("save_report", "print_report")):
            line = row(gap=1)
            for name in names:
                line.addWidget(self._actions[name])
            line.addStretch(1)
            links.addLayout(line)
        return links

    def _action(self, name: str, sign: str) -> QPushButton:
        made = button(self._text(f"actions.{name}"), "link", icon=icon(self._theme, sign, "accent"))
        made.setIconSize(QSize(*[self._theme.px(ICON_SIZE)] * 2))
        made.clicked.connect(lambda: self.asked.emit(name))
        return made

    def _connect(self) -> None:
        self._drop.clicked.connect(self._asking("choose_files"))
        self._read_only.clicked.connect(self._asking("save_copy"))
        self.foot.choose_asked.connect(self._asking("choose_files"))
        self.foot.merge_asked.connect(self._asking("start_merge"))
        self.foot.undecided_asked.connect(self._asking("show_undecided"))
        self.figures.chosen.connect(self.figure_chosen)

    def _asking(self, name: str) -> Callable[[], None]:
        return lambda: self.asked.emit(name)

    # showing

    def _show_rows(self) -> None:
        _empty(self._rows)
        for path in self._run.paths:
            shown = FileRow(self._workbench, self._theme, self._run, path)
            later = Qt.ConnectionType.QueuedConnection
            shown.removed.connect(partial(self._run.remove, path), later)
            shown.confirmed.connect(partial(self._run.confirm, path), later)
            self._rows.addWidget(shown)

    def _show_result(self, report: Report | None) -> None:
        done = self._run.stage is Stage.DONE
        brings = report is not None and not report.refused and report.brings_something
        for widget in (self._heading, self.figures):
            widget.setVisible(brings)
        self._heading.setText(self._text("merging.result" if done else "merging.preview"))
        self._outcome.setVisible(brings or done)
        self._about.setVisible(done)
        self._about.setText(self._result(report) if done and report else "")
        if report and brings:
            self.figures.show_figures(self._counts(report, len(self._workbench.undecided) if done else None))
        self._actions["undo_merge"].setVisible(self._run.can_take_back)
        backup = done and not self._run.can_take_back and self._run.backup is not None
        self._actions["open_before_merge"].setVisible(backup)
        for name in ("save_report", "print_report"):
            self._actions[name].setVisible(done)
        if not done:
            self.work.end()

    def _bring_to_view(self) -> None:
        """Put what was merged above the files, and show what they would bring, also below many of them."""
        self._content.insertWidget(int(self._stage is not Stage.DONE), self._outcome)
        if self._stage is Stage.DONE:
            self._area.verticalScrollBar().setValue(0)
        elif self._stage is Stage.READY and self._run.can_merge:
            once = Qt.ConnectionType.SingleShotConnection
            self._area.verticalScrollBar().rangeChanged.connect(self._show_figures, once)

    def _show_figures(self) -> None:
        if self._run.can_merge:
            QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(self.figures, 0, 3 * GRID))

    def _result(self, report: Report) -> str:
        taken = sum(line.outcome is Outcome.JOINED for line in report.files)
        moment = QDateTime.fromMSecsSinceEpoch(self._run.finished)
        time = QLocale().toString(moment.time(), QLocale.FormatType.ShortFormat)
        return self._text("merging.result_about", n=taken, time=time)

    def _counts(self, report: Report, undecided: int | None) -> tuple[Figure, ...]:
        """Count what the report counts; what is left to decide, after the merge, as it is now."""
        left = report.conflicts if undecided is None else undecided
        entries = (len(report.new), len(report.changed), len(report.deleted))
        numbers = dict(zip(COUNTED, (*entries, left, report.duplicates), strict=True))
        return tuple(
            Figure(
                name,
                self._text("merging.number", n=number),
                self._text(f"merging.count_{name}", n=number),
                opens=number > 0 and (undecided is not None or name != "duplicates"),
            )
            for name, number in numbers.items()
        )


def _empty(layout: QLayout) -> None:
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
