"""Two versions of a recommendation side by side, or one beside the sheet as it is now."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QHBoxLayout, QScrollArea, QWidget

from kiwork.queries.recommendations import RecommendationView
from kiwork.queries.versions import Compared, VersionView, compare, sheet_of, versions
from kiwork.ui.choice_box import ChoiceBox
from kiwork.ui.dialogs import close_button
from kiwork.ui.fitting import resize_dialog
from kiwork.ui.help_dialog import offer_help, shown_keys
from kiwork.ui.pieces import button, column, label, row, scrolled
from kiwork.ui.recommend.section import Section
from kiwork.ui.refusal_line import RefusalLine
from kiwork.ui.theme import GRID, Theme
from kiwork.ui.versions.difference_view import DifferenceView
from kiwork.ui.versions.doing import restore
from kiwork.ui.versions.words import VersionWords
from kiwork.ui.workbench import Workbench

SIZE = (1080, 680)


class CompareDialog(QDialog):
    """The left one is an older version at first, the right one the sheet as it is now."""

    def __init__(
        self,
        workbench: Workbench,
        theme: Theme,
        view: RecommendationView,
        parent: QWidget,
        *,
        version_uid: str | None = None,
    ) -> None:
        super().__init__(parent)
        self._workbench, self._theme, self._uid = workbench, theme, view.uid
        self._text, self._words = workbench.text, VersionWords(workbench)
        self._versions = workbench.ask(versions, view.uid)
        self.differences: list[DifferenceView] = []
        self.setWindowTitle(self._text("versions.compare_title", number=view.number, title=view.title))
        resize_dialog(self, theme, SIZE)
        self.left, self.right = self._choice("left"), self._choice("right")
        self.counts = label("", "body-muted", wrap=True)
        self._previous, self._next = (button(self._text(f"versions.{n}")) for n in ("previous", "next"))
        self.restore = button(self._text("versions.restore_left"))
        self._area: QScrollArea = scrolled(QWidget())
        self._lay_out()
        self._connect()
        self._choose(version_uid)
        self._show()
        (self.differences[0].left if self.differences else self.left).setFocus()

    # what is chosen

    @property
    def version(self) -> VersionView | None:
        """The version on the left, None for the sheet as it is now."""
        return self._version(self.left)

    def _version(self, box: ChoiceBox) -> VersionView | None:
        found = box.currentData()
        return next((version for version in self._versions if version.uid == found), None)

    def _choice(self, name: str) -> ChoiceBox:
        box = ChoiceBox(self._text(f"versions.{name}"))
        box.addItem(self._text("versions.present"), None)
        for version in self._versions:
            box.addItem(self._words.name(version), version.uid)
        return box

    def _choose(self, version_uid: str | None) -> None:
        """Begin with the version named, else with the newest that is another than the sheet is now."""
        now = self._workbench.ask(sheet_of, self._uid, None)
        uids = [version.uid for version in self._versions]
        others = (uid for uid in uids if self._workbench.ask(sheet_of, self._uid, uid) != now)
        self.left.setCurrentIndex(self.left.findData(version_uid or next(others, uids[0] if uids else None)))

    # what is shown

    def _show(self) -> None:
        compared = self._compared()
        differing = [one for one in compared if one.differs]
        names = self.left.currentText(), self.right.currentText()
        self.differences = [DifferenceView(self._workbench, self._theme, one, names) for one in differing]
        self._area.setWidget(self._inside([one for one in compared if not one.differs]))
        for made in (self._previous, self._next):
            made.setEnabled(bool(differing))
        self.restore.setEnabled(self._workbench.is_editable and self.version is not None)

    def _compared(self) -> tuple[Compared, ...]:
        chosen = self._version(self.left), self._version(self.right)
        sheets = [self._workbench.ask(sheet_of, self._uid, one.uid if one else None) for one in chosen]
        left, right = sheets
        self.counts.setText("")
        if not self._versions:
            self.counts.setText(self._text("versions.only_one"))
            return ()
        if left is None or right is None:
            damaged = self.right if left else self.left
            self.counts.setText(self._text("versions.unreadable", name=damaged.currentText()))
            return ()
        found = self._workbench.ask(compare, left, right)
        self.counts.setText(self._counted(sum(one.differs for one in found)))
        return found

    def _counted(self, number: int) -> str:
        if self.left.currentIndex() == self.right.currentIndex():
            return self._text("versions.the_same")
        return self._text("versions.differences" if number else "versions.no_differences", n=number)

    def _inside(self, unchanged: list[Compared]) -> QWidget:
        inside = QWidget()
        layout = column(inside, gap=2)
        for view in self.differences:
            layout.addWidget(view)
        if unchanged:
            title = self._text("versions.unchanged", n=len(unchanged))
            body = self._in_lines(unchanged)
            layout.addWidget(Section(self._theme, title, body, unfolded=not self.differences))
        layout.addStretch(1)
        return inside

    def _in_lines(self, unchanged: list[Compared]) -> QWidget:
        body = QWidget()
        layout = column(body, margin=2)
        for one in unchanged:
            layout.addWidget(label(self._words.field(one.field), "label", wrap=True))
            layout.addWidget(label(self._words.side(one, one.left), wrap=True))
        return body

    # what is done

    def go_on(self, step: int) -> None:
        """Go to the next difference, or the one before; after the last comes the first."""
        if not self.differences:
            return
        focused = self.focusWidget()
        here = next((n for n, one in enumerate(self.differences) if focused in one.sides), None)
        first = 0 if step > 0 else -1
        goal = self.differences[first if here is None else (here + step) % len(self.differences)]
        goal.left.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._area.ensureWidgetVisible(goal, 0, GRID)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with N, and back with Shift+N."""
        if event.key() == Qt.Key.Key_N:
            self.go_on(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def _restore(self) -> None:
        if self.version and restore(self._workbench, self.version):
            self.accept()

    # building

    def _lay_out(self) -> None:
        layout = column(self, margin=3, gap=2)
        layout.addLayout(self._choices())
        layout.addWidget(self.counts)
        layout.addWidget(self._area, 1)
        layout.addWidget(RefusalLine(self._workbench))
        layout.addLayout(self._steps())
        box = close_button(self, self._text("versions.close"))
        box.addButton(self.restore, QDialogButtonBox.ButtonRole.ActionRole)
        offer_help(self, box, self._workbench, self._theme, "versions")
        layout.addWidget(box)

    def _choices(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        for place, (name, box) in enumerate((("left", self.left), ("right", self.right))):
            grid.addWidget(label(self._text(f"versions.{name}"), "label", buddy=box), 0, place)
            grid.addWidget(box, 1, place)
            grid.setColumnStretch(place, 1)
        return grid

    def _steps(self) -> QHBoxLayout:
        line = row(gap=2)
        line.addWidget(self._previous)
        line.addWidget(self._next)
        line.addStretch(1)
        return line

    def _connect(self) -> None:
        for box in (self.left, self.right):
            box.currentIndexChanged.connect(self._show)
        self.restore.clicked.connect(self._restore)
        for made, keys, step in ((self._next, "N", 1), (self._previous, "Shift+N", -1)):
            made.setToolTip(shown_keys(keys))
            made.clicked.connect(lambda _, step=step: self.go_on(step))
