"""A file on a stick: worked on in a copy, written back by itself, on demand and at closing."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from kiwork.merge.working_copies import Left, Shelf
from kiwork.queries.cards import all_cards
from kiwork.store.opening import open_store
from kiwork.ui import jobs
from kiwork.ui.preferences import Preferences
from kiwork.ui.program import Program
from kiwork.ui.publishing import Standing
from tests.builders import add_card, new_file, texts, workshop
from tests.merge.drives import file_on_stick, goes_away
from tests.ui.window import Driver


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "working", goes_away=goes_away)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = file_on_stick(tmp_path)
    with closing(open_store(path)) as store:
        workshop(store)
    return path


@pytest.fixture
def driver(
    qtbot: QtBot, qapp: QApplication, fonts: None, preferences: Preferences, shelf: Shelf
) -> Iterator[Driver]:
    program = Program(qapp, preferences, backups=None, shelf=shelf)
    program.window.resize(1280, 720)
    program.window.show()
    program.window.activateWindow()
    qtbot.waitActive(program.window)
    made = Driver(qtbot, program)
    yield made
    settle(made)
    program.workbench.close(publish=False)
    program.end()


def settle(driver: Driver) -> None:
    """Wait until nothing is being written back."""
    publishing = driver.bench.publishing
    driver.qtbot.waitUntil(lambda: not publishing._running and not publishing._waiting)
    jobs.wait_for_all()


def standing(driver: Driver) -> Standing | None:
    settle(driver)
    return driver.bench.publishing.standing


def after_a_pause(driver: Driver) -> None:
    """Let the quiet time after the last change be over."""
    driver.bench.publishing._timer.timeout.emit()
    settle(driver)


def texts_in(path: Path) -> list[str]:
    with closing(open_store(path)) as store:
        return texts(store)


def write_there(target: Path, text: str) -> None:
    with closing(open_store(target, room="Raum 2")) as store:
        add_card(store, text)


def cards(driver: Driver) -> list[str]:
    return sorted(card.text for card in driver.bench.ask(all_cards))


def shown(driver: Driver) -> str:
    labels = driver.program.window.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def press_button(driver: Driver, text: str) -> None:
    buttons = driver.program.window.findChildren(QPushButton)
    next(button for button in buttons if button.text() == text and button.isVisible()).setFocus()
    driver.press("Return")


def test_cards_reach_the_stick_after_a_pause(driver: Driver, target: Path) -> None:
    driver.bench.open(target)
    assert "Arbeitskopie" in shown(driver)
    driver.type("Zu wenig Sprachkurse\n")
    assert "noch nicht zurückgeschrieben" in shown(driver)
    assert texts_in(target) == []
    after_a_pause(driver)
    assert texts_in(target) == ["Zu wenig Sprachkurse"]
    assert "zuletzt zurückgeschrieben" in shown(driver)


def test_a_pause_is_waited_for_after_every_change(driver: Driver, target: Path) -> None:
    driver.bench.open(target)
    timer = driver.bench.publishing._timer
    assert not timer.isActive()
    driver.type("Eins\n")
    assert timer.isActive()


def test_a_key_writes_back_at_once(driver: Driver, target: Path) -> None:
    driver.bench.open(target)
    driver.type("Eins\n")
    driver.press("Ctrl+Shift+S")
    assert standing(driver) == Standing.PUBLISHED
    assert texts_in(target) == ["Eins"]
    assert "Auf den Datenträger geschrieben" in shown(driver)


def test_closing_writes_back_and_leaves_nothing(driver: Driver, target: Path, shelf: Shelf) -> None:
    driver.bench.open(target)
    driver.type("Eins\n")
    driver.press("Ctrl+W")
    settle(driver)
    assert texts_in(target) == ["Eins"]
    assert list((target.parent.parent / "working").iterdir()) == []
    assert "Nicht zurückgeschrieben" not in shown(driver)


def test_opening_another_file_writes_back_too(driver: Driver, target: Path, tmp_path: Path) -> None:
    driver.bench.open(target)
    driver.type("Eins\n")
    driver.bench.open(new_file(tmp_path / "hier.kiwork"))
    settle(driver)
    assert texts_in(target) == ["Eins"]
    assert "Arbeitskopie" not in shown(driver)


def test_the_window_closes_once_everything_is_on_the_stick(driver: Driver, target: Path) -> None:
    driver.bench.open(target)
    driver.type("Eins\n")
    driver.press("Ctrl+Q")
    driver.qtbot.waitUntil(lambda: not driver.program.window.isVisible())
    assert texts_in(target) == ["Eins"]


def test_row_39_a_stick_that_is_gone_keeps_the_window_open_until_the_person_says(
    driver: Driver, target: Path, shelf: Shelf
) -> None:
    driver.bench.open(target)
    driver.type("Eins\n")
    target.parent.rename(target.parent.with_name("abgezogen"))
    asked: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert box
        asked.extend(label.text() for label in box.findChildren(QLabel) if label.text())
        driver.press("Esc")

    driver.in_dialog(look)
    driver.press("Ctrl+Q")
    driver.qtbot.waitUntil(lambda: bool(asked))
    assert "Der Datenträger mit Raum 3.kiwork ist nicht da." in asked[0]
    assert driver.program.window.isVisible()
    driver.type("Zwei\n")
    assert cards(driver) == ["Eins", "Zwei"]
    driver.in_dialog(lambda: driver.type("\t\n"))
    driver.press("Ctrl+Q")
    driver.qtbot.waitUntil(lambda: not driver.program.window.isVisible())
    driver.bench.close(publish=False)
    assert [left.cards for left in shelf.left()] == [2]


def test_a_window_closed_right_after_its_file_waits_for_the_stick(driver: Driver, target: Path) -> None:
    driver.bench.open(target)
    driver.type("Eins\n")
    target.parent.rename(target.parent.with_name("abgezogen"))
    driver.press("Ctrl+W")
    driver.in_dialog(lambda: driver.type("\t\n"))
    driver.press("Ctrl+Q")
    assert driver.program.window.isVisible()
    driver.qtbot.waitUntil(lambda: not driver.program.window.isVisible())


def test_a_failure_after_a_pause_is_said_once_and_tried_again(driver: Driver, target: Path) -> None:
    said: list[str] = []
    driver.bench.said.connect(said.append)
    driver.bench.open(target)
    target.parent.rename(target.parent.with_name("abgezogen"))
    for text in ("Eins\n", "Zwei\n"):
        driver.type(text)
        after_a_pause(driver)
    assert [sentence for sentence in said if "Zurückschreiben ging nicht" in sentence] == said
    assert len(said) == 1
    assert "Datenträger nicht da" in shown(driver)
    target.parent.with_name("abgezogen").rename(target.parent)
    driver.type("Drei\n")
    after_a_pause(driver)
    assert texts_in(target) == ["Drei", "Eins", "Zwei"]


def test_what_others_wrote_appears_after_writing_back(driver: Driver, target: Path) -> None:
    driver.bench.open(target)
    driver.type("hier\n")
    write_there(target, "dort")
    after_a_pause(driver)
    assert cards(driver) == texts_in(target) == ["dort", "hier"]
    assert "2 Karten" in shown(driver)
    assert driver.store.undo_name is None


def test_without_anything_new_there_undo_stays(driver: Driver, target: Path) -> None:
    driver.bench.open(target)
    driver.type("hier\n")
    after_a_pause(driver)
    driver.press("Ctrl+Z")
    assert cards(driver) == []


def test_nothing_comes_in_under_hands_that_are_typing(driver: Driver, target: Path) -> None:
    driver.bench.open(target)
    driver.type("hier\n")
    driver.type("halb get")
    write_there(target, "dort")
    after_a_pause(driver)
    assert cards(driver) == ["hier"]
    assert texts_in(target) == ["dort", "hier"]
    driver.type("ippt\n")
    after_a_pause(driver)
    assert cards(driver) == texts_in(target) == ["dort", "halb getippt", "hier"]


def test_title_and_recent_files_name_the_stick(driver: Driver, target: Path, tmp_path: Path) -> None:
    driver.bench.open(target)
    assert driver.store.path == target
    assert driver.bench.preferences.recent_files() == [target]
    assert "Raum 3.kiwork" in shown(driver)
    assert str(tmp_path / "working") not in driver.program.window.windowTitle() + shown(driver)


def test_opening_the_same_file_again_changes_nothing(driver: Driver, target: Path) -> None:
    driver.bench.open(target)
    store = driver.store
    assert driver.bench.open(target)
    assert driver.store is store


def test_a_copy_onto_the_stick_file_itself_writes_back_and_overwrites_nobody(
    driver: Driver, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver.bench.open(target)
    driver.type("hier\n")
    write_there(target, "dort")
    monkeypatch.setattr("kiwork.ui.file_dialog.ask_target", lambda *_a, **_k: target)
    driver.press("F12")
    settle(driver)
    assert texts_in(target) == ["dort", "hier"]


def test_after_a_refusal_work_goes_on_in_the_copy_that_was_saved(
    driver: Driver, target: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shelf: Shelf
) -> None:
    driver.bench.open(target)
    driver.type("hier\n")
    new_file(target.with_name("andere.kiwork")).replace(target)
    driver.press("Ctrl+Shift+S")
    settle(driver)
    assert "gehört zu einem anderen Verfahren" in shown(driver)
    saved = tmp_path / "Gerettet.kiwork"
    monkeypatch.setattr("kiwork.ui.file_dialog.ask_target", lambda *_a, **_k: saved)
    driver.press("F12")
    assert (driver.store.path, cards(driver)) == (saved, ["hier"])
    assert [left.copy.target for left in shelf.left()] == [target]


def left_behind(shelf: Shelf, target: Path, *, cards: int = 1) -> None:
    """Leave a working copy as a program does that was killed."""
    copy = shelf.take(target, now=1)
    with closing(open_store(copy.path, known_as=target)) as store:
        for number in range(cards):
            add_card(store, f"Karte {number}")


def test_the_start_page_offers_what_was_left_and_writes_it_back(
    driver: Driver, target: Path, shelf: Shelf
) -> None:
    left_behind(shelf, target, cards=12)
    driver.bench.close()
    assert "Nicht zurückgeschrieben: Raum 3.kiwork" in shown(driver)
    assert "12 Karten neuer, von heute" in shown(driver)
    press_button(driver, "Jetzt zurückschreiben")
    settle(driver)
    assert len(texts_in(target)) == 12
    assert "Nicht zurückgeschrieben" not in shown(driver)


def test_what_was_left_opens_without_its_drive(driver: Driver, target: Path, shelf: Shelf) -> None:
    left_behind(shelf, target)
    target.parent.rename(target.parent.with_name("abgezogen"))
    driver.bench.close()
    press_button(driver, "Öffnen")
    assert (driver.store.path, cards(driver)) == (target, ["Karte 0"])
    after_a_pause(driver)
    assert "Datenträger nicht da" in shown(driver)


def test_throwing_away_is_asked_for_and_esc_keeps(driver: Driver, target: Path, shelf: Shelf) -> None:
    left_behind(shelf, target)
    driver.bench.close()
    driver.in_dialog(lambda: driver.press("Esc"))
    press_button(driver, "Verwerfen")
    assert len(shelf.left()) == 1
    driver.in_dialog(lambda: driver.type("\t\n"))
    press_button(driver, "Verwerfen")
    assert (shelf.left(), "Nicht zurückgeschrieben" in shown(driver)) == ([], False)


def test_the_start_page_does_not_look_into_a_copy_that_is_being_written_back(
    driver: Driver, target: Path, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver.bench.open(target)
    driver.type("Eins\n")
    looked: list[bool] = []
    look = shelf.left
    running = driver.bench.publishing

    def noted() -> list[Left]:
        looked.append(running._running)
        return look()

    monkeypatch.setattr(shelf, "left", noted)
    driver.press("Ctrl+W")
    settle(driver)
    assert looked
    assert not any(looked)
