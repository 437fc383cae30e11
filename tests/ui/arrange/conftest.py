"""The board with four unsorted cards and two clusters, its page shown and its shortcuts at work."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiwork.store.store import Db
from kiwork.ui.actions import ACTIONS
from kiwork.ui.arrange.page import ArrangePage
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench
from kiwork.usecases import arrange, capture
from kiwork.usecases.capture import CardDraft

UNSORTED = "Unsortiert"
Press = Callable[..., None]


def fill(db: Db, topic_field_uid: str, workshop_uid: str | None) -> None:
    drafts = [CardDraft(text, topic_field_uid, workshop_uid) for text in ("eins", "zwei", "drei", "vier")]
    capture.add_cards(db, drafts)
    for heading in ("Kurszeiten", "Wartelisten"):
        uid = arrange.add_cluster(db, topic_field_uid, heading)
        capture.add_card(db, CardDraft(f"in {heading}", topic_field_uid, workshop_uid, cluster_uid=uid))


def shown(page: ArrangePage) -> dict[str, list[str]]:
    """Return what every column of the board shows."""
    columns = page.board.columns.values()
    return {column.head.heading: [card.text for card in column.cards.cards.cards] for column in columns}


def selected(page: ArrangePage) -> list[str]:
    """Return the texts of the cards that are selected."""
    chosen = page.board.selected_uids()
    return [card.text for card in page.board.current().cards.cards if card.uid in chosen]


def uids(page: ArrangePage, *texts: str) -> list[str]:
    """Return the cards with these texts."""
    columns = page.board.columns.values()
    return [card.uid for text in texts for c in columns for card in c.cards.cards.cards if card.text == text]


def key(page: ArrangePage, heading: str) -> str:
    """Return the key of the column with a heading."""
    return next(key for key, column in page.board.columns.items() if column.head.heading == heading)


@pytest.fixture
def page(qtbot: QtBot, workbench: Workbench, theme: Theme) -> ArrangePage:
    assert workbench.topic_field_uid
    workbench.run(fill, workbench.topic_field_uid, workbench.workshop_uid)
    return make_page(qtbot, workbench, theme)


def make_page(qtbot: QtBot, workbench: Workbench, theme: Theme) -> ArrangePage:
    """Show the page as the window does, with the keys of its actions."""
    made = ArrangePage(workbench, theme)
    qtbot.addWidget(made)
    for action in ACTIONS:
        if action.page == "arrange":
            QShortcut(QKeySequence(action.keys), made).activated.connect(getattr(made, action.name))
    made.resize(1040, 600)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.arrive()
    QApplication.processEvents()
    return made


@pytest.fixture
def press(qtbot: QtBot) -> Press:
    """Press keys wherever the focus is, or type a word."""

    def pressed(*keys: Qt.Key | str, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for one in keys:
            widget = QApplication.focusWidget()
            assert widget
            qtbot.keyClicks(widget, one) if isinstance(one, str) else qtbot.keyClick(widget, one, held)

    return pressed
