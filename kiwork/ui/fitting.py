"""Windows begin as large as they want to be, or as the screen has room for."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog

from kiwork.ui.theme import Theme

FRAME = (16, 40)
"""What the desktop puts around a window, at most."""


LARGE = 2.0
"""Text is large above this, 1.0 being 100 %."""


def fitting(wanted: QSize, room: QSize) -> QSize:
    """Return how large a window may be that has to fit, with its frame, into the room on a screen."""
    return wanted.boundedTo(room - QSize(*FRAME))


def is_large(theme: Theme) -> bool:
    """Whether text is so large that names belong above their fields, not beside them."""
    return theme.scale > LARGE


def resize_dialog(dialog: QDialog, theme: Theme, size: tuple[int, int]) -> None:
    """Give a dialog its first size; `size` is that at a text size of 100 %."""
    wanted = QSize(theme.px(size[0]), theme.px(size[1]))
    dialog.resize(fitting(wanted, dialog.screen().availableSize()))


def widen_dialog(dialog: QDialog, theme: Theme, width: int) -> None:
    """Let a dialog be so wide at least, at a text size of 100 %, and as high as that makes it."""
    room = dialog.screen().availableSize()
    dialog.setMinimumWidth(fitting(QSize(theme.px(width), 0), room).width())
