"""Colours can be told apart, whoever looks at them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from kiwork.models.kinds import CardKind
from kiwork.ui.countdown import in_minutes
from kiwork.ui.theme import CONTRAST, DARK, KIND_ICONS, LIGHT, PARKED_ICON, Colours, system_colours
from kiwork.wording import text

GROUNDS = ("ground", "surface", "raised")
WORDS = ("text", "muted", "accent", "danger", "challenge", "solution", "offer", "parked")


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2, relative luminance)."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    made = QColor(colour)
    rgb = (made.redF(), made.greenF(), made.blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize(("colours", "least"), [(LIGHT, 4.5), (DARK, 4.5), (CONTRAST, 7.0)])
def test_words_stand_out_from_every_ground(colours: Colours, least: float) -> None:
    for word in WORDS:
        for ground in GROUNDS:
            assert contrast(getattr(colours, word), getattr(colours, ground)) >= least, (word, ground)


@pytest.mark.parametrize(("colours", "least"), [(LIGHT, 4.5), (DARK, 4.5), (CONTRAST, 7.0)])
def test_words_stand_out_on_the_accent(colours: Colours, least: float) -> None:
    assert contrast(colours.on_accent, colours.accent) >= least
    assert contrast(colours.text, colours.accent_ground) >= least
    assert contrast(colours.accent, colours.accent_ground) >= least


@pytest.mark.parametrize("colours", [LIGHT, DARK, CONTRAST])
def test_marks_and_borders_stand_out(colours: Colours) -> None:
    for ground in GROUNDS:
        assert contrast(colours.mark, getattr(colours, ground)) >= 3.0


@pytest.mark.parametrize("colours", [LIGHT, DARK, CONTRAST])
def test_what_cannot_be_used_now_is_told_from_what_can(colours: Colours) -> None:
    for ground in GROUNDS:
        can, cannot = (contrast(word, getattr(colours, ground)) for word in (colours.text, colours.faint))
        assert 3.0 <= cannot <= can / 2


@pytest.mark.parametrize(
    ("scheme", "preference", "colours"),
    [
        (Qt.ColorScheme.Light, Qt.ContrastPreference.NoPreference, LIGHT),
        (Qt.ColorScheme.Unknown, Qt.ContrastPreference.NoPreference, LIGHT),
        (Qt.ColorScheme.Dark, Qt.ContrastPreference.NoPreference, DARK),
        (Qt.ColorScheme.Dark, Qt.ContrastPreference.HighContrast, CONTRAST),
    ],
)
def test_colours_follow_the_system(
    scheme: Qt.ColorScheme, preference: Qt.ContrastPreference, colours: Colours
) -> None:
    assert system_colours(scheme, preference) is colours


def test_a_kind_is_told_by_its_icon_and_its_word_too() -> None:
    icons = [*(KIND_ICONS[kind] for kind in CardKind), PARKED_ICON]
    words = [*(text(f"kinds.{kind}", "de") for kind in CardKind), text("kinds.parked", "de")]
    assert len(set(icons)) == len(set(words)) == len(CardKind) + 1


def test_time_that_is_over_has_a_sign_too() -> None:
    assert in_minutes(-30) == "+0:30"
