"""Wordings side by side: the words that differ are marked, and only they."""

import pytest
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from kiwork.ui.merging.variant_box import VariantBox
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench


@pytest.fixture
def box(qtbot: QtBot, workbench: Workbench, theme: Theme) -> VariantBox:
    made = VariantBox(workbench, theme, "A", shown=True)
    qtbot.addWidget(made)
    made.resize(240, 400)
    made.show()
    return made


def marked(box: VariantBox) -> str:
    """Return the letters that are underlined."""
    cursor = QTextCursor(box.words.document())
    text, letters = box.words.toPlainText(), []
    for place, letter in enumerate(text):
        cursor.setPosition(place + 1)
        if cursor.charFormat().fontUnderline():
            letters.append(letter)
    return "".join(letters)


def test_what_differs_is_marked(box: VariantBox) -> None:
    box.show_value("Kurse am Abend", "Raum 1", [(9, 14)], editable=True)
    assert marked(box) == "Abend"


def test_marks_do_not_spread_to_the_next_wording(box: VariantBox) -> None:
    box.show_value("Kurse am Abend", "Raum 1", [(0, 5)], editable=True)
    box.show_value("Mehr Busse", "Raum 1", [], editable=True)
    assert marked(box) == ""


def test_a_difference_at_the_end_of_a_long_wording_is_in_view(qtbot: QtBot, box: VariantBox) -> None:
    words = "Die Wartezeiten sind zu lang. " * 60
    box.show_value(f"{words}Ende", "Raum 1", [(len(words), len(words) + 4)], editable=True)
    qtbot.waitUntil(lambda: box.words.cursorRect().bottom() <= box.words.viewport().height())
    assert box.words.verticalScrollBar().value() > 0
