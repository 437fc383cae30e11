"""The lines of a pasted list, to be corrected by keys or by the menu before they become cards."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from kiwork.ui.actions import OWN_KEYS
from kiwork.ui.collect import corrections
from kiwork.ui.collect.choice_delegate import ChoiceDelegate
from kiwork.ui.collect.line_delegate import LineDelegate
from kiwork.ui.itemmodels.drafts import FIELD, KIND, NOTE, TEXT, DraftsModel
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench

ROW_HEIGHT = 36
_WIDTHS = {KIND: (160, 0.2), FIELD: (220, 0.19), NOTE: (170, 0.17)}
"""Of columns at a text size of 100 %, and the share of the table they may have; the text has the rest."""


class DraftTable(QTableView):
    """Space, F2 and the keys of `actions.OWN_KEYS` for "paste" work on the selected lines."""

    def __init__(self, workbench: Workbench, theme: Theme, drafts: DraftsModel) -> None:
        super().__init__()
        self._workbench = workbench
        self._theme = theme
        self.drafts = drafts
        self.setModel(drafts)
        self.setProperty("role", "cells")
        self.setAccessibleName(workbench.text("collect.paste_title"))
        self.lines, self.choices = LineDelegate(self), ChoiceDelegate(self)
        self.setItemDelegateForColumn(TEXT, self.lines)
        self.setItemDelegateForColumn(KIND, self.choices)
        self.setItemDelegateForColumn(FIELD, self.choices)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.SelectedClicked | trigger.EditKeyPressed)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW_HEIGHT))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._share_width(self.horizontalHeader())
        self._offer_actions()
        self.lines.split.connect(self._split)
        self.lines.joined.connect(self._join_edited)
        drafts.corrected.connect(self._show_notes)
        self._show_notes()
        self.setCurrentIndex(drafts.index(0, TEXT))

    def edit_line(self) -> None:
        """Change the text of the current line, or its kind or topic field if the focus is there."""
        self.edit(self.currentIndex())

    def split_line(self) -> None:
        """Split the current line where it has a break; else let the person say where."""
        row = self.currentIndex().row()
        text = self.drafts.all[row].text if row >= 0 else ""
        before, _, after = text.partition("\n")
        if after:
            self._split(row, before, after)
        elif text:
            self._go_to(row)
            self.edit_line()

    def join_line(self) -> None:
        """Put the current line onto the card of the line above."""
        row = self.currentIndex().row()
        self.drafts.become(corrections.joined(self.drafts.all, row))
        self._go_to(max(0, row - 1))

    def remove_lines(self) -> None:
        """Take the selected lines out of the list."""
        if rows := self._rows():
            self.drafts.become(corrections.without(self.drafts.all, rows))
            self._go_to(min(rows))

    def tick_lines(self) -> None:
        """Tick the selected lines, or take their ticks away."""
        if rows := self._rows():
            self.drafts.become(corrections.ticked(self.drafts.all, rows))

    def undo_correction(self) -> None:
        """Take the last correction back."""
        row = self.drafts.undo()
        if row is not None:
            self._go_to(row)

    def _split(self, row: int, before: str, after: str) -> None:
        self.drafts.become(corrections.split(self.drafts.all, row, before, after))
        self._go_to(row + 1)

    def _join_edited(self, row: int, text: str) -> None:
        drafts = list(self.drafts.all)
        drafts[row] = replace(drafts[row], text=text.strip() or drafts[row].text)
        self.drafts.become(corrections.joined(drafts, row))
        self._go_to(max(0, row - 1))

    def _rows(self) -> set[int]:
        return {index.row() for index in self.selectionModel().selectedRows()}

    def _go_to(self, row: int) -> None:
        self.setCurrentIndex(self.drafts.index(min(row, self.drafts.rowCount() - 1), TEXT))
        self.setFocus()

    def _show_notes(self) -> None:
        self.setColumnHidden(NOTE, not self.drafts.has_notes)

    def _offer_actions(self) -> None:
        """Give every key its method, and an entry in the menu."""
        for keys in (own for own in OWN_KEYS if own.topic == "paste"):
            action = QAction(self._workbench.text(f"help.key_{keys.name}"), self)
            action.setShortcut(QKeySequence(keys.keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(getattr(self, keys.name))
            self.addAction(action)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _share_width(self, head: QHeaderView) -> None:
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setStretchLastSection(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for column, (width, share) in _WIDTHS.items():
            most = round(self.viewport().width() * share)
            self.horizontalHeader().resizeSection(column, min(self._theme.px(width), most))
