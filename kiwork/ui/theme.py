"""Colours, sizes and the style sheet made from them; nothing else names a colour or a size."""

from string import Template
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from kiwork.assets import resource
from kiwork.models.kinds import CardKind

FAMILIES = ("Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew")

HALF = 127
"""Colours above this lightness are light."""

GRID = 8
"""Space comes in steps of this many pixels; half of it inside controls."""

RADIUS = 6
RING, CHOSEN_RING = 2, 0.3
"""Of a radio button: in pixels, and as a part of its size when it is chosen."""
LABEL, TEXT, HEADING, TITLE, ENTRY = 13, 15, 20, 28, 20
"""The type scale, in pixels at a text size of 100 %."""

BEAMER, BEAMER_LINES = 32, 28
"""On the wall, letters have at least so many pixels, and at least such a part of the window's height."""


class Colours(NamedTuple):
    """One coherent set of colours, as "#rrggbb"; `faint` is for what cannot be used now."""

    ground: str
    surface: str
    raised: str
    line: str
    mark: str
    faint: str
    text: str
    muted: str
    accent: str
    on_accent: str
    accent_ground: str
    danger: str
    challenge: str
    solution: str
    offer: str
    parked: str

    def of_kind(self, kind: CardKind) -> str:
        """Return the colour of a kind of card."""
        return {
            CardKind.CHALLENGE: self.challenge,
            CardKind.SOLUTION: self.solution,
            CardKind.OFFER: self.offer,
        }[kind]


LIGHT = Colours(
    ground="#f3f4f3", surface="#fafbfa", raised="#ffffff", line="#dcdfdd", mark="#7f8884", faint="#7f8884",
    text="#1b2220", muted="#56605c", accent="#0f5e5a", on_accent="#ffffff", accent_ground="#dcebe9",
    danger="#a3262a", challenge="#9a5b00", solution="#1f5fa8", offer="#0b6b60", parked="#59625f",
)  # fmt: skip
DARK = Colours(
    ground="#161a19", surface="#1c2120", raised="#252b29", line="#363d3b", mark="#7c8682", faint="#7c8682",
    text="#eceff0", muted="#a9b2af", accent="#62c2b8", on_accent="#06211f", accent_ground="#1f3d3a",
    danger="#ff8f8c", challenge="#f0b04f", solution="#84b9f5", offer="#5fcdbd", parked="#b3bbb8",
)  # fmt: skip
CONTRAST = Colours(
    ground="#ffffff", surface="#ffffff", raised="#ffffff", line="#000000", mark="#000000", faint="#767676",
    text="#000000", muted="#1f2523", accent="#00413d", on_accent="#ffffff", accent_ground="#d5ebe8",
    danger="#7d0006", challenge="#5c3500", solution="#0a3568", offer="#00433b", parked="#2c3230",
)  # fmt: skip

SETS = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}
"""By the name that the settings keep."""

SYSTEM = "system"
"""The name for colours that follow the system: light, dark or high contrast."""

KIND_ICONS = {
    CardKind.CHALLENGE: "mdi6.flag-variant-outline",
    CardKind.SOLUTION: "mdi6.lightbulb-outline",
    CardKind.OFFER: "mdi6.handshake-outline",
}
JOINED_ICON = "mdi6.card-multiple-outline"
PARKED_ICON = "mdi6.parking"


class Theme:
    """The colours and sizes in force; `scale` is the text size, 1.0 for 100 %."""

    def __init__(self, colours: Colours, scale: float = 1.0) -> None:
        self.colours = colours
        self.scale = scale

    def px(self, size: float) -> int:
        """Return a size of the type scale in pixels of the screen."""
        return round(size * self.scale)

    def font(self, size: int = TEXT, *, bold: bool = False) -> QFont:
        """Return a font of the type scale."""
        font = QFont()
        font.setFamilies(list(FAMILIES))
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def colour(self, name: str) -> QColor:
        """Return a colour of the set by its name."""
        return QColor(getattr(self.colours, name))

    def apply(self, app: QApplication) -> None:
        """Dress the whole program."""
        app.setStyle("Fusion")
        app.setFont(self.font())
        app.setPalette(self._palette())
        app.setStyleSheet(self._style_sheet())

    def _radio_button(self) -> dict[str, int]:
        """Return its outer radius, the thickness of its ring when it is chosen, and the hole in that."""
        whole = self.px(TEXT) + 2 * RING
        chosen = round(whole * CHOSEN_RING)
        return {"half": whole // 2, "ring": chosen, "hole": whole - 2 * chosen}

    def _palette(self) -> QPalette:
        c, role = self.colours, QPalette.ColorRole
        palette = QPalette()
        for target, name in {
            role.Window: c.ground, role.WindowText: c.text,
            role.Base: c.raised, role.AlternateBase: c.surface,
            role.Text: c.text, role.Button: c.surface, role.ButtonText: c.text, role.BrightText: c.danger,
            role.Highlight: c.accent, role.HighlightedText: c.on_accent, role.PlaceholderText: c.muted,
            role.ToolTipBase: c.raised, role.ToolTipText: c.text, role.Link: c.accent, role.Mid: c.line,
        }.items():  # fmt: skip
            palette.setColor(target, QColor(name))
        palette.setColor(QPalette.ColorGroup.Disabled, role.ButtonText, QColor(c.faint))
        palette.setColor(QPalette.ColorGroup.Disabled, role.Text, QColor(c.faint))
        return palette

    def _style_sheet(self) -> str:
        sheet = Template(resource("style.qss").read_text(encoding="utf-8"))
        sizes = {"label": LABEL, "body": TEXT, "heading": HEADING, "title": TITLE, "entry": ENTRY}
        return sheet.substitute(
            self.colours._asdict(),
            radius=RADIUS,
            icons=resource("icons").as_posix(),
            check="check-on-dark" if self.colour("on_accent").lightness() > HALF else "check-on-light",
            tick="check-on-dark" if self.colour("text").lightness() > HALF else "check-on-light",
            **{name: self.px(size) for name, size in sizes.items()},
            **self._radio_button(),
        )


def load_fonts() -> None:
    """Make the bundled fonts known to Qt, the same that are printed."""
    for path in sorted(resource("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


def system_colours(scheme: Qt.ColorScheme, contrast: Qt.ContrastPreference) -> Colours:
    """Return the colours that the system asks for; high contrast comes before light and dark."""
    if contrast is Qt.ContrastPreference.HighContrast:
        return CONTRAST
    return DARK if scheme is Qt.ColorScheme.Dark else LIGHT
