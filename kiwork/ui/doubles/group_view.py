"""The members of one group of doubles side by side; each can be left out."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QScrollArea, QWidget

from kiwork.merge.duplicates import Doubles
from kiwork.ui.arrange.card_layout import reads_leftward
from kiwork.ui.doubles.whereabouts import whereabouts
from kiwork.ui.pieces import column, frame, label, row
from kiwork.ui.workbench import Workbench


class GroupView(QScrollArea):
    """Shows whole wordings, with where each was said; all are ticked at first."""

    def __init__(self, workbench: Workbench) -> None:
        super().__init__(widgetResizable=True)
        self._workbench = workbench
        self.boxes: dict[str, QCheckBox] = {}
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(workbench.text("doubles.members"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_group(self, group: Doubles | None) -> None:
        """Show another group, or none."""
        self.boxes = {}
        inside = QWidget()
        lines = column(inside, margin=1)
        for uid, text, where in self._members(group):
            lines.addWidget(self._member(uid, text, where))
        lines.addStretch(1)
        self.setWidget(inside)

    def ticked(self) -> list[str]:
        """Return the records that are not left out."""
        return [uid for uid, box in self.boxes.items() if box.isChecked()]

    def _members(self, group: Doubles | None) -> list[tuple[str, str, str]]:
        if group is None:
            return []
        return list(zip(group.uids, group.texts, whereabouts(self._workbench, group), strict=True))

    def _member(self, uid: str, text: str, where: str) -> QWidget:
        panel, box, words = frame("card"), QCheckBox(), column(gap=0)
        box.setChecked(True)
        box.setAccessibleName(f"{text}, {where}" if where else text)
        said = label(text, wrap=True)
        if reads_leftward(text):
            said.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        words.addWidget(said)
        if where:
            words.addWidget(label(where, "muted", wrap=True))
        line = row(panel, margin=1)
        line.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        self.boxes[uid] = box
        return panel
