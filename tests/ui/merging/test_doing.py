"""What can be done at the step "Zusammenführen", and what cannot, is told by the actions of the window."""

from collections.abc import Callable

import pytest

from kiwork.queries.cards import all_cards
from kiwork.store.opening import open_store
from kiwork.ui.merging.merge_run import Stage
from kiwork.ui.merging.page import MergingPage
from kiwork.usecases import capture
from tests.ui.merging.conftest import Rooms, wait_for
from tests.ui.window import Driver

Choose = Callable[..., None]
ON_DEMAND = {
    "start_merge", "undo_merge", "open_before_merge", "save_report", "print_report", "keep_as_cards",
    "write_one", "decide_later", *(f"take_{letter}" for letter in "abcdef"),
}  # fmt: skip


def possible(driver: Driver) -> set[str]:
    """Return those of the actions above that can be done now."""
    names = {action.objectName() for action in driver.program.window.usable_actions()}
    return names & ON_DEMAND


@pytest.fixture
def merged(driver: Driver, page: MergingPage, choose: Choose, rooms: Rooms) -> MergingPage:
    """Merge the files of the other rooms."""
    choose(*rooms[1:])
    driver.press("Ctrl+Return")
    wait_for(driver, page, Stage.DONE)
    return page


def test_without_files_nothing_can_be_done_but_to_choose_some(driver: Driver, page: MergingPage) -> None:
    assert possible(driver) == set()
    assert driver.program.window.actions_by_name["choose_files"].isEnabled()


def test_files_that_were_looked_at_can_be_merged(driver: Driver, choose: Choose, rooms: Rooms) -> None:
    choose(*rooms[1:])
    assert possible(driver) == {"start_merge"}


def test_files_that_bring_nothing_cannot_be_merged(driver: Driver, choose: Choose, rooms: Rooms) -> None:
    choose(rooms[0])
    assert possible(driver) == set()


def test_what_was_merged_can_be_taken_back_and_reported(driver: Driver, merged: MergingPage) -> None:
    assert possible(driver) == {"undo_merge", "open_before_merge", "save_report", "print_report"}


def test_after_a_change_what_was_before_can_still_be_opened(driver: Driver, merged: MergingPage) -> None:
    driver.bench.run(capture.edit_text, driver.bench.ask(all_cards)[0].uid, "Später")
    assert possible(driver) == {"open_before_merge", "save_report", "print_report"}


def test_there_is_a_key_for_every_wording_and_none_beyond(driver: Driver, merged: MergingPage) -> None:
    driver.press("Alt+2")
    keys = {"take_a", "take_b", "take_c", "keep_as_cards", "write_one", "decide_later"}
    assert keys <= possible(driver)
    assert "take_d" not in possible(driver)


def test_once_all_is_decided_no_key_decides_any_more(driver: Driver, merged: MergingPage) -> None:
    driver.press("Alt+2")
    driver.press("B")
    assert not {"take_a", "keep_as_cards", "write_one", "decide_later"} & possible(driver)


def test_a_file_that_is_only_read_takes_no_files(driver: Driver, page: MergingPage, rooms: Rooms) -> None:
    driver.bench.close()
    holder = open_store(rooms[0])
    driver.bench.open(rooms[0])
    assert not driver.program.window.actions_by_name["choose_files"].isEnabled()
    holder.close()


def test_nothing_can_be_done_twice_while_files_are_merged(
    driver: Driver, page: MergingPage, choose: Choose, rooms: Rooms
) -> None:
    choose(*rooms[1:])
    page.run.merge()
    assert possible(driver) == set()
    wait_for(driver, page, Stage.DONE)


def test_ctrl_enter_never_presses_a_button_that_has_the_focus(
    driver: Driver, page: MergingPage, choose: Choose, rooms: Rooms
) -> None:
    choose(rooms[0])
    pressed: list[bool] = []
    page.files.foot.choose_asked.connect(lambda: pressed.append(True))
    page.files.foot.main_button.setFocus()
    driver.press("Ctrl+Return")
    assert not pressed
