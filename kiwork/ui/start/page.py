"""The start page, while no file is open."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from kiwork.ui.merging.beside import Beside
from kiwork.ui.pieces import button, column, icon, label, row, scrolled
from kiwork.ui.start.dropped_files import DroppedFiles
from kiwork.ui.start.left_copies import LeftCopies
from kiwork.ui.theme import GRID, Theme
from kiwork.ui.workbench import Workbench

CHOICES = ("new_file", "open_file", "merge_files")
WIDTH = 720
MOSTLY = 100
"""So much more room the middle takes than either side, as long as there is little."""
ICON_SIZE, LINK_ICON_SIZE = 28, 16


class StartPage(QWidget):
    """Three large choices and the files opened last.

    `chosen` carries one of several files that were dropped, and the others if they go into it.
    """

    chosen = Signal(object, list)

    def __init__(self, workbench: Workbench, theme: Theme, actions: dict[str, QAction]) -> None:
        super().__init__()
        self._workbench = workbench
        self._theme = theme
        inner = QWidget()
        inner.setMaximumWidth(theme.px(WIDTH))
        layout = column(inner, gap=2)
        layout.addStretch(1)
        layout.addWidget(label("Kiwork", "title"))
        layout.addWidget(label(workbench.text("start.welcome"), "body-muted", wrap=True))
        layout.addSpacing(2 * GRID)
        self._choices = [self._choice(actions[name]) for name in CHOICES]
        beside = Beside(theme)
        beside.show_boxes(self._choices)
        layout.addWidget(beside)
        self._left = LeftCopies(workbench)
        layout.addWidget(self._left)
        layout.addSpacing(2 * GRID)
        self._dropped: QVBoxLayout = column(gap=0)
        layout.addLayout(self._dropped)
        self._recent: QVBoxLayout = column(gap=0)
        layout.addLayout(self._recent)
        layout.addWidget(self._example(actions["open_example"]), 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(2)
        self._area = _scrolled(inner)
        column(self).addWidget(self._area)

    def refresh(self) -> None:
        """Show the files opened last."""
        self._left.refresh()
        _empty(self._dropped)
        _empty(self._recent)
        files = self._workbench.preferences.recent_files()
        self._recent.addWidget(
            label(self._workbench.text("start.recent" if files else "start.no_recent"), "label", wrap=True)
        )
        for path in files[:6]:
            self._recent.addWidget(self._recent_file(path))
        self._choices[0].setFocus()

    def ask_about(self, paths: Sequence[Path]) -> None:
        """Ask which of several files that were dropped to go on with."""
        _empty(self._dropped)
        asking = DroppedFiles(self._workbench, paths)
        asking.chosen.connect(self.chosen)
        self._dropped.addWidget(asking)
        self._dropped.addSpacing(2 * GRID)
        QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(asking))

    def _choice(self, action: QAction) -> QPushButton:
        role = "primary" if action.objectName() == CHOICES[0] else "plain"
        made = button(action.text(), role)  # type: ignore[arg-type]  # one of two roles
        colour = "on_accent" if role == "primary" else "accent"
        names = {"new_file": "mdi6.file-plus-outline", "open_file": "mdi6.folder-open-outline"}
        made.setIcon(icon(self._theme, names.get(action.objectName(), "mdi6.source-merge"), colour))
        made.setIconSize(QSize(self._theme.px(ICON_SIZE), self._theme.px(ICON_SIZE)))
        made.setMinimumHeight(self._theme.px(9 * GRID))
        made.clicked.connect(action.trigger)
        return made

    def _example(self, action: QAction) -> QPushButton:
        made = button(action.text(), "link", icon=icon(self._theme, "mdi6.school-outline", "accent"))
        made.setIconSize(QSize(*[self._theme.px(LINK_ICON_SIZE)] * 2))
        made.clicked.connect(action.trigger)
        return made

    def _recent_file(self, path: Path) -> QPushButton:
        made = button(f"{path.stem}   —   {path.parent}", "link")
        made.setProperty("aligned", "left")
        made.clicked.connect(lambda: self._workbench.open(path))
        return made


def _scrolled(inner: QWidget) -> QScrollArea:
    """Let large text on a small screen be scrolled."""
    middle = QWidget()
    outer = row(middle, margin=3)
    outer.addStretch(1)
    outer.addWidget(inner, MOSTLY)
    outer.addStretch(1)
    return scrolled(middle)


def _empty(layout: QVBoxLayout) -> None:
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
