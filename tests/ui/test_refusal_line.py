"""A refusal in a dialog leaves room for everything else in it."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kiwork.ui.start.new_dialog import NewDialog
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench


def test_a_dialog_grows_for_a_refusal(
    qtbot: QtBot, workbench: Workbench, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "Da.kiwork").touch()
    monkeypatch.setattr("kiwork.ui.file_dialog.ask_target", lambda *_a, **_k: tmp_path / "Da.kiwork")
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = NewDialog(workbench, theme, parent)
    dialog.show()
    title = dialog.findChildren(QLineEdit)[0]
    before = (dialog.height(), title.height())
    dialog.accept()
    qtbot.waitUntil(lambda: dialog.height() > before[0])
    assert title.height() == before[1]
