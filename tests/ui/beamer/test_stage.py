"""The second window on its screen: chosen, unplugged, remembered, awake, and through other colours."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kiwork.ui.beamer.screens import after, chosen
from kiwork.usecases import capture
from tests.ui.beamer.conftest import WALL, MadeUpScreens, MadeUpSleep, Room


def test_one_key_opens_it_on_the_other_screen_and_closes_it(room: Room, sleep: MadeUpSleep) -> None:
    room.press("F5")
    assert room.wall.isFullScreen()
    assert room.wall.windowFlags() & Qt.WindowType.FramelessWindowHint
    assert room.stage.screen == WALL
    assert room.wall.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    room.press("F5")
    assert not room.wall.isVisible()
    assert sleep.asked == ["hold", "let go"]


def test_on_one_screen_it_is_a_window_that_can_fill_it(room: Room, screens: MadeUpScreens) -> None:
    screens.unplug(WALL)
    room.press("F5")
    assert room.wall.isVisible()
    assert not room.wall.isFullScreen()
    assert not room.wall.windowFlags() & Qt.WindowType.FramelessWindowHint
    room.press("F11")
    assert room.wall.isFullScreen()
    room.qtbot.keyClick(room.wall, Qt.Key.Key_Escape)
    assert not room.wall.isFullScreen()
    room.qtbot.keyClick(room.wall, Qt.Key.Key_Escape)
    assert not room.stage.is_open
    assert not room.program.window.actions_by_name["beamer"].isChecked()


def test_its_own_keys_work_in_it_too(room: Room, screens: MadeUpScreens) -> None:
    screens.unplug(WALL)
    room.press("F5")
    room.wall.activateWindow()
    room.qtbot.waitActive(room.wall)
    room.qtbot.keyClick(room.wall, Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
    assert room.showing.is_blank


def test_an_unplugged_cable_changes_nothing(room: Room, screens: MadeUpScreens) -> None:
    room.press("F5")
    room.say("eine Karte")
    room.press("Shift+F6")
    before, step = room.words, room.program.window.step
    screens.unplug(WALL)
    assert not room.wall.isVisible()
    assert room.stage.is_open
    assert room.button == "Kabel fehlt"
    room.type("weiter\n")
    screens.plug(WALL)
    assert room.wall.isFullScreen()
    assert room.words == before
    assert room.program.window.step == step
    assert room.button == "Standbild"


def test_another_screen_that_comes_is_left_alone(room: Room, screens: MadeUpScreens) -> None:
    room.press("F5")
    screens.unplug(WALL)
    screens.plug("DP-2")
    assert not room.wall.isVisible()


def test_the_screen_that_was_chosen_is_remembered(room: Room, screens: MadeUpScreens) -> None:
    screens.plug("DP-2")
    room.press("F5")
    room.program.window.actions_by_name["beamer_next_screen"].trigger()
    assert room.stage.screen == "DP-2"
    room.press("F5")
    room.press("F5")
    assert room.stage.screen == "DP-2"
    assert room.bench.preferences.beamer_screen == "DP-2"


def test_it_is_chosen_from_the_screens_that_are_there() -> None:
    assert chosen(["a", "b", "c"], "a", "c") == "c"
    assert chosen(["a", "b"], "a", "c") == "b"
    assert chosen(["a"], "a", "c") == "a"
    assert after(["a", "b"], "b") == "a"
    assert after(["a", "b"], "gone") == "a"


@pytest.mark.parametrize("keys", ["Ctrl+Shift+L", "Ctrl++"])
def test_it_survives_another_language_and_text_size(room: Room, keys: str) -> None:
    room.press("F5")
    room.say("eine Karte")
    room.press("Shift+F7")
    wall = room.wall
    room.press(keys)
    assert room.wall is wall
    assert wall.isFullScreen()
    room.say("noch eine")
    assert room.sees("eine Karte")
    assert room.showing.held == 1
    room.press("F5")
    assert not wall.isVisible()


def test_the_text_size_of_the_program_is_not_that_of_the_wall(room: Room) -> None:
    room.press("F5")
    room.say("Karte " * 30)
    before = room.wall.grab().toImage()
    room.press("Ctrl++")
    assert room.wall.grab().toImage() == before


def test_nothing_of_the_facilitator_opens_from_it(room: Room) -> None:
    room.press("F5")
    room.bench.run(capture.edit_text, "nicht da", "x")
    assert not room.sees("nicht mehr da")
    assert room.wall.findChildren(QWidget) == []
    assert room.wall.parent() is None
    assert room.wall.toolTip() == ""
    assert room.wall.contextMenuPolicy() is Qt.ContextMenuPolicy.PreventContextMenu


def test_a_screen_reader_reads_what_stands_on_it(room: Room) -> None:
    room.press("F5")
    room.say("eine Karte")
    assert room.wall.accessibleName() == "Kiwork – Beamer"
    assert "eine Karte" in room.wall.accessibleDescription().split("\n")


def test_while_it_is_closed_nothing_is_read_for_it(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def note(*_args: object, **_values: object) -> tuple[()]:
        read.append("read")
        return ()

    monkeypatch.setattr("kiwork.ui.beamer.showing.first_seen", note)
    room.say("eine Karte")
    assert read == []
    room.press("F5")
    assert read == ["read"]


def test_closing_the_program_closes_it(room: Room, sleep: MadeUpSleep) -> None:
    room.press("F5")
    room.program.end()
    assert not room.wall.isVisible()
    assert sleep.asked == ["hold", "let go"]
