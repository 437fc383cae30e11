"""How the printed protocol looks: sizes, colours and spaces in points, in steps of eight."""

from dataclasses import dataclass

from kiwork.protocol.fonts import Style

PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89
LEFT, RIGHT, TOP, BOTTOM = 64, 64, 80, 80
WIDTH = PAGE_WIDTH - LEFT - RIGHT
FRAME = PAGE_HEIGHT - TOP - BOTTOM
TALLEST_PICTURE = {False: 304, True: FRAME - 80}
"""By whether it stands upright: two lying pictures with their captions share a page."""

PICTURE_DPI = 200

TEXT, MUTED, LINE = "#1B2527", "#54626A", "#C8D0D3"
ACCENT = "#0B5A61"
KIND_COLOUR = {"challenge": "#9A5B00", "solution": "#1F5A99", "offer": "#0F766E"}


@dataclass(frozen=True)
class Type:
    """How a text is set: font style, size and distance of lines in points, colour."""

    size: float
    leading: float
    style: Style = Style.REGULAR
    colour: str = TEXT


TITLE = Type(28, 36, Style.BOLD)
SUBTITLE = Type(15, 24, colour=MUTED)
STATE = Type(10, 16, Style.BOLD, ACCENT)
HEADING = {
    1: Type(20, 28, Style.BOLD, ACCENT),
    2: Type(15, 24, Style.BOLD),
    3: Type(12, 16, Style.BOLD),
    4: Type(10, 16, Style.BOLD, MUTED),
}
SPACE_ABOVE_HEADING = {1: 32, 2: 24, 3: 16, 4: 16}
BODY = Type(10, 16)
STRONG = Type(10, 16, Style.BOLD)
LEAD = Type(12, 20)
NOTE = Type(8, 12, colour=MUTED)
LABEL = Type(10, 16, colour=MUTED)
CELL = Type(9, 14)
COLUMN = Type(9, 14, Style.BOLD)
ORIGINAL = Type(10, 16, colour=MUTED)
ORIGINAL_ITALIC = Type(10, 16, Style.ITALIC, MUTED)
