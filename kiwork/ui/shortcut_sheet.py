"""The sheet of all keys as a dialog, to be looked at or saved as a PDF."""

from pathlib import Path

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QWidget

from kiwork import places
from kiwork.ui import file_dialog
from kiwork.ui.dialogs import close_button
from kiwork.ui.fitting import resize_dialog
from kiwork.ui.merging.beside import Beside
from kiwork.ui.pieces import column, frame, label, scrolled
from kiwork.ui.protocol.saving import SUFFIX, Saving, ask_target
from kiwork.ui.shortcuts import Group, groups, in_words, printed
from kiwork.ui.theme import GRID, Theme
from kiwork.ui.workbench import Workbench

SIZE = (1000, 640)
NARROWEST = 400
"""Of a group, in pixels at a text size of 100 %."""


class ShortcutSheet(QDialog):
    """A box for each group, as many beside each other as there is room for."""

    def __init__(self, workbench: Workbench, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self.setWindowTitle(workbench.text("shortcuts.title"))
        resize_dialog(self, theme, SIZE)
        boxes = Beside(theme, narrowest=NARROWEST)
        boxes.show_boxes([self._box(group) for group in groups()])
        inside = QWidget()
        content = column(inside, margin=1)
        content.addWidget(boxes)
        content.addStretch(1)
        buttons = close_button(self, workbench.text("shortcuts.close"))
        save = buttons.addButton(workbench.text("shortcuts.save"), QDialogButtonBox.ButtonRole.ActionRole)
        save.clicked.connect(self.save)
        layout = column(self, margin=2, gap=2)
        layout.addWidget(scrolled(inside, self.windowTitle()), 1)
        layout.addWidget(buttons)

    def _box(self, group: Group) -> QWidget:
        box = frame("card")
        lines = column(box, margin=2, gap=1)
        lines.addWidget(label(self._workbench.text(group.title), "heading", wrap=True))
        form = QFormLayout()
        form.setHorizontalSpacing(2 * GRID)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for keys, words in in_words(self._workbench, group):
            form.addRow(label(keys, "strong"), label(words, wrap=True))
        lines.addLayout(form)
        lines.addStretch(1)
        return box

    def save(self) -> None:
        """Ask where to, and write the sheet as a PDF."""
        store = self._workbench.store
        folder = store.path.parent if store else places.documents()
        self._save_as(folder / f"{self.windowTitle()}{SUFFIX}")

    def _save_as(self, suggestion: Path) -> None:
        target = ask_target(self, self._workbench.text("shortcuts.save_title"), suggestion)
        if target is None:
            return
        errand = Saving(self._workbench, target)
        errand.held.connect(lambda path: self._save_as(file_dialog.free_name(path)))
        errand.start(printed(self._workbench))
        self.accept()
