"""Where the pages of a preview lie: one below the other, in the middle, at one zoom."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

GAP = 16
POINTS_AN_INCH = 72


class Fit(StrEnum):
    """A zoom that follows the size of the preview."""

    WIDTH = "fit_width"
    PAGE = "fit_page"


Zoom = Fit | int
"""A fit, or per cent of the size on paper."""

STEPS = (33, 50, 67, 80, 100, 125, 150, 200, 300)
WIDEST_FIT = 125
"""Beyond this many per cent, lines get harder to read, not easier."""


@dataclass(frozen=True)
class Box:
    """The place of a page, in pixels of the screen."""

    left: int
    top: int
    width: int
    height: int

    @property
    def bottom(self) -> int:
        """The first row below the page."""
        return self.top + self.height


@dataclass(frozen=True)
class PageColumn:
    """The places of all pages; `scale` is pixels a point."""

    boxes: tuple[Box, ...]
    scale: float
    width: int
    height: int

    def page_at(self, y: int) -> int:
        """Return the page at a height, counted from 0; between two pages it is the upper one."""
        return max(0, bisect_right([box.top for box in self.boxes], y) - 1)

    def between(self, top: int, bottom: int) -> range:
        """Return the pages that can be seen between two heights."""
        seen = [n for n, box in enumerate(self.boxes) if box.bottom > top and box.top < bottom]
        return range(seen[0], seen[-1] + 1) if seen else range(0)

    def spot(self, y: int) -> tuple[int, float]:
        """Return a height as a page and a share of its height, which holds at every zoom."""
        page = self.page_at(y)
        box = self.boxes[page]
        return page, (y - box.top) / box.height

    def height_of(self, spot: tuple[int, float]) -> int:
        """Return the height of a spot; of one on a page that is no longer there, the end."""
        page, share = spot
        if page >= len(self.boxes):
            return self.height
        return round(self.boxes[page].top + share * self.boxes[page].height)


def scale_for(zoom: Zoom, sizes: Sequence[tuple[float, float]], room: tuple[int, int], dpi: int) -> float:
    """Return pixels a point; `room` is the width and height of the preview."""
    if isinstance(zoom, int):
        return zoom / 100 * dpi / POINTS_AN_INCH
    wide, high = max(size[0] for size in sizes), max(size[1] for size in sizes)
    to_width = min((room[0] - 2 * GAP) / wide, WIDEST_FIT / 100 * dpi / POINTS_AN_INCH)
    to_page = (room[1] - 2 * GAP) / high
    return max(0.1, to_width if zoom is Fit.WIDTH else min(to_width, to_page))


def page_column(sizes: Sequence[tuple[float, float]], scale: float, room_width: int) -> PageColumn:
    """Lay the pages out."""
    width = max([round(size[0] * scale) + 2 * GAP for size in sizes] + [room_width])
    boxes: list[Box] = []
    top = GAP
    for size in sizes:
        box = Box((width - round(size[0] * scale)) // 2, top, round(size[0] * scale), round(size[1] * scale))
        boxes.append(box)
        top = box.bottom + GAP
    return PageColumn(tuple(boxes), scale, width, top)
