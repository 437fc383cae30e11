"""Every letter finds a font, or is named."""

import pytest

from kiwork.protocol import fonts
from kiwork.protocol.fonts import Style


@pytest.mark.parametrize("style", list(Style))
def test_every_named_font_is_shipped(style: Style) -> None:
    assert {face.path for face in fonts.faces(style)} <= set(fonts.files())


def test_the_licence_travels_with_the_fonts() -> None:
    assert "SIL OPEN FONT LICENSE" in (fonts.files()[0].parent / "OFL.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "text", ["Größe", "Їжак", "نريد أكثر", "می‌خواهم", "ትግርኛ", "ქართული", "हिन्दी", "Tiếng Việt", "✔ → ☎ ≥"]
)
def test_these_texts_have_all_their_letters(text: str) -> None:
    assert fonts.uncovered(text) == []


def test_characters_without_a_font_are_named_once() -> None:
    assert fonts.uncovered("中a😀中\0\n") == ["中", "😀"]


def test_a_full_stop_stays_in_the_font_of_its_sentence() -> None:
    assert [(face.name, part) for face, part in fonts.runs("نعم.")] == [("NotoSansArabic-Regular", "نعم.")]


def test_arabic_has_a_bold_of_its_own() -> None:
    assert [face.name for face, _ in fonts.runs("نعم", Style.BOLD)] == ["NotoSansArabic-Bold"]
