"""The members of one group of doubles, side by side where there is room; each can be left out."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QScrollArea, QWidget

from kiwork.merge.duplicates import Doubles
from kiwork.ui.arrange.card_layout import reads_leftward
from kiwork.ui.doubles.whereabouts import Whereabouts, whereabouts
from kiwork.ui.pieces import breakable, column, frame, label, row
from kiwork.ui.theme import GRID, Theme
from kiwork.ui.workbench import Workbench

NARROWEST = 240
"""A member has at least so many pixels at a text size of 100 %; else they stand below each other."""


class GroupView(QScrollArea):
    """Shows whole wordings, with where each was said; all are ticked at first."""

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__(widgetResizable=True)
        self._workbench, self._theme = workbench, theme
        self.boxes: dict[str, QCheckBox] = {}
        self._panels: list[QWidget] = []
        self._grid = QGridLayout()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(workbench.text("doubles.members"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_group(self, group: Doubles | None) -> None:
        """Show another group, or none."""
        self.boxes = {}
        inside, self._grid = QWidget(), QGridLayout()
        self._grid.setSpacing(2 * GRID)
        lines = column(inside, margin=2, gap=2)
        lines.addLayout(self._grid)
        self._panels = [self._member(n, *member) for n, member in enumerate(self._members(group), 1)]
        if group and group.shared and not group.exact:
            shared = self._workbench.text("doubles.shared", words=" · ".join(dict.fromkeys(group.shared)))
            lines.addWidget(label(shared, "muted", wrap=True))
        lines.addStretch(1)
        self._arrange()
        self.setWidget(inside)

    def ticked(self) -> list[str]:
        """Return the records that are not left out."""
        return [uid for uid, box in self.boxes.items() if box.isChecked()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many beside each other as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        room = self.viewport().width() // self._theme.px(NARROWEST)
        columns = max(1, min(room, len(self._panels)))
        for place, panel in enumerate(self._panels):
            self._grid.addWidget(panel, place // columns, place % columns)
        for number in range(self._grid.columnCount()):
            self._grid.setColumnStretch(number, int(number < columns))

    def _members(self, group: Doubles | None) -> list[tuple[str, str, Whereabouts]]:
        if group is None:
            return []
        return list(zip(group.uids, group.texts, whereabouts(self._workbench, group), strict=True))

    def _member(self, number: int, uid: str, text: str, where: Whereabouts) -> QWidget:
        panel, box, words = frame("card"), QCheckBox(), column(gap=0)
        box.setChecked(True)
        said = ", ".join(filter(None, (text, *where.wordings, where.line)))
        box.setAccessibleName(self._workbench.text("doubles.member", number=number, said=said))
        words.addWidget(_said(text))
        if where.wordings:
            words.addWidget(label(self._workbench.text("arrange.also_said"), "muted"))
        for wording in where.wordings:
            words.addWidget(_said(wording))
        if where.line:
            words.addWidget(label(where.line, "muted", wrap=True))
        words.addStretch(1)
        line = row(panel, margin=2)
        line.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        self.boxes[uid] = box
        return panel


def _said(text: str) -> QWidget:
    said = label(breakable(text), wrap=True)
    if reads_leftward(text):
        said.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    return said
