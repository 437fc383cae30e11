"""The step Zusammenführen: files of other rooms, what they bring, what is left to decide, and doubles."""

from collections.abc import Iterable
from functools import partialmethod
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from kiwork.protocol.document import Document
from kiwork.store.changes import ChangeSet
from kiwork.ui import file_dialog
from kiwork.ui.doubles.panel import DoublesPanel
from kiwork.ui.errands import open_copy_of
from kiwork.ui.file_names import file_name
from kiwork.ui.merging.entries_dialog import EntriesDialog
from kiwork.ui.merging.files_panel import FilesPanel
from kiwork.ui.merging.merge_run import Stage, merge_run_of
from kiwork.ui.merging.report_in_words import named, report_document, to_decide
from kiwork.ui.merging.undecided_panel import ANSWERS, UndecidedPanel
from kiwork.ui.merging.words import Words
from kiwork.ui.page import Page
from kiwork.ui.pieces import column, tabs
from kiwork.ui.protocol.printing import Printing, choose_printer
from kiwork.ui.protocol.saving import SUFFIX, Saving, ask_target
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench

WORKSHOP_FILE = ".kiwork"


class MergingPage(Page):
    """Three panels: the files, what is left to decide, and possible doubles.

    `action_asked` names an action of the window.
    """

    action_asked = Signal(str)

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__(workbench, theme)
        self.run = merge_run_of(workbench)
        self._stage = self.run.stage
        self._words = Words(workbench)
        self._errand: Saving | Printing | None = None
        self.files = FilesPanel(workbench, theme, self.run)
        self.undecided = UndecidedPanel(workbench, theme)
        self.doubles = DoublesPanel(workbench, theme)
        self.tabs = tabs()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(self.files, self.text("merging.tab_files"))
        self.tabs.addTab(self.undecided, "")
        self.tabs.addTab(self.doubles, self.text("merging.tab_doubles"))
        column(self).addWidget(self.tabs)
        self._connect()

    def refresh(self) -> None:
        """Show both panels as things are now."""
        self.files.show_run()
        self._show_undecided()

    def apply(self, change: ChangeSet) -> None:
        """Show what an action decided, or that a merge can no longer be undone."""
        del change
        self.refresh()

    def take_focus(self) -> None:
        """Begin with what a person wants next."""
        current = self.tabs.currentWidget()
        if isinstance(current, FilesPanel | UndecidedPanel):
            current.take_focus()
        else:
            self.doubles.setFocus()

    def can_do(self, action: str) -> bool:
        """Whether there is something to merge, to take back, to report or to decide."""
        answers = {
            "choose_files": self.run.can_add,
            "start_merge": self.run.can_merge,
            "undo_merge": self.run.can_take_back,
            "open_before_merge": self.run.stage is Stage.DONE and self.run.backup is not None,
            "save_report": self._has_report,
            "print_report": self._has_report,
            "decide_later": self._is_deciding and self.undecided.model.rowCount() > 0,
        }
        if action in ANSWERS:
            return self._is_deciding and self.undecided.can_do(action)
        return answers.get(action, True)

    @property
    def help_topic(self) -> str:
        """Each panel has its own help."""
        topics: dict[QWidget, str] = {self.undecided: "undecided", self.doubles: "doubles"}
        return topics.get(self.tabs.currentWidget(), "")

    def take_files(self, paths: Iterable[Path]) -> None:
        """Take files that were chosen or dropped."""
        self.tabs.setCurrentWidget(self.files)
        self.run.add(paths)

    # actions

    def choose_files(self) -> None:
        """Ask for files, several at once."""
        folder = self.workbench.store.path.parent if self.workbench.store else Path()
        kinds = f"{self.text('window.workshop_files')} (*{WORKSHOP_FILE})"
        names, _ = QFileDialog.getOpenFileNames(self, self.text("merging.choose_title"), str(folder), kinds)
        if names:
            self.take_files(map(Path, names))

    def start_merge(self) -> None:
        """Let the open file hold what the files bring."""
        self.tabs.setCurrentWidget(self.files)
        self.run.merge()

    def undo_merge(self) -> None:
        """Let the open file hold again what it held before."""
        self.run.take_back()

    def open_before_merge(self) -> None:
        """Lay a copy of what was before at a place of the person's choice, and open it."""
        store, backup = self.workbench.store, self.run.backup
        if store is None or backup is None:
            return
        name = self.text("merging.copy_name", name=store.path.stem) + WORKSHOP_FILE
        target = file_dialog.ask_target(
            self,
            self.text("merging.copy_title"),
            store.path.with_name(name),
            kind=self.text("window.workshop_files"),
            suffix=WORKSHOP_FILE,
            replaces=False,
        )
        if target:
            open_copy_of(self.workbench, backup, target)

    def save_report(self) -> None:
        """Ask where to, and write the report as a PDF."""
        document = self._report()
        if document:
            self._save_as(document, self._suggestion())

    def print_report(self) -> None:
        """Ask for a printer, and print the report."""
        document = self._report()
        printer = choose_printer(self, self._suggestion(), 0) if document else None
        if document and printer:
            errand = Printing(self.workbench, printer)
            self._begin(errand, self.text("protocol_page.printing"))
            errand.start(document)

    def show_files(self) -> None:
        """Turn to the files."""
        self._turn_to(self.files)

    def show_undecided(self) -> None:
        """Turn to what is left to decide."""
        self._turn_to(self.undecided)

    def show_doubles(self) -> None:
        """Turn to what may be doubled."""
        self._turn_to(self.doubles)

    def decide_later(self) -> None:
        """Go on to the next thing to decide."""
        if self._is_deciding:
            self.undecided.decide_later()

    def _answer(self, action: str) -> None:
        if self._is_deciding:
            self.undecided.answer(action)

    take_a = partialmethod(_answer, "take_a")
    take_b = partialmethod(_answer, "take_b")
    take_c = partialmethod(_answer, "take_c")
    take_d = partialmethod(_answer, "take_d")
    take_e = partialmethod(_answer, "take_e")
    take_f = partialmethod(_answer, "take_f")
    keep_as_cards = partialmethod(_answer, "keep_as_cards")
    write_one = partialmethod(_answer, "write_one")
    restore = partialmethod(_answer, "restore")
    hang_elsewhere = partialmethod(_answer, "hang_elsewhere")
    take_apart = partialmethod(_answer, "take_apart")
    stay_together = partialmethod(_answer, "stay_together")

    # parts

    def _connect(self) -> None:
        self.run.changed.connect(self._on_run)
        self.tabs.currentChanged.connect(self._on_tab)
        self.doubles.count_changed.connect(self._count_doubles)
        self.files.asked.connect(self._do)
        self.files.figure_chosen.connect(self._open_list)
        self.files.work.cancelled.connect(self._cancel_errand)
        self.undecided.list.selectionModel().currentChanged.connect(self.doable)

    @property
    def _is_deciding(self) -> bool:
        return self.tabs.currentWidget() is self.undecided

    def _do(self, action: str) -> None:
        if action == "save_copy":
            self.action_asked.emit(action)
        else:
            getattr(self, action)()

    def _on_run(self) -> None:
        had_focus, turned = self._has_focus(), self.run.stage is not self._stage
        self._stage = self.run.stage
        self.files.show_run()
        self.doable.emit()
        if had_focus and not self._is_deciding and (turned or not self._has_focus()):
            self.files.take_focus()

    def _on_tab(self) -> None:
        self.doable.emit()
        if self.isVisible() and not self.tabs.tabBar().hasFocus():
            self.take_focus()

    def _turn_to(self, panel: FilesPanel | UndecidedPanel | DoublesPanel) -> None:
        self.tabs.setCurrentWidget(panel)
        self.take_focus()

    def _show_undecided(self) -> None:
        number = len(self.workbench.undecided)
        self.tabs.setTabText(1, self.text("merging.tab_undecided", n=number))
        self.undecided.refresh()
        self.doable.emit()

    def _count_doubles(self, number: int) -> None:
        self.tabs.setTabText(2, self.text("merging.tab_doubles_counted", n=number))

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _open_list(self, name: str) -> None:
        report = self.run.report
        if report is None:
            return
        if name == "duplicates" or (name == "undecided" and self.run.stage is Stage.DONE):
            getattr(self, {"duplicates": "show_doubles", "undecided": "show_undecided"}[name])()
            return
        if name == "undecided":
            rows = to_decide(self._words, report.undecided)
        else:
            rows = named(self._words, getattr(report, name))
        title = self.text(f"merging.list_{name}", n=len(rows))
        EntriesDialog(self.workbench, self.theme, self, title, rows).open()

    # the report

    @property
    def _has_report(self) -> bool:
        return self.run.report is not None and self.run.stage is Stage.DONE and self._errand is None

    def _report(self) -> Document | None:
        if self.run.report is None or not self._has_report:
            return None
        return report_document(self.workbench, self.run.report, self.run.finished)

    def _suggestion(self) -> Path:
        store = self.workbench.store
        name = file_name(self.text("merging.report_name", name=store.path.stem if store else ""))
        return (store.path.parent if store else Path()) / f"{name}{SUFFIX}"

    def _save_as(self, document: Document, suggestion: Path) -> None:
        target = ask_target(self, self.text("merging.report_title"), suggestion)
        if target is None:
            return
        errand = Saving(self.workbench, target)
        errand.saved.connect(self.files.work.offer)
        errand.held.connect(lambda path: self._save_as(document, file_dialog.free_name(path)))
        self._begin(errand, self.text("protocol_page.saving"))
        errand.start(document)

    def _begin(self, errand: Saving | Printing, what: str) -> None:
        self._errand = errand
        errand.progressed.connect(self.files.work.show_progress)
        errand.ended.connect(self._end_errand)
        self.files.work.begin(what)
        self.doable.emit()

    def _end_errand(self) -> None:
        self._errand = None
        self.files.work.end()
        self.doable.emit()

    def _cancel_errand(self) -> None:
        if self._errand:
            self._errand.cancel()
