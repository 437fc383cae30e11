"""Small pieces that every screen is made of: labels, buttons, frames, areas that scroll."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from kiwork.ui.theme import GRID

LabelRole = Literal[
    "body", "strong", "title", "heading", "label", "muted", "body-muted", "danger", "done", "figure", "over"
]
ButtonRole = Literal["plain", "primary", "danger", "link", "choice", "figure"]
FrameRole = Literal["panel", "card", "bar", "rail", "foot", "message", "warning", "drop", "side"]

LONGEST_WORD, PART_OF_WORD = 24, 6
"""Words with more letters than that may be broken, after so many letters each."""

_BREAK = "\u200b"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Button(QPushButton):
    """Enter with another key is not for the button: "Strg+Enter" means something on most pages."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)


def label(text: str, role: LabelRole = "body", *, wrap: bool = False, buddy: QWidget | None = None) -> QLabel:
    """Return a label whose text is never read as markup."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    if buddy:
        made.setBuddy(buddy)
    return made


def breakable(text: str) -> str:
    """Return a text whose longest words, such as names of files, can be broken where a line ends."""
    return " ".join(map(_breakable_word, text.split(" ")))


def _breakable_word(word: str) -> str:
    if len(word) <= LONGEST_WORD:
        return word
    return _BREAK.join(word[place : place + PART_OF_WORD] for place in range(0, len(word), PART_OF_WORD))


def button(text: str, role: ButtonRole = "plain", *, icon: QIcon | None = None) -> QPushButton:
    """Return a push button that Enter presses too; there is at most one primary one on a screen."""
    made = _Button(text.replace("&", "&&"))
    made.setAutoDefault(True)
    made.setProperty("role", role)
    if icon:
        made.setIcon(icon)
    return made


def frame(role: FrameRole) -> QFrame:
    """Return a frame dressed for its role."""
    made = QFrame()
    made.setProperty("role", role)
    return made


def scrolled(inside: QWidget, name: str = "") -> QScrollArea:
    """Return an area that scrolls up and down, never sideways.

    One with a name has text to read: Tab stops there, and the arrows scroll. Without one, what is inside has
    the focus and scrolls into view by itself.
    """
    area = QScrollArea(widgetResizable=True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus if name else Qt.FocusPolicy.NoFocus)
    area.setAccessibleName(name)
    area.setWidget(inside)
    return area


def tabs() -> QTabWidget:
    """Return tabs without any yet; Tab stops at their bar alone, and the arrows choose."""
    made = QTabWidget()
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.tabBar().setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the line above goes on to the bar
    return made


def show_idle(bar: QScrollBar) -> None:
    """Show nothing of a scroll bar while all is seen; its room stays, so that no line breaks anew."""
    bar.setProperty("idle", bar.maximum() <= bar.minimum())
    bar.style().unpolish(bar)
    bar.style().polish(bar)


def column(parent: QWidget | None = None, *, margin: int = 0, gap: int = 1) -> QVBoxLayout:
    """Return a vertical layout; margin and gap are counted in steps of the grid."""
    made = QVBoxLayout(parent) if parent else QVBoxLayout()
    _space(made, margin, gap)
    return made


def row(parent: QWidget | None = None, *, margin: int = 0, gap: int = 1) -> QHBoxLayout:
    """Return a horizontal layout; margin and gap are counted in steps of the grid."""
    made = QHBoxLayout(parent) if parent else QHBoxLayout()
    _space(made, margin, gap)
    return made


def _space(layout: QBoxLayout, margin: int, gap: int) -> None:
    layout.setContentsMargins(*[margin * GRID] * 4)
    layout.setSpacing(gap * GRID)
