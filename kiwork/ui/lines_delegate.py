"""Paints an entry of a list as a few lines: small ones about it, larger ones of what it says."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kiwork.ui.lines import draw_lines, lines_of
from kiwork.ui.theme import GRID, LABEL, TEXT, Theme

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Part:
    """Words that take at most so many lines, in one size and colour."""

    words: str
    most: int = 1
    size: int = LABEL
    colour: str = "muted"
    bold: bool = False


class LinesDelegate(QStyledItemDelegate):
    """Every entry is as high as `small` and `large` lines; `parts_of` says what stands in one."""

    small, large = 1, 2

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._fonts = {
            (size, bold): theme.font(size, bold=bold) for size in (LABEL, TEXT) for bold in (False, True)
        }

    def parts_of(self, index: Index) -> Sequence[Part]:
        """Return what stands in an entry, from top to bottom."""
        raise NotImplementedError

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        lines = self.small * self._height(LABEL) + self.large * self._height(TEXT)
        return QSize(0, lines + 2 * GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, self._theme.colour("accent_ground"))
            painter.fillRect(area.x(), area.y(), GRID // 2, area.height(), self._theme.colour("accent"))
        painter.fillRect(area.x(), area.bottom(), area.width(), 1, self._theme.colour("line"))
        below = area.adjusted(GRID + GRID // 2, GRID, -GRID, 0)
        for part in filter(lambda part: part.words, self.parts_of(index)):
            below = self._write(painter, below, part)
        painter.restore()

    def _write(self, painter: QPainter, area: QRect, part: Part) -> QRect:
        """Write lines and return the area below them."""
        font = self._fonts[part.size, part.bold]
        lines = lines_of(part.words, QFont(font), area.width(), part.most)
        painter.setFont(font)
        painter.setPen(self._theme.colour(part.colour))
        draw_lines(painter, area, lines)
        return area.adjusted(0, len(lines) * painter.fontMetrics().height(), 0, 0)

    def _height(self, size: int) -> int:
        return round(self._theme.px(size) * 1.4)


class AboutDelegate(LinesDelegate):
    """Three lines: what an entry is about, as the role `about` says, then two of its text."""

    def __init__(self, theme: Theme, view: QListView, about: int) -> None:
        super().__init__(theme, view)
        self._about = about

    def parts_of(self, index: Index) -> Sequence[Part]:
        """Return what it is about and its text."""
        words = Part(str(index.data()), self.large, size=TEXT, colour="text")
        return (Part(str(index.data(self._about))), words)


class HeadingDelegate(LinesDelegate):
    """A heading in one or two lines, and below it, in small ones, what the role `about` says, if anything."""

    def __init__(self, theme: Theme, view: QListView, about: int, *, bold: bool = False) -> None:
        super().__init__(theme, view)
        self._view, self._about, self._bold = view, about, bold
        self._font = theme.font(TEXT, bold=bold)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Be as high as the words need in this width."""
        room = self._view.viewport().width() - 2 * GRID - GRID // 2
        self.large = len(lines_of(str(index.data()), self._font, room, 2))
        self.small = sum(bool(part.words) for part in self.parts_of(index)) - 1
        return super().sizeHint(option, index)

    def parts_of(self, index: Index) -> Sequence[Part]:
        """Return heading and what is said about it."""
        return (self.heading(str(index.data())), Part(str(index.data(self._about))))

    def heading(self, words: str) -> Part:
        """Return the part that a heading takes."""
        return Part(words, 2, size=TEXT, colour="text", bold=self._bold)
