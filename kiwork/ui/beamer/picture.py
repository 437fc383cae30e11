"""Makes the sheet for a sight: the head, and below it what the scene shows."""

from PySide6.QtCore import QRectF, QSize

from kiwork.ui.beamer.card_box import Say
from kiwork.ui.beamer.cards import draw_newest, draw_one
from kiwork.ui.beamer.clusters import draw_board, draw_headings
from kiwork.ui.beamer.head import clock_size, draw_head
from kiwork.ui.beamer.ranks import draw_ranks
from kiwork.ui.beamer.sheet import Sheet
from kiwork.ui.beamer.sight import Scene, Sight
from kiwork.ui.countdown import in_minutes
from kiwork.ui.theme import Theme

NAME = "Kiwork"
WIDEST_TIME = "+888:88"


def draw(theme: Theme, size: QSize, sight: Sight | None, say: Say, *, has_clock: bool = False) -> Sheet:
    """Return the picture, with room for a countdown; without a sight, only the program's name."""
    sheet = Sheet(theme, size)
    room = sheet.length(WIDEST_TIME, clock_size(sheet), bold=True) if has_clock else 0
    if sight is None:
        _draw_calm(sheet, sheet.area, NAME)
    else:
        _draw_scene(sheet, draw_head(sheet, sight, room), sight, say)
    return sheet


def draw_clock(theme: Theme, size: QSize, remaining: int) -> Sheet:
    """Return the countdown in its corner; `remaining` is in seconds, below zero when it is over."""
    sheet = Sheet(theme, size)
    time, letters = in_minutes(remaining), clock_size(sheet)
    wide = sheet.length(time, letters, bold=True) + 1
    place = QRectF(sheet.area.right() - wide, sheet.area.y(), wide, 0)
    sheet.write(time, letters, place, "accent" if remaining <= 0 else "text", bold=True)
    return sheet


def _draw_scene(sheet: Sheet, area: QRectF, sight: Sight, say: Say) -> None:
    match sight:
        case Sight(scene=Scene.NEWEST, cards=cards) if cards:
            draw_newest(sheet, area, cards, say)
        case Sight(scene=Scene.CARD, cards=cards) if cards:
            draw_one(sheet, area, cards[0], say)
        case Sight(scene=Scene.CLUSTERS, clusters=clusters) if clusters:
            draw_headings(sheet, area, clusters, say)
        case Sight(scene=Scene.BOARD, clusters=clusters) if clusters:
            draw_board(sheet, area, clusters, say)
        case Sight(scene=Scene.RANKING, ranking=ranking) if ranking and ranking.ranks:
            draw_ranks(sheet, area, ranking.ranks, say)
        case Sight(scene=Scene.RANKING, ranking=ranking) if ranking and not ranking.revealed:
            _draw_calm(sheet, area, say("beamer.counting"))
        case Sight(scene=Scene.NEWEST | Scene.CLUSTERS | Scene.BOARD | Scene.RANKING):
            _draw_calm(sheet, area, say(f"beamer.no_{sight.scene}"))


def _draw_calm(sheet: Sheet, area: QRectF, words: str) -> None:
    laid = sheet.lay(words, sheet.least, area.width(), area.height(), centred=True)
    sheet.put(laid, area.x(), area.y() + (area.height() - laid.height) / 2, "muted")
