"""Files for several rooms are prepared in one dialog; a room file shows its part, and the rest on demand."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QInputDialog, QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from kiwork.protocol.editions import Choices
from kiwork.protocol.selection import read
from kiwork.store.local import Local
from kiwork.store.opening import open_store
from kiwork.ui.header import Header
from kiwork.ui.itemmodels.rooms import LABEL, Room, RoomsModel
from kiwork.ui.recommend.page import RecommendPage
from kiwork.ui.rooms.dialog import RoomsDialog
from kiwork.ui.status_line import StatusLine
from kiwork.ui.weigh.page import WeighPage
from kiwork.usecases import arrange, capture, recommend, setup, weigh
from kiwork.usecases.capture import CardDraft
from tests.ui.window import Driver


def dialog() -> RoomsDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, RoomsDialog)
    return found


def open_office(driver: Driver, folder: Path) -> None:
    driver.bench.create(folder / "Büro.kiwork", "integrationskonzept", title="Konzept 2026: Teil 1")


def open_room(driver: Driver, folder: Path) -> list[str]:
    """Open a room file that shows the first topic field; return the uids of all."""
    open_office(driver, folder)
    outline = driver.bench.outline
    assert outline
    fields = [field.uid for field in outline.topic_fields]
    for field in fields[:2]:
        driver.bench.run(capture.add_card, CardDraft("Karte", field, workshop_uid=None))
    driver.store.keep_local(Local("Raum 3", frozenset(fields[:1])))
    driver.bench.close()
    driver.bench.open(folder / "Büro.kiwork")
    return fields


def shown_fields(driver: Driver) -> int:
    return driver.program.window.findChildren(Header)[0]._fields.count()


def status(driver: Driver) -> str:
    return driver.program.window.findChildren(StatusLine)[0].findChildren(QLabel)[1].text()


def trigger(driver: Driver, name: str) -> None:
    driver.program.window.actions_by_name[name].trigger()


def test_one_key_prepares_a_file_for_each_topic_field(driver: Driver, tmp_path: Path) -> None:
    open_office(driver, tmp_path)
    told: list[str] = []

    def prepare() -> None:
        driver.press("Return")
        driver.qtbot.waitUntil(lambda: not dialog()._said.isHidden())
        told.append(dialog()._said.text())
        driver.press("Return")

    driver.in_dialog(prepare)
    trigger(driver, "prepare_rooms")
    names = {f"Konzept 2026 Teil 1 – Raum {n}.kiwork" for n in range(1, 7)}
    assert {path.name for path in tmp_path.glob("Konzept*")} == names
    assert str(tmp_path) in told[0].replace("\u200b", "")
    store = open_store(tmp_path / "Konzept 2026 Teil 1 – Raum 2.kiwork")
    assert (store.room, len(store.local.topic_field_uids)) == ("Raum 2", 1)
    store.close()


def test_a_file_that_is_there_is_named_and_nothing_is_written(driver: Driver, tmp_path: Path) -> None:
    open_office(driver, tmp_path)
    (tmp_path / "Konzept 2026 Teil 1 – Raum 6.kiwork").write_bytes(b"mine")
    said: list[str] = []
    driver.bench.failed.connect(said.append)

    def prepare() -> None:
        driver.press("Return")
        driver.qtbot.waitUntil(lambda: bool(said))
        driver.press("Esc")

    driver.in_dialog(prepare)
    trigger(driver, "prepare_rooms")
    assert "Raum 6" in said[0]
    assert len(list(tmp_path.glob("Konzept*"))) == 1


def test_rooms_are_named_and_given_other_topic_fields(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_office(driver, tmp_path)
    folder = tmp_path / "Räume"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))

    def arrange() -> None:
        rooms = dialog().rooms
        for _ in range(4):
            rooms._remove_marked()
        rooms.model.setData(rooms.model.index(0, LABEL), "Großer Saal")
        rooms.table.selectRow(0)
        rooms.ticks.setFocus()
        rooms.ticks.setCurrentRow(0)
        driver.press("Space")
        dialog()._choose_folder()
        dialog().buttons.button(QDialogButtonBox.StandardButton.Ok).setFocus()
        driver.press("Return")
        driver.qtbot.waitUntil(lambda: not dialog()._said.isHidden())
        driver.press("Return")

    driver.in_dialog(arrange)
    trigger(driver, "prepare_rooms")
    assert len(list(folder.iterdir())) == 2
    store = open_store(folder / "Konzept 2026 Teil 1 – Großer Saal.kiwork")
    assert len(store.local.topic_field_uids) == 2
    store.close()


def test_a_long_name_of_the_process_does_not_cut_off_the_rooms(driver: Driver, tmp_path: Path) -> None:
    from kiwork.ui.rooms.preparing import room_files  # noqa: PLC0415 - imports the window

    driver.bench.create(tmp_path / "a.kiwork", "empty", title="Sehr lang " * 30)
    files = room_files(driver.bench, [Room("Raum 1"), Room("Raum 2")], tmp_path)
    assert [file.path.stem[-6:] for file in files] == ["Raum 1", "Raum 2"]


def test_a_room_file_shows_its_topic_field_and_counts_the_others(driver: Driver, tmp_path: Path) -> None:
    open_room(driver, tmp_path)
    assert shown_fields(driver) == 1
    assert "Raum 3" in status(driver)
    assert "davon 1 in" in status(driver)
    trigger(driver, "switch_topic_fields")
    assert shown_fields(driver) == 6
    assert "davon" not in status(driver)
    trigger(driver, "switch_topic_fields")
    assert shown_fields(driver) == 1


def test_a_workshop_of_other_topic_fields_does_not_lead_out_of_the_room(
    driver: Driver, tmp_path: Path
) -> None:
    fields = open_room(driver, tmp_path)
    event = driver.bench.make(setup.add_workshop, "Wohnen")
    assert event
    driver.bench.run(setup.set_workshop_topic_fields, event, fields[1:2])
    driver.bench.look_at(workshop_uid=event)
    assert driver.bench.topic_field_uid == fields[0]


def test_all_recommendations_are_those_of_the_room(driver: Driver, tmp_path: Path) -> None:
    fields = open_room(driver, tmp_path)
    for field in fields[:2]:
        driver.bench.run(recommend.add_recommendation, field, "Kurse")
    driver.press("Ctrl+5")
    page = driver.program.window.page
    assert isinstance(page, RecommendPage)
    page._everywhere.click()
    assert [view.topic_field_uid for view in page._model.views] == fields[:1]
    trigger(driver, "switch_topic_fields")
    assert [view.topic_field_uid for view in page._model.views] == fields[:2]


def test_all_dots_are_those_of_the_room(driver: Driver, tmp_path: Path) -> None:
    fields = open_room(driver, tmp_path)
    for field in fields[:2]:
        driver.bench.run(arrange.add_cluster, field, "Kurse")
    driver.bench.run(weigh.add_round, "Runde")
    driver.press("Ctrl+4")
    trigger(driver, "all_topic_fields")
    page = driver.program.window.page
    assert isinstance(page, WeighPage)
    assert page.dots.model.rowCount() == 1
    trigger(driver, "switch_topic_fields")
    assert page.dots.model.rowCount() == 2


def test_a_protocol_of_a_room_file_has_everything(driver: Driver, tmp_path: Path) -> None:
    fields = open_room(driver, tmp_path)
    assert driver.bench.outline
    read_all = driver.bench.ask(read, "de", workshop_uid=None, topic_field_uids=None, choices=Choices())
    assert [field.uid for field in read_all.fields if field.cards] == fields[:2]


def test_only_a_room_file_offers_the_switch(driver: Driver, tmp_path: Path) -> None:
    open_office(driver, tmp_path)
    assert not driver.program.window.actions_by_name["switch_topic_fields"].isEnabled()


def test_a_topic_field_made_in_a_room_is_shown_there(driver: Driver, tmp_path: Path) -> None:
    open_room(driver, tmp_path)
    driver.bench.run(setup.add_topic_field, "Neues Feld")
    assert shown_fields(driver) == 2


def test_the_label_of_a_room_file_changes_for_this_file_alone(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver.bench.preferences.room = "Büro"
    open_room(driver, tmp_path)
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, text: (text + "b", True))
    trigger(driver, "set_room")
    assert driver.store.local.label == driver.store.room == "Raum 3b"
    assert driver.bench.preferences.room == "Büro"


def test_every_step_shows_the_part_and_the_whole(driver: Driver, tmp_path: Path) -> None:
    open_room(driver, tmp_path)
    for number in range(1, 7):
        driver.press(f"Ctrl+{number}")
        trigger(driver, "switch_topic_fields")
        trigger(driver, "switch_topic_fields")


def test_the_model_of_rooms_is_sound(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    model = RoomsModel([Room("A")], fields={"x": "Wohnen"}, everything="alle", headings=["Raum", "Felder"])
    qtmodeltester.check(model)
    model.add(Room("B", frozenset({"x"})))
    assert model.index(1, 1).data() == "Wohnen"
    assert not model.setData(model.index(0, 0), "  ", Qt.ItemDataRole.EditRole)
    model.remove(0)
    assert model.rooms == (Room("B", frozenset({"x"})),)
