"""What every screen is made of: words that can be broken, counts in sight, tabs that the keyboard reaches."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from kiwork.ui.merging.figures import Figure, FigureButton, Figures
from kiwork.ui.pieces import breakable, column, label, tabs
from kiwork.ui.theme import Theme

LONG = "Donaudampfschifffahrtsgesellschaftskapitaen"


def test_short_words_stay_as_they_are() -> None:
    assert breakable("Zu wenig  Sprachkurse\nam Abend") == "Zu wenig  Sprachkurse\nam Abend"


def test_a_long_word_keeps_its_letters() -> None:
    assert breakable(f"Der {LONG}").replace("\u200b", "") == f"Der {LONG}"


def test_a_long_word_never_widens_what_it_stands_in(theme: Theme) -> None:
    broken, whole = label(breakable(LONG), wrap=True), label(LONG, wrap=True)
    assert broken.minimumSizeHint().width() < whole.minimumSizeHint().width() / 2


@pytest.mark.parametrize("width", [160, 400, 1000])
def test_all_counts_are_in_sight_however_narrow_the_page_is(qtbot: QtBot, theme: Theme, width: int) -> None:
    figures = Figures(theme)
    figures.show_figures([Figure(str(n), "12", "geändert", opens=True) for n in range(5)])
    area = QScrollArea(widgetResizable=True)
    area.setWidget(figures)
    qtbot.addWidget(area)
    area.resize(width, 300)
    with qtbot.waitExposed(area):
        area.show()
    assert all(made.geometry().right() < width for made in figures.findChildren(FigureButton))


def test_tab_stops_once_at_a_bar_of_tabs(qtbot: QtBot, theme: Theme) -> None:
    whole, book = QWidget(), tabs()
    column(whole).addWidget(book)
    for name in ("Angaben", "Ablauf"):
        book.addTab(QWidget(), name)
    qtbot.addWidget(whole)
    whole.show()
    whole.activateWindow()
    qtbot.waitActive(whole)
    qtbot.keyClick(whole, Qt.Key.Key_Tab)
    assert isinstance(whole.focusWidget(), QTabBar)
    qtbot.keyClick(whole.focusWidget(), Qt.Key.Key_Right)
    assert book.currentIndex() == 1
