"""Doubles are looked for beside the window, and answered with one key each."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiwork.queries.cards import all_cards
from kiwork.ui.doubles.panel import DoublesPanel
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench
from kiwork.usecases import capture, joining
from kiwork.usecases.capture import CardDraft

TEXTS = ("Zu wenig Kitas", "zu wenig Kitas!", "Kein Bus nach acht", "Kein Bus nach acht.")


@pytest.fixture
def panel(workbench: Workbench, theme: Theme, qtbot: QtBot) -> DoublesPanel:
    drafts = [CardDraft(text, workbench.topic_field_uid, workbench.workshop_uid) for text in TEXTS]
    workbench.run(capture.add_cards, drafts)
    made = DoublesPanel(workbench, theme)
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.count_changed, timeout=20_000):
        made.show()
    return made


def cards(panel: DoublesPanel) -> int:
    return len(panel._workbench.ask(all_cards))


def press(panel: DoublesPanel, key: Qt.Key) -> None:
    QTest.keyClick(panel.list, key)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_J])
def test_a_key_joins_what_is_ticked(panel: DoublesPanel, key: Qt.Key) -> None:
    assert panel.count == 2
    press(panel, key)
    assert (panel.count, cards(panel)) == (1, 3)


def test_what_is_not_the_same_is_asked_no_more_and_nothing_changes(panel: DoublesPanel) -> None:
    press(panel, Qt.Key.Key_N)
    assert (panel.count, cards(panel)) == (1, 4)


def test_later_brings_the_next_group_and_keeps_this_one(panel: DoublesPanel) -> None:
    first = panel.view.ticked()
    press(panel, Qt.Key.Key_L)
    assert panel.view.ticked() != first
    assert panel.count == 2


def test_a_member_can_be_left_out(panel: DoublesPanel) -> None:
    next(iter(panel.view.boxes.values())).setChecked(False)
    press(panel, Qt.Key.Key_J)
    assert (panel.count, cards(panel)) == (2, 4)


def test_undo_offers_the_group_again(panel: DoublesPanel, qtbot: QtBot) -> None:
    press(panel, Qt.Key.Key_J)
    panel._workbench.undo()
    qtbot.waitUntil(lambda: panel.count == 2, timeout=20_000)
    assert cards(panel) == 4


def test_a_shortcut_of_the_window_does_not_take_the_keys_away(panel: DoublesPanel) -> None:
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_N, Qt.KeyboardModifier.NoModifier, "n")
    QApplication.sendEvent(panel.list, event)
    assert event.isAccepted()


def test_when_nothing_is_open_it_says_what_belongs_here(panel: DoublesPanel, qtbot: QtBot) -> None:
    for _ in range(2):
        press(panel, Qt.Key.Key_J)
    assert panel.count == 0
    assert not panel.list.isVisible()
    qtbot.waitUntil(lambda: panel.note.text() == panel._workbench.text("doubles.nothing"), timeout=20_000)


def test_what_was_said_otherwise_by_a_joined_card_stands_beside_it(panel: DoublesPanel) -> None:
    first = panel._groups[0].uids
    assert panel.view.ticked() == list(first)
    panel._workbench.run(joining.join, "card", [first[0], panel._groups[1].uids[0]])
    names = [box.accessibleName() for box in panel.view.boxes.values()]
    assert any("Kitas" in name and "Bus" in name for name in names)


def test_a_closed_file_has_no_doubles(panel: DoublesPanel) -> None:
    panel._workbench.close()
    assert panel.count == 0
    assert not panel.join_button.isEnabled()
