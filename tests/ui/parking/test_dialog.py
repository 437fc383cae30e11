"""The parking lot by keyboard: park, decide, end the workshop."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from kiwork.models.kinds import WorkshopState
from kiwork.queries.outline import outline
from kiwork.queries.parking import parked_items
from kiwork.ui.parking.dialog import ParkingDialog
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench
from kiwork.usecases import setup

Found = list[tuple[str, bool, str, str]]


@pytest.fixture
def dialog(qtbot: QtBot, workbench: Workbench, theme: Theme) -> Iterator[ParkingDialog]:
    """Show the parking lot of a new file."""
    parent = QWidget()
    qtbot.addWidget(parent)
    made = ParkingDialog(workbench, theme, parent)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    yield made
    made.close()


def park(qtbot: QtBot, dialog: ParkingDialog, *texts: str) -> None:
    """Type into the line."""
    for text in texts:
        dialog.line.setFocus()
        qtbot.keyClicks(dialog.line, text)
        qtbot.keyClick(dialog.line, Qt.Key.Key_Return)


def found(workbench: Workbench) -> Found:
    """Return what is parked: text, whether it still is, decision and reason."""
    return [
        (item.card.text, item.card.parked, item.told.decision, item.told.reason)
        for item in workbench.ask(parked_items)
    ]


def state(workbench: Workbench) -> str:
    """Return the state of the workshop."""
    workshop = workbench.ask(outline).workshop(workbench.workshop_uid)
    assert workshop
    return workshop.state


def test_something_is_parked_and_the_line_is_ready_again(
    qtbot: QtBot, dialog: ParkingDialog, workbench: Workbench
) -> None:
    park(qtbot, dialog, "Erst die Stadt fragen", "Busse am Sonntag")
    assert found(workbench) == [("Busse am Sonntag", True, "", ""), ("Erst die Stadt fragen", True, "", "")]
    assert (dialog.line.text(), dialog.line.hasFocus()) == ("", True)


def test_a_card_is_handed_over_by_keyboard(qtbot: QtBot, dialog: ParkingDialog, workbench: Workbench) -> None:
    park(qtbot, dialog, "Busse am Sonntag")
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, Qt.Key.Key_2)
    assert dialog.form.goal.hasFocus()
    assert not dialog.form.decide.isEnabled()
    qtbot.keyClicks(dialog.form.goal, "den Nahverkehr")
    dialog.form.reason.setFocus()
    qtbot.keyClicks(dialog.form.reason, "Fahrplan")
    qtbot.keyClick(dialog.form.reason, Qt.Key.Key_Return)
    decision = workbench.text("parking.said_handed_to", goal="den Nahverkehr")
    assert found(workbench) == [("Busse am Sonntag", True, decision, "Fahrplan")]
    assert dialog.list.hasFocus()


def test_what_is_taken_up_is_no_longer_parked(
    qtbot: QtBot, dialog: ParkingDialog, workbench: Workbench
) -> None:
    park(qtbot, dialog, "Busse am Sonntag")
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, Qt.Key.Key_1)
    qtbot.keyClick(dialog.form.reason, Qt.Key.Key_Return)
    assert found(workbench) == [("Busse am Sonntag", False, workbench.text("parking.said_taken_up"), "")]


def test_other_workshops_are_offered_to_carry_over_to(
    qtbot: QtBot, dialog: ParkingDialog, workbench: Workbench
) -> None:
    park(qtbot, dialog, "Busse am Sonntag")
    here = workbench.workshop_uid
    new_workshop(workbench, "Abschluss")
    workbench.look_at(workshop_uid=here)
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, Qt.Key.Key_3)
    assert [dialog.form.goal.itemText(row) for row in range(dialog.form.goal.count())] == ["Abschluss"]


def test_the_next_undecided_one_is_marked_after_a_decision(
    qtbot: QtBot, dialog: ParkingDialog, workbench: Workbench
) -> None:
    park(qtbot, dialog, "Busse", "Ampeln")
    dialog.list.setCurrentIndex(dialog.model.index(0, 0))
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, Qt.Key.Key_4)
    qtbot.keyClick(dialog.form.reason, Qt.Key.Key_Return)
    assert dialog.current
    assert dialog.current.card.text == "Busse"


def test_a_decision_is_taken_back(qtbot: QtBot, dialog: ParkingDialog, workbench: Workbench) -> None:
    park(qtbot, dialog, "Busse")
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, Qt.Key.Key_4)
    qtbot.keyClick(dialog.form.reason, Qt.Key.Key_Return)
    dialog.form.take_back.click()
    assert found(workbench) == [("Busse", True, "", "")]


def test_the_workshop_ends_once_everything_is_decided(
    qtbot: QtBot, dialog: ParkingDialog, workbench: Workbench
) -> None:
    park(qtbot, dialog, "Busse")
    assert not dialog.end.isEnabled()
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, Qt.Key.Key_4)
    qtbot.keyClick(dialog.form.reason, Qt.Key.Key_Return)
    dialog.end.click()
    assert state(workbench) == WorkshopState.CLOSED
    park(qtbot, dialog, "Ampeln")
    assert [text for text, *_ in found(workbench)] == ["Busse"]
    assert dialog.line.text() == "Ampeln"
    dialog.end.click()
    assert state(workbench) == WorkshopState.OPEN


def test_its_list_is_a_sound_model(
    qtmodeltester: ModelTester, qtbot: QtBot, dialog: ParkingDialog, workbench: Workbench
) -> None:
    park(qtbot, dialog, "Busse", "Ampeln")
    qtmodeltester.check(dialog.model)


def new_workshop(workbench: Workbench, title: str) -> None:
    """Make another workshop."""
    workbench.run(setup.add_workshop, title)
