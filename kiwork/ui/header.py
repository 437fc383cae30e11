"""The head of the window: which workshop and which topic field one looks at."""

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, QSize
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QToolButton, QWidget

from kiwork.ui.choice_box import ChoiceBox
from kiwork.ui.pieces import label, row
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench

ICON_SIZE = 20
NARROW_BELOW = 860
"""Below this width, in pixels at a text size of 100 %, the choices stand without their labels."""


class Header(QFrame):
    """Two choices that hold for every step, and what belongs beside them."""

    def __init__(
        self,
        workbench: Workbench,
        theme: Theme,
        *,
        clock: QWidget,
        actions: Iterable[QAction],
        beamer: QWidget,
    ) -> None:
        super().__init__()
        self.setProperty("role", "bar")
        self._workbench = workbench
        self._narrow_below = theme.px(NARROW_BELOW)
        self._workshops = ChoiceBox(workbench.text("window.workshop"))
        self._fields = ChoiceBox(workbench.text("window.topic_field"))
        self._workshops.activated.connect(self._look_at_workshop)
        self._fields.activated.connect(self._look_at_field)
        layout = row(self, margin=1)
        self._labels = [
            label(workbench.text(name), "label") for name in ("window.workshop", "window.topic_field")
        ]
        for words, box in zip(self._labels, (self._workshops, self._fields), strict=True):
            words.setBuddy(box)
            layout.addWidget(words)
            layout.addWidget(box, 1)
            layout.addSpacing(layout.spacing())
        layout.addWidget(clock)
        for action in actions:
            layout.addWidget(_button(action, theme.px(ICON_SIZE)))
        layout.addWidget(beamer)
        for signal in (workbench.opened, workbench.changed, workbench.context_changed):
            signal.connect(self.refresh)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the labels out where there is little room."""
        super().resizeEvent(event)
        for words in self._labels:
            words.setVisible(self.width() >= self._narrow_below)

    def refresh(self) -> None:
        """Show the choices as the outline has them."""
        outline = self._workbench.outline
        workshops = [(w.uid, w.title) for w in outline.workshops] if outline else []
        fields = [(f.uid, f.title) for f in outline.topic_fields] if outline else []
        _fill(self._workshops, workshops, self._workbench.workshop_uid)
        _fill(self._fields, fields, self._workbench.topic_field_uid)

    def _look_at_workshop(self) -> None:
        self._workbench.look_at(workshop_uid=self._workshops.currentData())

    def _look_at_field(self) -> None:
        self._workbench.look_at(topic_field_uid=self._fields.currentData())


def _fill(box: QComboBox, entries: list[tuple[str, str]], current: str | None) -> None:
    present = [(box.itemData(i), box.itemText(i)) for i in range(box.count())]
    with QSignalBlocker(box):
        if present != entries:
            box.clear()
            for uid, title in entries:
                box.addItem(title, uid)
        box.setCurrentIndex(box.findData(current))
    box.setEnabled(bool(entries))


def _button(action: QAction, size: int) -> QToolButton:
    button = QToolButton()
    button.setIconSize(QSize(size, size))
    button.setDefaultAction(action)
    action.changed.connect(lambda: _follow(button, action))
    _follow(button, action)
    return button


def _follow(button: QToolButton, action: QAction) -> None:
    """Be there only while the action is; Qt itself lets the button stay."""
    button.setAccessibleName(action.text())
    button.setVisible(action.isVisible())
