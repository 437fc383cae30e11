"""The step "Protokoll": choose, look at the pages, save them or print them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton

from kiwork.protocol.document import Document
from kiwork.protocol.editions import Edition
from kiwork.queries.summary import card_counts
from kiwork.ui.actions import ACTIONS
from kiwork.ui.file_dialog import free_name
from kiwork.ui.page import Page
from kiwork.ui.pieces import ButtonRole, button, column, frame, row
from kiwork.ui.protocol.choices_column import ChoicesColumn
from kiwork.ui.protocol.preview_pane import PreviewPane
from kiwork.ui.protocol.printing import Printing, choose_printer
from kiwork.ui.protocol.saving import SUFFIX, Saving, ask_target, tell
from kiwork.ui.protocol.wanted import Wanted, document, suggested_name, wanted_from
from kiwork.ui.protocol.work_line import WorkLine
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench

DEBOUNCE_MILLISECONDS = 300
COLUMN_WIDTH, COLUMN_SHARE = 300, 0.42
"""In pixels at a text size of 100 %, and at most this share of the page."""


class ProtocolPage(Page):
    """Choices left, pages right, one primary button."""

    go_to = Signal(str)

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__(workbench, theme)
        self.wanted = Wanted()
        self._shown_file: Path | None = None
        self._built: Document | None = None
        self._errand: Saving | Printing | None = None
        self._choices = ChoicesColumn(workbench)
        self._choices.chosen.connect(self._choose)
        self._choices.workshop_chosen.connect(lambda uid: workbench.look_at(workshop_uid=uid))
        self._work = WorkLine(workbench, theme)
        self._work.cancelled.connect(self._cancel)
        self._left = self._make_left()
        self.pane = PreviewPane(workbench, theme)
        self.pane.collect.connect(lambda: self.go_to.emit("collect"))
        self.pane.failed.connect(lambda error: tell(workbench, error))
        self._soon = QTimer(self, singleShot=True, interval=DEBOUNCE_MILLISECONDS)
        self._soon.timeout.connect(self._renew)
        sides = row(self, gap=0)
        sides.addWidget(self._left)
        sides.addWidget(self.pane, 1)

    def refresh(self) -> None:
        """Show the choices, and the pages soon."""
        outline = self.workbench.outline
        if outline is None:
            return
        self._built = None
        if self._errand is None:
            self._work.end()
        self._choices.show_wanted(self.wanted, outline, self.workbench.workshop_uid)
        cards, _ = self.workbench.ask(card_counts)
        self.pane.show_hint(shown=cards == 0)
        if self.workbench.store and self.workbench.store.path != self._shown_file:
            self._begin_anew()
        else:
            self._soon.start()

    def take_focus(self) -> None:
        """Begin at the pages: the arrow keys turn them."""
        self.pane.preview.setFocus()

    def unsaved(self) -> str:
        """Return the choices."""
        return self.wanted.as_text()

    def restore_unsaved(self, text: str) -> None:
        """Take up choices that were made before."""
        self._choose(wanted_from(text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the pages most of the width."""
        super().resizeEvent(event)
        self._left.setFixedWidth(min(self.theme.px(COLUMN_WIDTH), round(self.width() * COLUMN_SHARE)))

    def save_pdf(self) -> None:
        """Ask where to, and write the PDF."""
        printed = None if self._errand else self._document()
        if printed:
            self._save_as(printed, self._suggestion(printed))

    def print_protocol(self) -> None:
        """Ask for a printer, and print."""
        printed = None if self._errand else self._document()
        pages = self.pane.page_count
        printer = choose_printer(self, self._suggestion(printed), pages) if printed else None
        if printed and printer:
            errand = Printing(self.workbench, printer)
            self._begin(errand, self.text("protocol_page.printing"))
            errand.start(printed)

    def _choose(self, wanted: Wanted) -> None:
        self.wanted = wanted
        self.refresh()

    def _begin_anew(self) -> None:
        self._shown_file = self.workbench.store.path if self.workbench.store else None
        self.pane.forget()
        self._renew()

    def _renew(self) -> None:
        if not self.isVisible():
            self._out_of_date = True
        elif printed := self._document():
            self.pane.show_document(printed)

    def _document(self) -> Document | None:
        workbench = self.workbench
        if workbench.store is None or workbench.outline is None:
            return None
        self._built = self._built or workbench.ask(
            document,
            self.wanted,
            outline=workbench.outline,
            workshop_uid=workbench.workshop_uid,
            window=workbench.language,
        )
        return self._built

    def _suggestion(self, printed: Document) -> Path:
        store, outline = self.workbench.store, self.workbench.outline
        workshop = outline.workshop(self.workbench.workshop_uid) if outline else None
        date = workshop.date if workshop and self.wanted.edition is Edition.MINUTES else ""
        folder = store.path.parent if store else Path()
        return folder / (suggested_name(printed, self.wanted, date) + SUFFIX)

    def _save_as(self, printed: Document, suggestion: Path) -> None:
        target = ask_target(self, self.text("protocol_page.save_title"), suggestion)
        if target is None:
            return
        errand = Saving(self.workbench, target)
        errand.saved.connect(self._work.offer)
        errand.held.connect(lambda path: self._save_as(printed, free_name(path)))
        self._begin(errand, self.text("protocol_page.saving"))
        errand.start(printed)

    def _begin(self, errand: Saving | Printing, what: str) -> None:
        self._errand = errand
        errand.progressed.connect(self._work.show_progress)
        errand.ended.connect(self._end_errand)
        self._work.begin(what)

    def _end_errand(self) -> None:
        self._errand = None
        self._work.end()

    def _cancel(self) -> None:
        if self._errand:
            self._errand.cancel()

    def _make_left(self) -> QFrame:
        left = frame("panel")
        layout = column(left, gap=0)
        layout.addWidget(self._choices, 1)
        below = column(margin=2)
        below.addWidget(self._work)
        below.addWidget(self._button("save_pdf", "primary", self.save_pdf))
        below.addWidget(self._button("print_protocol", "plain", self.print_protocol))
        layout.addLayout(below)
        return left

    def _button(self, action: str, role: ButtonRole, do: Callable[[], None]) -> QPushButton:
        """Return a button for an action; its tip names the keys."""
        made = button(self.text(f"actions.{action}"), role)
        keys = next(QKeySequence(known.keys) for known in ACTIONS if known.name == action)
        made.setToolTip(keys.toString(QKeySequence.SequenceFormat.NativeText))
        made.clicked.connect(do)
        return made
