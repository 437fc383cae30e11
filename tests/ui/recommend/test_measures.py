"""Measures on the sheet: added with Enter, changed in place, moved and deleted by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from kiwork.models.kinds import MeasureState
from kiwork.queries.measures import MeasureView, measures
from kiwork.ui.dates import shown_date
from kiwork.ui.itemmodels.measures import Column
from kiwork.ui.recommend.measures_box import MeasuresBox
from kiwork.ui.recommend.page import RecommendPage
from kiwork.ui.recommend.settled_choice import SettledChoice
from kiwork.ui.workbench import Workbench
from kiwork.usecases import measures as plan
from tests.ui.recommend.conftest import HOSTILE, only

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def box(qtbot: QtBot, page: RecommendPage) -> MeasuresBox:
    """Show the measures of a recommendation that has none yet."""
    page.resize(1900, 700)
    qtbot.keyClicks(page.beginnings.list, "2")
    page.sheet.sections["measures"].fold(unfolded=True)
    return page.sheet.measures


def kept(workbench: Workbench) -> tuple[MeasureView, ...]:
    """Return the measures as the file has them."""
    return workbench.ask(measures).get(only(workbench).uid, ())


def whats(workbench: Workbench) -> list[str]:
    return [measure.what for measure in kept(workbench)]


def add(qtbot: QtBot, box: MeasuresBox, *texts: str) -> None:
    box.new.setFocus()
    for text in texts:
        qtbot.keyClicks(box.new, text)
        qtbot.keyClick(box.new, Key.Key_Return)


def go_to(box: MeasuresBox, row: int, column: Column) -> None:
    box.table.setFocus()
    box.table.setCurrentIndex(box.model.index(row, column))


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget
    return widget


def test_enter_adds_a_measure_and_is_ready_for_the_next(
    qtbot: QtBot, workbench: Workbench, box: MeasuresBox
) -> None:
    assert not box._empty.isHidden()
    add(qtbot, box, "Kurse planen", HOSTILE)
    assert whats(workbench) == ["Kurse planen", HOSTILE]
    assert box.model.index(1, Column.WHAT).data() == HOSTILE
    assert (box.new.text(), box.new.hasFocus(), box._empty.isHidden()) == ("", True, True)
    workbench.undo()
    assert whats(workbench) == ["Kurse planen"]


def test_a_row_is_filled_in_from_cell_to_cell(qtbot: QtBot, workbench: Workbench, box: MeasuresBox) -> None:
    add(qtbot, box, "Kurse planen")
    go_to(box, 0, Column.LEAD)
    qtbot.keyClick(box.table, Key.Key_Return)
    for text in ("VHS", "Verein; Stadt", "2 Stunden", "1.3.27"):
        qtbot.keyClicks(focused(), text)
        qtbot.keyClick(focused(), Key.Key_Tab)
    (measure,) = kept(workbench)
    assert (measure.lead, measure.partners, measure.means, measure.due) == (
        "VHS", "Verein; Stadt", "2 Stunden", "2027-03-01",
    )  # fmt: skip
    assert box.model.index(0, Column.DUE).data() == shown_date("2027-03-01")
    for _ in range(4):
        workbench.undo()
    assert kept(workbench)[0].lead == ""


def test_escape_leaves_a_cell_as_it_was(qtbot: QtBot, workbench: Workbench, box: MeasuresBox) -> None:
    add(qtbot, box, "Kurse planen")
    go_to(box, 0, Column.WHAT)
    qtbot.keyClick(box.table, Key.Key_F2)
    qtbot.keyClicks(focused(), "anders")
    qtbot.keyClick(focused(), Key.Key_Escape)
    assert whats(workbench) == ["Kurse planen"]


def test_what_is_to_be_done_is_never_emptied(qtbot: QtBot, workbench: Workbench, box: MeasuresBox) -> None:
    add(qtbot, box, "Kurse planen")
    go_to(box, 0, Column.WHAT)
    qtbot.keyClick(box.table, Key.Key_Return)
    qtbot.keyClick(focused(), Key.Key_Delete)
    qtbot.keyClick(focused(), Key.Key_Tab)
    assert whats(workbench) == ["Kurse planen"]


def test_a_state_is_chosen_with_the_arrows(qtbot: QtBot, workbench: Workbench, box: MeasuresBox) -> None:
    add(qtbot, box, "Kurse planen")
    go_to(box, 0, Column.STATE)
    qtbot.keyClick(box.table, Key.Key_Return)
    assert isinstance(focused(), SettledChoice)
    qtbot.keyClick(focused(), Key.Key_Down)
    qtbot.keyClick(focused(), Key.Key_Down)
    qtbot.keyClick(focused(), Key.Key_Return)
    qtbot.waitUntil(lambda: kept(workbench)[0].state is MeasureState.DONE)
    assert box.in_words() == "1 Maßnahme, 1 erledigt"


def test_what_a_measure_builds_on_is_chosen_by_number(
    qtbot: QtBot, workbench: Workbench, box: MeasuresBox
) -> None:
    add(qtbot, box, "Orte suchen", "Kurse planen")
    go_to(box, 1, Column.BUILDS_ON)
    qtbot.keyClick(box.table, Key.Key_Return)
    choice = focused()
    assert isinstance(choice, SettledChoice)
    assert [choice.itemText(line) for line in range(choice.count())] == ["–", "SB-01.1 Orte suchen"]
    qtbot.keyClick(choice, Key.Key_Down)
    qtbot.keyClick(choice, Key.Key_Return)
    qtbot.waitUntil(lambda: box.model.index(1, Column.BUILDS_ON).data() == "SB-01.1")


def test_a_circle_is_refused_in_words(qtbot: QtBot, workbench: Workbench, box: MeasuresBox) -> None:
    add(qtbot, box, "Planen", "Suchen")
    first, second = kept(workbench)
    workbench.run(plan.build_on, first.uid, second.uid)
    with qtbot.waitSignal(workbench.failed) as failed:
        box._edit(second.uid, Column.BUILDS_ON, first.uid)
    assert failed.args
    assert failed.args[0].startswith("„Suchen“ würde am Ende auf sich selbst aufbauen.")


def test_a_measure_moves_and_stays_current(qtbot: QtBot, workbench: Workbench, box: MeasuresBox) -> None:
    add(qtbot, box, "A", "B", "C")
    go_to(box, 2, Column.WHAT)
    qtbot.keyClick(box.table, Key.Key_Up, ALT)
    qtbot.keyClick(box.table, Key.Key_Up, ALT)
    qtbot.keyClick(box.table, Key.Key_Up, ALT)
    assert whats(workbench) == ["C", "A", "B"]
    assert box.table.current
    assert box.table.current.what == "C"
    qtbot.keyClick(box.table, Key.Key_Down, ALT)
    assert whats(workbench) == ["A", "C", "B"]
    workbench.undo()
    assert whats(workbench) == ["C", "A", "B"]


def test_a_deleted_measure_comes_back(qtbot: QtBot, workbench: Workbench, box: MeasuresBox) -> None:
    add(qtbot, box, "A", "B")
    go_to(box, 0, Column.LEAD)
    qtbot.keyClick(box.table, Key.Key_Delete)
    assert whats(workbench) == ["B"]
    workbench.undo()
    assert whats(workbench) == ["A", "B"]


def test_what_has_no_room_stands_below_the_table(
    qtbot: QtBot, workbench: Workbench, page: RecommendPage, box: MeasuresBox
) -> None:
    add(qtbot, box, "Planen")
    page.resize(860, 600)
    assert Column.PARTNERS in box.table.without_room
    assert Column.WHAT not in box.table.without_room
    assert not box.form.isHidden()
    box.form.partners.setFocus()
    qtbot.keyClicks(box.form.partners, "Verein")
    qtbot.keyClick(box.form.partners, Key.Key_Tab)
    assert kept(workbench)[0].partners == "Verein"
    page.resize(1900, 600)
    assert box.table.without_room == frozenset()
    assert box.form.isHidden()


def test_every_field_stands_in_the_table_or_below_it(page: RecommendPage, box: MeasuresBox) -> None:
    box._workbench.run(plan.add_measure, only(box._workbench).uid, "Planen")
    for width in (620, 860, 1040, 1400, 1900):
        page.resize(width, 600)
        hidden = {column for column in Column if box.table.isColumnHidden(column)}
        below = {Column[key.upper()] for key in box.form._grid._shown} if hidden else set()
        assert hidden == below


def test_twenty_long_measures_are_no_wider_than_the_sheet(
    workbench: Workbench, page: RecommendPage, box: MeasuresBox
) -> None:
    uid = only(workbench).uid
    for number in range(20):
        workbench.run(plan.add_measure, uid, f"{number} " + "Kurse in allen Kommunen planen " * 40)
    assert box.table.horizontalScrollBar().maximum() == 0
    assert box.table.height() < 600
    inside = page.sheet.widget()
    assert inside
    assert inside.minimumSizeHint().width() <= page.sheet.viewport().width()


def test_another_recommendation_has_its_own(
    qtbot: QtBot, workbench: Workbench, page: RecommendPage, box: MeasuresBox
) -> None:
    add(qtbot, box, "Planen")
    qtbot.keyClicks(box.new, "halb")
    page.new_recommendation()
    assert (box.model.rowCount(), box.new.text(), box.form.isHidden()) == (0, "", True)


def test_the_model_keeps_the_rules_of_qt(
    qtbot: QtBot, qtmodeltester: ModelTester, workbench: Workbench, box: MeasuresBox
) -> None:
    add(qtbot, box, "A", "B", "C")
    qtmodeltester.check(box.model)
    go_to(box, 0, Column.WHAT)
    qtbot.keyClick(box.table, Key.Key_Delete)
    workbench.undo()
    qtmodeltester.check(box.model)
