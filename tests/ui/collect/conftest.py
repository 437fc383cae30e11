"""The page "Sammeln" as a person sees it, and ways to type into it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiwork.queries.cards import CardView, all_cards
from kiwork.ui.beamer.stage import Stage
from kiwork.ui.collect.page import CollectPage
from kiwork.ui.main_window import MainWindow
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench

Press = Callable[..., None]
Type = Callable[[str], None]


@pytest.fixture
def page(workbench: Workbench, theme: Theme, qtbot: QtBot) -> CollectPage:
    """Show the page of a file with one workshop and no cards."""
    made = CollectPage(workbench, theme)
    qtbot.addWidget(made)
    made.resize(1040, 600)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.arrive()
    qtbot.waitUntil(made.entry.edit.hasFocus)
    return made


@pytest.fixture
def window(workbench: Workbench, theme: Theme, qtbot: QtBot) -> MainWindow:
    """Show the window at "Sammeln"."""
    made = MainWindow(workbench.preferences, theme)
    made.furnish(workbench, Stage(workbench, theme))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.go_to("collect")
    return made


@pytest.fixture
def press(page: CollectPage) -> Press:
    """Press a key where the focus is."""

    def send(
        key: Qt.Key, text: str = "", modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        target: QWidget = QApplication.focusWidget() or page.entry.edit
        QCoreApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text))

    return send


@pytest.fixture
def type_text(press: Press) -> Type:
    """Type letter by letter, in any script."""

    def send(text: str) -> None:
        for letter in text:
            press(Qt.Key.Key_unknown, letter)

    return send


@pytest.fixture
def capture_cards(press: Press, type_text: Type) -> Callable[..., None]:
    """Type cards, each followed by Enter."""

    def send(*texts: str) -> None:
        for text in texts:
            type_text(text)
            press(Qt.Key.Key_Return)

    return send


def cards_in_file(workbench: Workbench) -> list[CardView]:
    """Return all cards, the oldest first."""
    return sorted(workbench.ask(all_cards), key=lambda card: (card.captured or 0, card.position))


def texts_in(page: CollectPage) -> list[str]:
    """Return what the list shows, from top to bottom."""
    return [page.cards.index(row).data() for row in range(page.cards.rowCount())]
