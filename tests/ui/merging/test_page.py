"""Files of other rooms come in by keyboard, and what they bring can be seen, decided and taken back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget

from kiwork.merge.workplace import Workplace
from kiwork.queries.cards import all_cards
from kiwork.store.backup import backups_of
from kiwork.ui import file_dialog
from kiwork.ui.merging.entries_dialog import EntriesDialog
from kiwork.ui.merging.figures import FigureButton
from kiwork.ui.merging.files_panel import FilesPanel
from kiwork.ui.merging.merge_run import Stage
from kiwork.ui.merging.page import MergingPage
from kiwork.usecases import capture
from tests.builders import new_file
from tests.ui.merging.conftest import Rooms, wait_for
from tests.ui.window import Driver

Choose = Callable[..., None]


def merge(driver: Driver, page: MergingPage) -> None:
    driver.press("Ctrl+Return")
    wait_for(driver, page, Stage.DONE)


def texts(driver: Driver) -> list[str]:
    return sorted(card.text for card in driver.bench.ask(all_cards))


def numbers(page: MergingPage) -> list[str]:
    return [shown.accessibleName() for shown in page.files.figures.findChildren(FigureButton)]


def said(widget: QWidget) -> str:
    return "\n".join(shown.text() for shown in widget.findChildren(QLabel) if shown.isVisible())


def test_the_preview_counts_what_the_files_bring(
    driver: Driver, page: MergingPage, choose: Choose, rooms: Rooms
) -> None:
    choose(*rooms)
    assert numbers(page)[:4] == ["2 neu", "1 geändert", "0 gelöscht", "1 zu klären"]
    driver.qtbot.waitUntil(lambda: "enthält nichts Neues" in said(page.files))


def test_nothing_is_changed_before_the_button_is_pressed(
    driver: Driver, choose: Choose, rooms: Rooms
) -> None:
    before = rooms[0].read_bytes()
    choose(*rooms[1:])
    assert rooms[0].read_bytes() == before
    assert len(texts(driver)) == 2


def test_a_count_opens_the_list_of_its_entries(page: MergingPage, choose: Choose, rooms: Rooms) -> None:
    choose(*rooms[1:])
    page.files.figures.findChildren(FigureButton)[0].click()
    dialog = page.findChild(EntriesDialog)
    assert dialog
    model = dialog.table.model()
    shown = {(model.index(row, 0).data(), model.index(row, 1).data()) for row in range(model.rowCount())}
    assert shown == {("Karte", "Neu aus Raum 2"), ("Karte", "Neu aus Raum 3")}
    dialog.close()


def test_files_are_merged_by_keyboard_after_a_backup(
    driver: Driver, page: MergingPage, choose: Choose, rooms: Rooms, tmp_path: Path
) -> None:
    choose(*rooms[1:])
    merge(driver, page)
    assert {"Neu aus Raum 1", "Neu aus Raum 2", "Neu aus Raum 3"} < set(texts(driver))
    assert page.run.backup in [backup.path for backup in backups_of(rooms[0], tmp_path / "backups")]
    assert "1 zu klären" in said(driver.program.window)


def test_a_merge_can_be_taken_back_until_the_next_change(
    driver: Driver, page: MergingPage, choose: Choose, rooms: Rooms
) -> None:
    before = driver.digest()
    choose(*rooms[1:])
    merge(driver, page)
    driver.program.window.actions_by_name["undo_merge"].trigger()
    assert driver.digest() == before
    merge(driver, page)
    assert driver.digest() != before


def test_after_a_change_what_was_before_opens_as_a_copy(  # noqa: PLR0917 - fixtures
    driver: Driver,
    page: MergingPage,
    choose: Choose,
    rooms: Rooms,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before, target = driver.digest(), tmp_path / "Vorher.kiwork"
    choose(*rooms[1:])
    merge(driver, page)
    driver.bench.run(capture.edit_text, driver.bench.ask(all_cards)[0].uid, "Später")
    assert not page.run.can_take_back
    monkeypatch.setattr(file_dialog, "ask_target", lambda *_a, **_k: target)
    driver.program.window.actions_by_name["open_before_merge"].trigger()
    assert driver.store.path == target
    assert driver.digest() == before


def test_a_conflict_is_decided_by_keyboard_and_the_decision_undone(
    driver: Driver, page: MergingPage, choose: Choose, rooms: Rooms
) -> None:
    choose(*rooms[1:])
    merge(driver, page)
    merged = driver.digest()
    driver.press("Alt+2")
    wording = page.undecided.pane.variants.boxes[1].words.toPlainText()
    driver.press("B")
    assert driver.bench.undecided == ()
    assert wording in texts(driver)
    driver.press("Ctrl+Z")
    assert driver.digest() == merged
    assert len(driver.bench.undecided) == 1


def test_all_wordings_are_kept_as_cards_by_one_key(
    driver: Driver, page: MergingPage, choose: Choose, rooms: Rooms
) -> None:
    choose(*rooms[1:])
    merge(driver, page)
    driver.press("Alt+2")
    driver.press("K")
    assert {f"Zu wenig Sprachkurse, sagt {room.stem}" for room in rooms} < set(texts(driver))
    assert driver.bench.undecided == ()


def test_a_wording_of_ones_own_takes_the_place_of_all(
    driver: Driver, page: MergingPage, choose: Choose, rooms: Rooms
) -> None:
    choose(*rooms[1:])
    merge(driver, page)
    driver.press("Alt+2")
    driver.press("F2")
    driver.type("Kurse abends")
    driver.press("Ctrl+Return")
    assert "Kurse abends" in texts(driver)
    assert driver.bench.undecided == ()


def test_a_refused_file_blocks_and_leaves_both_as_they_are(
    driver: Driver, page: MergingPage, choose: Choose, rooms: Rooms, tmp_path: Path
) -> None:
    broken = tmp_path / "Raum 4.kiwork"
    broken.write_bytes(rooms[1].read_bytes()[:5000])
    before = rooms[0].read_bytes(), broken.read_bytes()
    choose(broken, rooms[2])
    driver.press("Ctrl+Return")
    assert page.run.stage is Stage.READY
    assert (rooms[0].read_bytes(), broken.read_bytes()) == before
    driver.qtbot.waitUntil(lambda: "Die Datei Raum 4.kiwork ist" in said(page.files))
    assert "Eine Datei kann nicht zusammengeführt werden." in said(page.files)


def test_without_the_refused_file_the_others_can_be_merged(
    driver: Driver, page: MergingPage, choose: Choose, rooms: Rooms, tmp_path: Path
) -> None:
    broken = tmp_path / "Raum 4.kiwork"
    broken.write_bytes(b"")
    choose(broken, rooms[2])
    page.run.remove(broken)
    wait_for(driver, page, Stage.READY)
    merge(driver, page)
    assert "Neu aus Raum 3" in texts(driver)


def test_a_file_of_another_process_comes_in_once_that_was_confirmed(
    driver: Driver, page: MergingPage, choose: Choose, tmp_path: Path
) -> None:
    other = new_file(tmp_path / "Anderes.kiwork", template="workshop")
    choose(other)
    assert not page.run.can_merge
    page.run.confirm(other)
    wait_for(driver, page, Stage.READY)
    assert page.run.can_merge


def test_looking_at_files_can_be_cancelled(
    driver: Driver, page: MergingPage, rooms: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = rooms[0].read_bytes()
    page.take_files(rooms[1:])
    driver.press("Space")
    wait_for(driver, page, Stage.EMPTY)
    assert page.run.report is None
    assert rooms[0].read_bytes() == before


def test_what_was_changed_meanwhile_is_kept_and_merged_with(
    driver: Driver, page: MergingPage, choose: Choose, rooms: Rooms
) -> None:
    choose(*rooms[1:])
    uid = next(card.uid for card in driver.bench.ask(all_cards) if card.text == "Neu aus Raum 1")
    driver.bench.run(capture.edit_text, uid, "Inzwischen geändert")
    merge(driver, page)
    assert {"Inzwischen geändert", "Neu aus Raum 2"} < set(texts(driver))


def test_a_change_while_the_files_are_merged_is_kept_too(
    driver: Driver, page: MergingPage, choose: Choose, rooms: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(*rooms[1:])
    page.run.merge()
    uid = next(card.uid for card in driver.bench.ask(all_cards) if card.text == "Neu aus Raum 1")
    driver.bench.run(capture.edit_text, uid, "Mittendrin geändert")
    wait_for(driver, page, Stage.DONE)
    assert {"Mittendrin geändert", "Neu aus Raum 2"} < set(texts(driver))


def test_a_merge_that_is_refused_at_the_end_changes_nothing(
    driver: Driver, page: MergingPage, choose: Choose, rooms: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(*rooms[1:])
    before = driver.digest()
    monkeypatch.setattr(Workplace, "take_over", _no_room)
    driver.press("Ctrl+Return")
    driver.qtbot.waitUntil(lambda: page.run.stage is Stage.READY, timeout=20_000)
    assert driver.digest() == before
    assert "voll" in said(driver.program.window)


def _no_room(*_: object) -> None:
    from kiwork.replacing import NoRoomError  # noqa: PLC0415 - where it is raised

    raise NoRoomError(file="Raum 1.kiwork")


def test_the_files_stay_when_the_window_is_built_anew(
    driver: Driver, page: MergingPage, choose: Choose, rooms: Rooms
) -> None:
    choose(*rooms[1:])
    driver.press("Ctrl+Shift+L")
    anew = driver.program.window.page
    assert isinstance(anew, MergingPage)
    assert numbers(anew)[0] == "2 new"


def test_a_file_that_is_only_read_offers_a_copy(driver: Driver, page: MergingPage, rooms: Rooms) -> None:
    driver.bench.close()
    rooms[0].chmod(0o444)
    holder = _held(rooms[0])
    driver.bench.open(rooms[0])
    driver.press("Ctrl+7")
    assert isinstance(page.files, FilesPanel)
    assert "nur zum Lesen" in said(page.files)
    page.take_files(rooms[1:])
    assert page.run.stage is Stage.EMPTY
    holder()


def _held(path: Path) -> Callable[[], None]:
    from kiwork.store.opening import open_store  # noqa: PLC0415 - another window

    path.chmod(0o644)
    return open_store(path).close


def drop(driver: Driver, paths: tuple[Path, ...]) -> None:
    target = driver.program.window.windowHandle()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    button, modifiers, action = (
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.DropAction.CopyAction,
    )
    enter = QDragEnterEvent(QPoint(5, 5), action, data, button, modifiers)
    QApplication.sendEvent(target, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(target, QDropEvent(QPointF(5, 5), action, data, button, modifiers))


def test_files_dropped_on_any_step_are_listed(driver: Driver, page: MergingPage, rooms: Rooms) -> None:
    driver.press("Ctrl+2")
    drop(driver, rooms[1:])
    wait_for(driver, page, Stage.READY)
    assert driver.program.window.step == "merging"
    assert page.run.paths == rooms[1:]


def test_one_file_dropped_while_none_is_open_is_opened(
    driver: Driver, page: MergingPage, rooms: Rooms
) -> None:
    driver.bench.close()
    drop(driver, rooms[1:2])
    assert driver.store.path == rooms[1]


def test_of_several_files_dropped_one_is_chosen_and_the_others_go_into_it(
    driver: Driver, page: MergingPage, rooms: Rooms
) -> None:
    driver.bench.close()
    drop(driver, rooms)
    start = driver.program.window._start
    driver.qtbot.waitUntil(lambda: "Mit welcher Datei" in said(start))
    start.chosen.emit(rooms[1], [rooms[0], rooms[2]])
    wait_for(driver, page, Stage.READY)
    assert driver.store.path == rooms[1]
    assert page.run.paths == (rooms[0], rooms[2])


def test_the_start_page_asks_into_which_file(
    driver: Driver, page: MergingPage, rooms: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver.bench.close()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(rooms[2]), ""))
    driver.program.window.actions_by_name["merge_files"].trigger()
    assert driver.store.path == rooms[2]
    assert driver.program.window.step == "merging"
