"""The main window: rail, head, page, status line, and the actions of all of them."""

from collections.abc import Sequence
from functools import partial
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from kiwork.ui.actions import ACTIONS, STEPS, Action, Step
from kiwork.ui.agenda.beside import WithAgenda
from kiwork.ui.agenda.clock_button import ClockButton
from kiwork.ui.agenda.course import course_of
from kiwork.ui.at_rest import is_at_rest
from kiwork.ui.beamer.control import BeamerControl
from kiwork.ui.beamer.stage import Stage
from kiwork.ui.commands import Commands
from kiwork.ui.file_drop import FileDrop
from kiwork.ui.fitting import fitting
from kiwork.ui.header import ICON_SIZE, Header
from kiwork.ui.leaving import Leaving
from kiwork.ui.menus import MENUS
from kiwork.ui.message_bar import MessageBar
from kiwork.ui.page import Page
from kiwork.ui.pieces import column, icon, row
from kiwork.ui.rail import Rail
from kiwork.ui.start.page import StartPage
from kiwork.ui.status_line import StatusLine
from kiwork.ui.theme import SETS, SYSTEM, Theme
from kiwork.ui.workbench import Workbench

NARROW_BELOW = 1100
SMALLEST = (800, 560)
FIRST_SIZE = (1280, 720)


class MainWindow(QMainWindow):
    """The one window; a page is made when its step is first chosen."""

    def __init__(self, workbench: Workbench, theme: Theme, stage: Stage) -> None:
        super().__init__()
        self.workbench = workbench
        self.theme = theme
        self.step = ""
        self._pages: dict[str, Page] = {}
        self._stack = QStackedWidget()
        self._commands = Commands(workbench, theme, self)
        self._leaving = Leaving(workbench, self)
        workbench.publishing.at_rest = partial(is_at_rest, self)
        self.actions_by_name = {action.name: self._make_action(action) for action in ACTIONS}
        self.beamer = BeamerControl(workbench, stage, self, self.actions_by_name)
        self._steps = {step.name: self._make_step_action(step, n) for n, step in enumerate(STEPS, 1)}
        self._rail = Rail(workbench, theme)
        self._rail.chosen.connect(self.go_to)
        shown = [self.actions_by_name[name] for name in ("switch_topic_fields", "undo", "redo")]
        clock = ClockButton(self.actions_by_name["toggle_agenda"], workbench.countdown, theme.px(ICON_SIZE))
        self._header = Header(workbench, theme, clock=clock, actions=shown, beamer=self.beamer.button)
        self._start = StartPage(workbench, theme, self.actions_by_name)
        self._start.chosen.connect(self.open_and_merge)
        self._drop = FileDrop(self)
        self._drop.dropped.connect(self._take_dropped)
        self._stack.addWidget(self._start)
        course_of(workbench).to_show.connect(self.go_to)
        workbench.looking.led.connect(self.go_to)
        self._lay_out()
        self._make_menus()
        workbench.opened.connect(self._on_opened)
        workbench.publishing.published.connect(self._on_published)
        workbench.changed.connect(self._on_changed)
        self.setMinimumSize(*SMALLEST)
        self._restore_place()
        self._on_opened()

    @property
    def page(self) -> Page | None:
        """The page that is shown; None on the start page."""
        return self._pages.get(self.step) if self.workbench.store else None

    def go_to(self, name: str) -> None:
        """Show a step, if there is one of this name."""
        if self.workbench.store is None or name not in self._steps:
            return
        self.step = name
        self.workbench.looking.go_to(name)
        page = self._page(name)
        self._stack.setCurrentWidget(page)
        self._rail.show_step(name)
        self._enable_actions()
        page.arrive()

    def open_and_merge(self, path: Path, others: Sequence[Path]) -> None:
        """Open a file, and look at others that are to be merged into it."""
        if self.workbench.open(path) and others:
            self.merge(others)

    def merge(self, paths: Sequence[Path]) -> None:
        """Show the step "Zusammenführen", with these files."""
        self.go_to("merging")
        page = self._page("merging")
        if paths and hasattr(page, "take_files"):
            page.take_files(paths)

    def toggle_agenda(self) -> None:
        """Show the agenda beside the page with the focus in it, or put it away."""
        if not self._body.toggle() and self.page:
            self.page.take_focus()

    def usable_actions(self) -> list[QAction]:
        """Return every action that can be done now, steps included."""
        found = [*self._steps.values(), *self.actions_by_name.values()]
        return [action for action in found if action.isEnabled() and action.isVisible()]

    def retire(self) -> None:
        """Give way to a window that is built anew; nothing is said to this one any more."""
        if focused := self.focusWidget():
            focused.clearFocus()
        self.hide()
        self.deleteLater()

    def unsaved(self) -> dict[str, str]:
        """Return what was typed on the pages and not saved yet, by step."""
        return {name: text for name, page in self._pages.items() if (text := page.unsaved())}

    def restore_unsaved(self, texts: dict[str, str]) -> None:
        """Show text again that `unsaved` returned."""
        for name, text in texts.items():
            self._page(name).restore_unsaved(text)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Commit what is being typed, remember the window's place, and write a working copy back."""
        if focused := self.focusWidget():
            focused.clearFocus()
        self.workbench.closing.emit()
        if not self._leaving.may_close():
            event.ignore()
            if focused:
                focused.setFocus()
            return
        self.workbench.preferences.keep_bytes("window", self.saveGeometry())
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the rail where there is little room."""
        super().resizeEvent(event)
        self._rail.fold(narrow=self.width() < self.theme.px(NARROW_BELOW))

    def changeEvent(self, event: QEvent) -> None:
        """Look whether the file is still there whenever a person comes back to the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._commands.look_after_file()

    def _lay_out(self) -> None:
        right = QWidget()
        body = column(right, gap=0)
        body.addWidget(self._header)
        body.addWidget(MessageBar(self.workbench, self.theme, save_copy=self.actions_by_name["save_copy"]))
        body.addWidget(self._stack, 1)
        body.addWidget(StatusLine(self.workbench))
        self._body = WithAgenda(self.workbench, self.theme, right)
        self._body.edit_wanted.connect(self._commands.edit_workshop)
        whole = QWidget()
        sides = row(whole, gap=0)
        sides.addWidget(self._rail)
        sides.addWidget(self._body, 1)
        self.setCentralWidget(whole)

    def _page(self, name: str) -> Page:
        if name not in self._pages:
            step = next(step for step in STEPS if step.name == name)
            page: Page = getattr(import_module(step.module), step.page_class)(self.workbench, self.theme)
            self._pages[name] = page
            self._stack.addWidget(page)
            page.doable.connect(self._enable_actions)
            if hasattr(page, "go_to"):
                page.go_to.connect(self.go_to)
            if hasattr(page, "action_asked"):
                page.action_asked.connect(lambda name: self.actions_by_name[name].trigger())
        return self._pages[name]

    def _make_action(self, action: Action) -> QAction:
        made = QAction(self.workbench.text(f"actions.{action.name}"), self)
        made.setObjectName(action.name)
        made.setShortcut(QKeySequence(action.keys))
        made.setCheckable(action.is_state)
        if action.icon:
            made.setIcon(icon(self.theme, action.icon))
        keys = made.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        made.setToolTip(f"{made.text()}  {keys}".strip())
        made.triggered.connect(lambda: self._do(action))
        self.addAction(made)
        return made

    def _make_step_action(self, step: Step, number: int) -> QAction:
        made = QAction(self.workbench.text(f"steps.{step.name}"), self)
        made.setShortcut(QKeySequence(f"Ctrl+{number}"))
        made.setIcon(icon(self.theme, step.icon))
        made.triggered.connect(lambda: self.go_to(step.name))
        self.addAction(made)
        return made

    def _do(self, action: Action) -> None:
        own = self.beamer if action.is_beamers else self._commands
        target = self.page if action.page else own
        getattr(target, action.name)()

    def _make_menus(self) -> None:
        for name, entries in MENUS:
            menu = self.menuBar().addMenu(self.workbench.text(f"window.menu_{name}"))
            for entry in entries:
                menu.addAction(self.actions_by_name[entry]) if entry else menu.addSeparator()
            if name == "step":
                menu.addActions(list(self._steps.values()))
                menu.addSeparator()
                menu.addActions([self.actions_by_name[a.name] for a in ACTIONS if a.page])
        self._tick_colours()

    def _tick_colours(self) -> None:
        """Mark the colours in force; a tick in the menu takes the place of the icon."""
        group = QActionGroup(self)
        for name in (SYSTEM, *SETS):
            made = self.actions_by_name[f"colours_{name}"]
            made.setCheckable(True)
            made.setChecked(name == self.workbench.preferences.colours)
            made.setIconVisibleInMenu(False)
            group.addAction(made)

    def _enable_actions(self) -> None:
        is_open = self.workbench.store is not None
        for action in ACTIONS:
            made = self.actions_by_name[action.name]
            made.setEnabled(self._can_do(action))
            made.setVisible(not action.page or action.page == self.step)
        for made in self._steps.values():
            made.setEnabled(is_open)
        self._offer_topic_fields()
        self._name_undo()
        self.beamer.refresh()

    def _can_do(self, action: Action) -> bool:
        if not action.page:
            return self.workbench.store is not None or not action.needs_file
        return action.page == self.step and self.page is not None and self.page.can_do(action.name)

    def _offer_topic_fields(self) -> None:
        switch = self.actions_by_name["switch_topic_fields"]
        key = "own_topic_fields" if self.workbench.shows_all else "switch_topic_fields"
        switch.setText(self.workbench.text(f"actions.{key}"))
        switch.setToolTip(switch.text())
        switch.setVisible(self.workbench.is_part)
        switch.setEnabled(self.workbench.is_part)

    def _name_undo(self) -> None:
        store = self.workbench.store
        for key, name in (("undo", store and store.undo_name), ("redo", store and store.redo_name)):
            made = self.actions_by_name[key]
            plain = self.workbench.text(f"actions.{key}")
            made.setText(f"{plain}: {self.workbench.text(f'operations.{name}')}" if name else plain)
            made.setEnabled(bool(name))

    def _on_changed(self) -> None:
        self._name_undo()
        self._show_title()

    def _show_title(self) -> None:
        store, outline = self.workbench.store, self.workbench.outline
        self.setWindowTitle(f"{outline.title or store.path.stem} — Kiwork" if store and outline else "Kiwork")

    def _on_opened(self) -> None:
        store = self.workbench.store
        self._show_title()
        for widget in (self._rail, self._header):
            widget.setVisible(store is not None)
        if store:
            self.go_to(self.step or "collect")
        else:
            self.step = ""
            self._stack.setCurrentWidget(self._start)
            self._start.refresh()
        self._enable_actions()

    def _on_published(self, asked: bool) -> None:  # noqa: FBT001 - as the signal has it
        if asked:
            self.workbench.said.emit(self.workbench.text("drives.done"))

    def _take_dropped(self, paths: list[Path]) -> None:
        """Open one file; of several, ask which, unless one is open that they go into."""
        if self.workbench.store:
            self.merge(paths)
        elif len(paths) == 1:
            self.workbench.open(paths[0])
        else:
            self._start.ask_about(paths)

    def _restore_place(self) -> None:
        if not self.restoreGeometry(self.workbench.preferences.bytes("window")):
            self.resize(fitting(QSize(*FIRST_SIZE), self.screen().availableSize()))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
