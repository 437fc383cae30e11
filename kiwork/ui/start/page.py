"""The start page, while no file is open."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QIcon, QPixmap
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from kiwork.ui.icons import icon
from kiwork.ui.merging.beside import Beside
from kiwork.ui.pieces import button, column, label, row, scrolled
from kiwork.ui.preferences import Preferences
from kiwork.ui.start.dropped_files import DroppedFiles
from kiwork.ui.theme import GRID, Theme

if TYPE_CHECKING:
    from kiwork.ui.start.left_copies import LeftCopies
    from kiwork.ui.workbench import Workbench

CHOICES = {
    "new_file": "mdi6.file-plus-outline",
    "open_file": "mdi6.folder-open-outline",
    "merge_files": "mdi6.source-merge",
}
EXAMPLE, EXAMPLE_ICON = "open_example", "mdi6.school-outline"
WIDTH = 720
MOSTLY = 100
"""So much more room the middle takes than either side, as long as there is little."""
ICON_SIZE, LINK_ICON_SIZE = 28, 16


class StartPage(QWidget):
    """Three large choices and the files opened last; it can be shown before there is a workbench.

    `chosen` carries a file to open, and those of several dropped ones that go into it.
    """

    chosen = Signal(object, list)

    def __init__(self, preferences: Preferences, theme: Theme) -> None:
        super().__init__()
        self._preferences, self._theme = preferences, theme
        self._left: LeftCopies | None = None
        self._choices = {name: self._choice(name) for name in CHOICES}
        self._example = self._make_example()
        self._notices: QVBoxLayout = column(gap=0)
        self._dropped: QVBoxLayout = column(gap=0)
        self._recent: QVBoxLayout = column(gap=0)
        self._area = _scrolled(self._lay_out())
        column(self).addWidget(self._area)

    def furnish(self, workbench: "Workbench", actions: Mapping[str, QAction]) -> None:
        """Let the choices do something, and look for working copies that were not written back."""
        from kiwork.ui.start.left_copies import LeftCopies  # noqa: PLC0415 - the window is there sooner

        self._left = LeftCopies(workbench)
        self._notices.addWidget(self._left)
        for name, made in (*self._choices.items(), (EXAMPLE, self._example)):
            made.clicked.connect(actions[name].trigger)
            primary = made.property("role") == "primary"
            picture = CHOICES.get(name, EXAMPLE_ICON)
            made.setIcon(icon(self._theme, picture, "on_accent" if primary else "accent"))

    def _lay_out(self) -> QWidget:
        inner = QWidget()
        inner.setMaximumWidth(self._theme.px(WIDTH))
        beside = Beside(self._theme)
        beside.show_boxes(list(self._choices.values()))
        layout = column(inner, gap=2)
        layout.addStretch(1)
        layout.addWidget(label("Kiwork", "title"))
        layout.addWidget(label(self._preferences.text("start.welcome"), "body-muted", wrap=True))
        layout.addSpacing(2 * GRID)
        layout.addWidget(beside)
        layout.addLayout(self._notices)
        layout.addSpacing(2 * GRID)
        layout.addLayout(self._dropped)
        layout.addLayout(self._recent)
        layout.addWidget(self._example, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(2)
        return inner

    def refresh(self) -> None:
        """Show the files opened last."""
        if self._left:
            self._left.refresh()
        _empty(self._dropped)
        _empty(self._recent)
        files = self._preferences.recent_files()
        self._recent.addWidget(
            label(self._preferences.text("start.recent" if files else "start.no_recent"), "label", wrap=True)
        )
        for path in files[:6]:
            self._recent.addWidget(self._recent_file(path))
        next(iter(self._choices.values())).setFocus()

    def ask_about(self, paths: Sequence[Path]) -> None:
        """Ask which of several files that were dropped to go on with."""
        _empty(self._dropped)
        asking = DroppedFiles(self._preferences, paths)
        asking.chosen.connect(self.chosen)
        self._dropped.addWidget(asking)
        self._dropped.addSpacing(2 * GRID)
        QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(asking))

    def _choice(self, name: str) -> QPushButton:
        made = button(self._text_of(name), "primary" if name == "new_file" else "plain")
        _keep_room(made, self._theme.px(ICON_SIZE))
        made.setMinimumHeight(self._theme.px(9 * GRID))
        return made

    def _make_example(self) -> QPushButton:
        made = button(self._text_of(EXAMPLE), "link")
        _keep_room(made, self._theme.px(LINK_ICON_SIZE))
        return made

    def _text_of(self, action: str) -> str:
        return self._preferences.text(f"actions.{action}")

    def _recent_file(self, path: Path) -> QPushButton:
        made = button(f"{path.stem}   —   {path.parent}", "link")
        made.setProperty("aligned", "left")
        made.clicked.connect(lambda: self.chosen.emit(path, []))
        return made


def _scrolled(inner: QWidget) -> QScrollArea:
    """Let large text on a small screen be scrolled."""
    middle = QWidget()
    outer = row(middle, margin=3)
    outer.addStretch(1)
    outer.addWidget(inner, MOSTLY)
    outer.addStretch(1)
    return scrolled(middle)


def _keep_room(made: QPushButton, size: int) -> None:
    """Leave room for an icon that comes when the first page was painted."""
    nothing = QPixmap(size, size)
    nothing.fill(Qt.GlobalColor.transparent)
    made.setIcon(QIcon(nothing))
    made.setIconSize(QSize(size, size))


def _empty(layout: QVBoxLayout) -> None:
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
