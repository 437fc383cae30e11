"""The sheet of all keys is complete, no two of them collide, and it is saved as a PDF."""

from collections import Counter
from pathlib import Path

import pypdf
import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel

from kiwork.ui.actions import ACTIONS, OWN_KEYS, STEPS
from kiwork.ui.help_dialog import shown_keys
from kiwork.ui.shortcut_sheet import ShortcutSheet
from kiwork.ui.shortcuts import groups
from tests.ui.window import Driver

MOST_PAGES = 5


def normal(keys: str) -> str:
    return QKeySequence(keys).toString()


def test_every_action_with_keys_is_on_the_sheet() -> None:
    listed = {entry for group in groups() for entry in group.keys}
    assert {(action.keys, f"actions.{action.name}") for action in ACTIONS if action.keys} <= listed
    assert {(keys.keys, f"help.key_{keys.name}") for keys in OWN_KEYS} <= listed


@pytest.mark.parametrize("page", ["", *(step.name for step in STEPS)])
def test_no_two_actions_that_can_be_chosen_together_have_the_same_keys(page: str) -> None:
    steps = [f"Ctrl+{number}" for number in range(1, len(STEPS) + 1)]
    keys = [action.keys for action in ACTIONS if action.keys and action.page in {"", page}]
    assert [one for one, number in Counter(map(normal, [*steps, *keys])).items() if number > 1] == []


@pytest.mark.parametrize("topic", sorted({keys.topic for keys in OWN_KEYS}))
def test_no_two_keys_of_a_dialog_or_part_are_the_same(topic: str) -> None:
    keys = Counter(normal(own.keys) for own in OWN_KEYS if own.topic == topic)
    assert [one for one, number in keys.items() if number > 1] == []


def test_the_sheet_opens_by_its_key_and_is_saved_on_few_pages(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "Tasten.pdf"
    monkeypatch.setattr("kiwork.ui.file_dialog.ask_target", lambda *_a, **_k: target)

    def save() -> None:
        sheet = QApplication.activeModalWidget()
        assert isinstance(sheet, ShortcutSheet)
        assert shown_keys("Ctrl+K") in {shown.text() for shown in sheet.findChildren(QLabel)}
        sheet.save()

    driver.in_dialog(save)
    driver.press("Ctrl+F1")
    driver.qtbot.waitUntil(target.exists)
    pages = pypdf.PdfReader(target).pages
    assert len(pages) <= MOST_PAGES
    assert "Befehle suchen" in " ".join(page.extract_text() for page in pages)
