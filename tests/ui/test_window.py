"""The frame of the window: steps, language, undo, what is said, and what survives."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QWidget

from kiwork.queries.cards import all_cards
from kiwork.ui.actions import STEPS
from kiwork.ui.fitting import fitting
from kiwork.ui.main_window import FIRST_SIZE
from kiwork.ui.theme import CONTRAST
from kiwork.ui.workbench import Workbench
from kiwork.usecases import capture, setup
from kiwork.usecases.capture import CardDraft
from tests.ui.window import Driver

HOSTILE = "<b>fett</b> & </i> <img src='file:///etc/hostname'> {0} %s"


@pytest.fixture
def open_file(driver: Driver, tmp_path: Path) -> Workbench:
    driver.bench.create(tmp_path / "Raum 4.kiwork", "integrationskonzept")
    driver.bench.run(setup.add_workshop, "Auftakt")
    return driver.bench


def shown(driver: Driver) -> list[str]:
    return [label.text() for label in driver.program.window.findChildren(QLabel) if label.isVisible()]


def test_every_step_is_reached_by_its_number(driver: Driver, open_file: Workbench) -> None:
    for number, step in enumerate(STEPS, 1):
        driver.press(f"Ctrl+{number}")
        assert driver.program.window.step == step.name


def test_a_new_file_waits_for_its_first_card(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiwork.ui.file_dialog.ask_target", lambda *_a, **_k: tmp_path / "Neu.kiwork")
    driver.in_dialog(lambda: driver.press("Return"))
    driver.press("Ctrl+N")
    assert driver.focused.property("role") == "entry-text"


def test_enter_presses_the_button_that_has_the_focus(driver: Driver) -> None:
    titles = []

    def look() -> None:
        titles.append(driver.focused.window().windowTitle())
        driver.press("Esc")

    driver.in_dialog(look)
    driver.press("Return")
    driver.qtbot.waitUntil(lambda: titles == ["Neues Verfahren"])


def test_the_example_opens_from_the_start_page(driver: Driver) -> None:
    driver.program.window.actions_by_name["open_example"].trigger()
    assert driver.bench.outline is not None
    assert driver.program.window.windowTitle() == "Beispiel: Integrationskonzept — Kiwork"


@pytest.mark.parametrize(
    ("room", "size"), [((1366, 728), (1280, 688)), ((1280, 720), (1264, 680)), ((1920, 1040), (1280, 720))]
)
def test_the_first_window_fits_on_the_screen_with_its_frame(
    room: tuple[int, int], size: tuple[int, int]
) -> None:
    assert fitting(QSize(*FIRST_SIZE), QSize(*room)).toTuple() == size


def test_the_language_changes_while_running_and_nothing_typed_is_lost(
    driver: Driver, open_file: Workbench
) -> None:
    driver.press("Ctrl+2")
    driver.type("halb getippt")
    driver.press("Ctrl+Shift+L")
    assert driver.program.window.step == "collect"
    assert driver.program.window.actions_by_name["undo"].text().startswith("Undo")
    assert "halb getippt" in _typed(driver)


def test_undo_names_what_it_takes_back(driver: Driver, open_file: Workbench) -> None:
    assert driver.program.window.actions_by_name["undo"].text() == "Rückgängig: Veranstaltung anlegen"
    driver.press("Ctrl+Z")
    assert open_file.outline is not None
    assert open_file.outline.workshops == ()
    assert driver.program.window.actions_by_name["redo"].text() == "Wiederholen: Veranstaltung anlegen"


def test_ctrl_z_goes_first_to_what_is_being_typed(driver: Driver, open_file: Workbench) -> None:
    driver.press("Ctrl+2")
    driver.type("Tippfehler")
    driver.press("Ctrl+Z")
    assert "Tippfehler" not in _typed(driver)
    assert open_file.outline is not None
    assert len(open_file.outline.workshops) == 1


def test_a_refusal_stands_above_the_page_until_something_succeeds(
    driver: Driver, open_file: Workbench
) -> None:
    open_file.run(capture.edit_text, "nicht da", "x")
    assert any("Dieser Eintrag ist nicht mehr da" in text for text in shown(driver))
    open_file.run(setup.add_phase, "Nachlese")
    assert not any("Dieser Eintrag ist nicht mehr da" in text for text in shown(driver))


def test_a_file_that_was_deleted_is_noticed_and_saved_elsewhere(
    driver: Driver, open_file: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert open_file.workshop_uid
    draft = CardDraft("bleibt", open_file.topic_field_uid, open_file.workshop_uid)
    open_file.make(capture.add_card, draft)
    (tmp_path / "Raum 4.kiwork").unlink()
    assert open_file.make(capture.add_card, draft) is None
    assert any("gelöscht, verschoben oder ersetzt" in text for text in shown(driver))
    target = tmp_path / "Gerettet.kiwork"
    monkeypatch.setattr("kiwork.ui.file_dialog.ask_target", lambda *_a, **_k: target)
    driver.program.window.actions_by_name["save_copy"].trigger()
    assert open_file.store is not None
    assert open_file.store.path == target
    assert [card.text for card in open_file.ask(all_cards)] == ["bleibt"]
    assert not any("gelöscht, verschoben oder ersetzt" in text for text in shown(driver))


def test_the_command_search_does_what_is_typed(driver: Driver, open_file: Workbench) -> None:
    def search() -> None:
        driver.type("übers\n")

    driver.press("Ctrl+2")
    driver.in_dialog(search)
    driver.press("Ctrl+K")
    assert driver.program.window.step == "overview"


def test_a_dialog_that_was_closed_is_gone(driver: Driver, open_file: Workbench) -> None:
    for keys in ("Ctrl+,", "Ctrl+E"):
        driver.in_dialog(lambda: driver.press("Esc"))
        driver.press(keys)
    driver.qtbot.waitUntil(lambda: not driver.program.window.findChildren(QDialog))


def test_no_widget_reads_what_people_typed_as_markup(driver: Driver, open_file: Workbench) -> None:
    outline = open_file.outline
    assert outline is not None
    field, workshop = outline.topic_fields[0].uid, open_file.workshop_uid or ""
    open_file.run(setup.edit_process, title=HOSTILE, host=HOSTILE)
    open_file.run(setup.edit, "workshop", workshop, title=HOSTILE, venue=HOSTILE)
    open_file.run(setup.edit, "topic_field", field, title=HOSTILE)
    open_file.run(setup.edit, "guiding_question", outline.questions[0].uid, text=HOSTILE)
    open_file.make(capture.add_card, CardDraft(HOSTILE, field, workshop))
    for step in STEPS:
        driver.program.window.go_to(step.name)
        for widget in driver.program.window.findChildren(QWidget):
            assert not _guesses(widget), (step.name, widget)


def _guesses(widget: QWidget) -> bool:
    if isinstance(widget, QLabel) and "<" in widget.text():
        return widget.textFormat() != Qt.TextFormat.PlainText
    return "<b>" in widget.toolTip()


def _typed(driver: Driver) -> list[str]:
    fields = driver.program.window.findChildren(QLineEdit)
    return [*(field.text() for field in fields), driver.focused.property("plainText") or ""]


def test_the_window_follows_a_system_that_asks_for_high_contrast(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiwork.ui.looks.system_colours", lambda *_: CONTRAST)
    driver.program.looks.system_changed()
    assert driver.program.window.theme.colours is CONTRAST


@pytest.mark.parametrize("name", ["system", "light", "dark", "contrast"])
def test_the_menu_ticks_the_colours_in_force(driver: Driver, name: str) -> None:
    driver.program.window.actions_by_name[f"colours_{name}"].trigger()
    actions = driver.program.window.actions_by_name.items()
    ticked = [action for action, made in actions if made.isChecked() and action.startswith("colours_")]
    assert ticked == [f"colours_{name}"]
