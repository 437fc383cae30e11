"""F1 explains every step, the parts of a step, and the dialogs; it names their keys."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from kiwork import wording
from kiwork.ui.actions import ACTIONS, HELP_STEPS, OWN_KEYS, STEPS
from kiwork.ui.help_dialog import HelpDialog, keys_of
from kiwork.ui.merging.page import MergingPage
from tests.ui.window import Driver

TOPICS = {"start", *(step.name for step in STEPS), *HELP_STEPS, *(own.topic for own in OWN_KEYS)}
DIALOGS = {
    "prepare_rooms": "rooms",
    "whats_new": "news",
    "begin_again": "again",
    "new_file": "new",
    "open_backup": "backups",
    "open_chapters": "chapters",
    "open_organisations": "organisations",
    "edit_process": "process",
    "new_workshop": "workshop",
}


@pytest.fixture
def open_file(driver: Driver, tmp_path: Path) -> None:
    driver.bench.create(tmp_path / "Raum 1.kiwork", "integrationskonzept")


def explained(driver: Driver, act: Callable[[], None]) -> list[str]:
    """Return what the help says that something opens."""
    told: list[str] = []

    def read() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, HelpDialog)
        told.extend(shown.text() for shown in dialog.findChildren(QLabel))
        dialog.reject()

    driver.in_dialog(read)
    act()
    return told


@pytest.mark.parametrize("topic", sorted(TOPICS))
def test_every_topic_has_words_and_keys(topic: str) -> None:
    assert topic in wording.subject_wording("help")
    assert all(wording.text(name, "de") for _, name in keys_of(topic))


def test_every_key_of_a_page_is_listed_in_its_help() -> None:
    for action in ACTIONS:
        if action.keys and action.page:
            assert (action.keys, f"actions.{action.name}") in set(keys_of(action.page))


@pytest.mark.parametrize(
    ("panel", "words"), [("show_undecided", "verschieden"), ("show_doubles", "mehrfach")]
)
def test_each_part_of_the_merging_page_has_its_own_help(
    driver: Driver, open_file: None, panel: str, words: str
) -> None:
    driver.press("Ctrl+7")
    page = driver.program.window.page
    assert isinstance(page, MergingPage)
    getattr(page, panel)()
    assert words in explained(driver, lambda: driver.press("F1"))[0]


@pytest.mark.parametrize(("action", "topic"), DIALOGS.items())
def test_f1_explains_a_dialog(driver: Driver, open_file: None, action: str, topic: str) -> None:
    told: list[str] = []

    def ask() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog
        told.extend(explained(driver, lambda: driver.press("F1")))
        dialog.close()

    driver.in_dialog(ask)
    driver.program.window.actions_by_name[action].trigger()
    assert told[0] == wording.text(f"help.{topic}", "de")


def test_keys_are_called_what_stands_on_the_keyboard(driver: Driver, open_file: None) -> None:
    driver.press("Ctrl+7")
    told = explained(driver, lambda: driver.press("F1"))
    assert "Strg+Enter" in told or "Ctrl+Enter" in told
