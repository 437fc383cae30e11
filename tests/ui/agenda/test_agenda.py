"""The agenda runs by keyboard: steps begin, are counted down, and how long they took is noted."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from kiwork.queries.outline import AgendaStepView
from kiwork.ui.actions import STEPS
from kiwork.ui.agenda.beside import WithAgenda
from kiwork.ui.agenda.course import Course, course_of
from kiwork.ui.agenda.pane import AgendaPane
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench
from kiwork.usecases import setup
from tests.ui.test_countdown import Clock
from tests.ui.window import Driver


@pytest.fixture
def clock() -> Clock:
    """Return a clock that stands still."""
    return Clock()


@pytest.fixture
def course(workbench: Workbench, clock: Clock) -> Course:
    """Return a course by that clock, over three steps."""
    assert workbench.workshop_uid
    for title, minutes in (("Ankommen", 20), ("Sammeln", 40), ("Pause", None)):
        workbench.run(setup.add_agenda_step, workbench.workshop_uid, title, planned=minutes)
    second = steps(workbench)[1].uid
    workbench.run(
        setup.edit, "agenda_step", second, view="collect", instruction="Erst schreiben, dann lesen."
    )
    return Course(workbench, clock)


@pytest.fixture
def pane(qtbot: QtBot, workbench: Workbench, theme: Theme, course: Course) -> Iterator[AgendaPane]:
    """Show the pane."""
    made = AgendaPane(workbench, theme)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    yield made
    workbench.countdown.stop()


def steps(workbench: Workbench) -> tuple[AgendaStepView, ...]:
    """Return the agenda as it is stored."""
    assert workbench.outline
    workshop = workbench.outline.workshop(workbench.workshop_uid)
    assert workshop
    return workshop.agenda


def test_the_next_step_is_the_first_that_has_not_run(course: Course, workbench: Workbench) -> None:
    workbench.run(setup.add_actual, steps(workbench)[0].uid, 25)
    assert course.next
    assert course.next.title == "Sammeln"


def test_a_step_that_begins_is_counted_down_and_shows_its_view(
    qtbot: QtBot, course: Course, workbench: Workbench
) -> None:
    with qtbot.waitSignal(course.to_show) as shown:
        course.begin(steps(workbench)[1])
    assert shown.args == ["collect"]
    assert workbench.countdown.remaining == 40 * 60


def test_how_long_a_step_took_is_noted_when_the_next_begins(
    course: Course, workbench: Workbench, clock: Clock
) -> None:
    course.begin_next()
    clock.now += 25 * 60 + 10
    course.begin_next()
    assert [step.actual for step in steps(workbench)] == [25, None, None]


def test_a_step_that_runs_again_adds_up(course: Course, workbench: Workbench, clock: Clock) -> None:
    for _ in range(2):
        course.begin(steps(workbench)[0])
        clock.now += 10 * 60
    course.end()
    assert steps(workbench)[0].actual == 20


def test_a_wrong_key_is_not_noted(course: Course, workbench: Workbench, clock: Clock) -> None:
    course.begin_next()
    clock.now += 10
    course.begin_next()
    assert steps(workbench)[0].actual is None


def test_after_the_last_step_none_is_on(course: Course, workbench: Workbench) -> None:
    course.begin(steps(workbench)[2])
    assert workbench.countdown.remaining is None
    course.begin_next()
    assert course.current is None


def test_closing_the_file_notes_the_step_that_is_on(
    course: Course, workbench: Workbench, clock: Clock
) -> None:
    assert workbench.store
    path = workbench.store.path
    course.begin_next()
    clock.now += 15 * 60
    workbench.close()
    workbench.open(path)
    assert steps(workbench)[0].actual == 15
    assert course.current is None


def test_a_step_that_is_deleted_is_no_longer_on(course: Course, workbench: Workbench) -> None:
    course.begin_next()
    workbench.run(setup.delete, "agenda_step", steps(workbench)[0].uid)
    assert course.current is None
    assert workbench.countdown.remaining is None


def test_how_long_a_step_took_can_be_undone(course: Course, workbench: Workbench, clock: Clock) -> None:
    course.begin_next()
    clock.now += 25 * 60
    course.begin_next()
    workbench.undo()
    assert steps(workbench)[0].actual is None


def test_the_pane_shows_the_step_and_goes_on_by_enter(qtbot: QtBot, pane: AgendaPane, course: Course) -> None:
    pane.take_focus()
    assert pane.go_on.hasFocus()
    qtbot.keyClick(pane.go_on, Qt.Key.Key_Return)
    assert (pane.title.text(), pane.clock.text()) == ("Ankommen", "20:00")
    qtbot.keyClick(pane.go_on, Qt.Key.Key_Return)
    assert pane.instruction.text() == "Erst schreiben, dann lesen."


def test_a_minute_more_and_a_pause(qtbot: QtBot, pane: AgendaPane, workbench: Workbench) -> None:
    qtbot.keyClick(pane.go_on, Qt.Key.Key_Return)
    qtbot.keyClick(pane.buttons["more"], Qt.Key.Key_Space)
    assert pane.clock.text() == "21:00"
    qtbot.keyClick(pane.buttons["pause"], Qt.Key.Key_Space)
    assert not workbench.countdown.is_running
    assert pane.buttons["pause"].text() == workbench.text("agenda.resume")


def test_a_countdown_begins_without_a_step(qtbot: QtBot, pane: AgendaPane, workbench: Workbench) -> None:
    for _ in range(3):
        qtbot.keyClick(pane.buttons["more"], Qt.Key.Key_Space)
    assert workbench.countdown.remaining == 180


def test_a_chosen_step_begins(qtbot: QtBot, pane: AgendaPane, course: Course) -> None:
    pane.list.setFocus()
    pane.list.setCurrentIndex(pane.model.index(1, 0))
    qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    assert course.current
    assert course.current.title == "Sammeln"


def test_without_steps_the_pane_offers_to_write_them(
    qtbot: QtBot, workbench: Workbench, theme: Theme
) -> None:
    made = AgendaPane(workbench, theme)
    qtbot.addWidget(made)
    made.show()
    with qtbot.waitSignal(made.edit_wanted):
        qtbot.keyClick(made._empty.button, Qt.Key.Key_Return)


def test_its_list_is_a_sound_model(qtmodeltester: ModelTester, pane: AgendaPane) -> None:
    qtmodeltester.check(pane.model)


def test_the_keys_of_the_window_open_it_and_begin_the_next_step(driver: Driver, tmp_path: Path) -> None:
    driver.bench.create(tmp_path / "a.kiwork", "example")
    assert driver.bench.outline
    driver.bench.look_at(workshop_uid=driver.bench.outline.workshops[0].uid)
    course = course_of(driver.bench)
    driver.press("Ctrl+T")
    assert driver.focused.text() == driver.bench.text("agenda.begin")  # type: ignore[attr-defined]  # the button
    driver.press("Ctrl+Shift+T")
    assert course.current == course.steps[0]
    driver.press("Ctrl+T")
    assert driver.program.window.page
    assert driver.program.window.page.isAncestorOf(driver.focused)
    driver.bench.countdown.stop()


def test_a_step_that_names_no_view_of_the_window_shows_none(driver: Driver, tmp_path: Path) -> None:
    driver.bench.create(tmp_path / "a.kiwork", "example")
    before = driver.program.window.step
    course = course_of(driver.bench)
    course.to_show.emit("../../etc")
    assert driver.program.window.step == before


@pytest.mark.parametrize("width", [1920, 1280])
def test_the_window_can_be_made_smaller_with_the_agenda_open(
    qtbot: QtBot, workbench: Workbench, theme: Theme, width: int
) -> None:
    both = WithAgenda(workbench, theme, QWidget())
    qtbot.addWidget(both)
    both.resize(width, 720)
    both.show()
    both.toggle()
    both.resize(480, 720)
    assert both.width() == 480
    qtbot.waitUntil(lambda: both.pane is not None and both.pane.width() == 480)


def test_the_agenda_alone_leaves_the_window_its_least_width(
    qtbot: QtBot, workbench: Workbench, theme: Theme
) -> None:
    both = WithAgenda(workbench, theme, QWidget())
    qtbot.addWidget(both)
    both.resize(700, 720)
    both.show()
    both.toggle()
    assert both.minimumSizeHint().width() < 480


@pytest.mark.parametrize("step", [step.name for step in STEPS])
def test_the_agenda_makes_the_window_no_wider_than_a_small_screen(
    driver: Driver, tmp_path: Path, step: str
) -> None:
    driver.bench.create(tmp_path / "a.kiwork", "example")
    driver.program.window.go_to(step)
    driver.press("Ctrl+T")
    assert driver.program.window.minimumSizeHint().width() <= 1280


def test_the_end_of_the_time_is_said_though_the_pane_was_never_open(
    qtbot: QtBot, course: Course, workbench: Workbench
) -> None:
    course.begin_next()
    with qtbot.waitSignal(workbench.said) as said:
        workbench.countdown.ended.emit()
    assert said.args == [workbench.text("agenda.over", title="Ankommen")]
