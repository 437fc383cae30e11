"""Windows begin as large as they want to be, or as the screen has room for."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog

from kiwork.ui.theme import Theme

FRAME = (16, 40)
"""What the desktop puts around a window, at most."""


def fitting(wanted: QSize, room: QSize) -> QSize:
    """Return how large a window may be that has to fit, with its frame, into the room on a screen."""
    return wanted.boundedTo(room - QSize(*FRAME))


def resize_dialog(dialog: QDialog, theme: Theme, size: tuple[int, int]) -> None:
    """Give a dialog its first size; `size` is that at a text size of 100 %."""
    wanted = QSize(theme.px(size[0]), theme.px(size[1]))
    dialog.resize(fitting(wanted, dialog.screen().availableSize()))
