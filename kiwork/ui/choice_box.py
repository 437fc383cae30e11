"""A choice out of a list, in little room."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter

LETTERS = 8


class ChoiceBox(QComboBox):
    """Shortens a long name with dots; the wheel scrolls what is around it and chooses nothing."""

    def __init__(self, name: str) -> None:
        super().__init__()
        named(self, name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(LETTERS)

    def showPopup(self) -> None:
        """Open a list that is wide enough for the longest name."""
        view = self.view()
        view.setMinimumWidth(max(self.width(), view.sizeHintForColumn(0) + view.verticalScrollBar().width()))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        name = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room.width())
        option.currentText = name
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


def named(box: QComboBox, name: str) -> None:
    """Name a choice for screen readers.

    Under Linux Qt tells them what is chosen instead of the name, so the name is told as a description too.
    """
    box.setAccessibleName(name)
    box.setAccessibleDescription(name)
    box.setToolTip(name)
    if line := box.lineEdit():
        line.setAccessibleName(name)
