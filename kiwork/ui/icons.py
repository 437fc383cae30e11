"""Icons of the one family, drawn when they are first seen: most stand in menus that nobody has opened yet."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

from kiwork.ui.theme import Theme

if TYPE_CHECKING:
    from qtawesome.iconic_font import IconicFont

_MIDDLE = Qt.AlignmentFlag.AlignCenter


def icon(theme: Theme, name: str, colour: str = "text") -> QIcon:
    """Return an icon, such as "mdi6.flag-outline", in a colour of the theme."""
    return QIcon(_Engine(name, getattr(theme.colours, colour), theme.colours.faint))


class _Engine(QIconEngine):
    def __init__(self, name: str, colour: str, faint: str) -> None:
        super().__init__()
        self._looks = (name, colour, faint)

    def clone(self) -> QIconEngine:
        return _Engine(*self._looks)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        _drawn(*self._looks).paint(painter, rect, _MIDDLE, mode, state)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return _drawn(*self._looks).pixmap(size, mode, state)


@cache
def _drawn(name: str, colour: str, faint: str) -> QIcon:
    made: QIcon = _family().icon(name, color=colour, color_disabled=faint)
    return made


@cache
def _family() -> "IconicFont":
    """Return the one family that is used; QtAwesome by itself would load all of its twelve."""
    from qtawesome import iconic_font  # noqa: PLC0415 - a sixth of a second, which the first window does not need

    folder = Path(iconic_font.__file__).parent / "fonts"
    letters, names = sorted(folder.glob("materialdesignicons6-*"), key=lambda path: path.suffix != ".ttf")
    return iconic_font.IconicFont(("mdi6", letters.name, names.name))
