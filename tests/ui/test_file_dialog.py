"""Where to write is asked in one way for every kind of file."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from kiwork.ui import file_dialog


def accept() -> None:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    dialog.accept()


def test_whoever_refuses_a_file_that_is_there_does_not_ask_whether_to_replace_it(
    qtbot: QtBot, tmp_path: Path
) -> None:
    there, parent = tmp_path / "Da.kiwork", QWidget()
    there.touch()
    qtbot.addWidget(parent)
    QTimer.singleShot(0, accept)
    assert file_dialog.ask_target(parent, "", there, kind="Kiwork", suffix=".kiwork", replaces=False) == there


@pytest.mark.parametrize("name", ["Werkstatt 24.11.2026", "Werkstatt 24.11.2026.kiwork"])
def test_the_date_at_the_end_of_a_name_is_no_suffix(qtbot: QtBot, tmp_path: Path, name: str) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    QTimer.singleShot(0, accept)
    target = file_dialog.ask_target(parent, "Speichern", tmp_path / name, kind="Kiwork", suffix=".kiwork")
    assert target == tmp_path / "Werkstatt 24.11.2026.kiwork"
