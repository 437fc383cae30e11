"""Photos come in from files, by dropping and from the clipboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QClipboard, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiwork.queries.photos import picture
from kiwork.ui.collect.page import CollectPage
from kiwork.ui.pictures import shown_picture
from kiwork.ui.workbench import Workbench
from tests.pictures import CAMERA, from_camera, image, photo
from tests.ui.collect.photos.conftest import CTRL, NONE, SHIFT, Key, stored


def drop(target: QWidget, data: QMimeData) -> None:
    place, copy, left = QPoint(5, 5), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(place, copy, data, left, NONE)
    QCoreApplication.sendEvent(target, enter)
    assert enter.isAccepted()
    QCoreApplication.sendEvent(target, QDropEvent(QPointF(place), copy, data, left, NONE))


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def test_dropped_photos_are_kept_with_the_workshop_without_what_the_camera_wrote(
    page: CollectPage, workbench: Workbench, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "Erikas Handy.jpg").write_bytes(from_camera())
    (tmp_path / "Wand.JPG").write_bytes(photo(500, 300))
    with qtbot.waitSignal(page._intake.added):
        drop(page, files(tmp_path / "Erikas Handy.jpg", tmp_path / "Wand.JPG"))
    first, second = stored(workbench)
    assert page.photos.photo == first
    assert page.photos.isVisible()
    assert workbench.store
    content = workbench.store.live.read_bytes()
    assert CAMERA not in content
    assert b"Erikas" not in content
    shown = shown_picture(workbench.ask(picture, second.blob) or b"")
    assert shown
    assert shown.size().toTuple() == (500, 300)


def test_a_photo_that_is_there_is_not_added_again(
    page: CollectPage, workbench: Workbench, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "1.jpg").write_bytes(photo())
    for _ in range(2):
        with qtbot.waitSignal(page._intake.ended):
            page._intake.take([tmp_path / "1.jpg"])
    assert len(stored(workbench)) == 1


def test_what_is_no_photo_is_named_and_the_others_are_kept(
    page: CollectPage, workbench: Workbench, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "Text.jpg").write_text("kein Foto")
    (tmp_path / "Wand.jpg").write_bytes(photo())
    with qtbot.waitSignal(workbench.failed) as failed:
        page._intake.take([tmp_path / "Text.jpg", tmp_path / "Wand.jpg", tmp_path / "fehlt.png"])
    assert "Text.jpg" in failed.args[0]
    assert "1 weitere" in failed.args[0]
    assert len(stored(workbench)) == 1


def test_a_picture_is_pasted_from_the_clipboard(
    page: CollectPage, workbench: Workbench, qtbot: QtBot, clipboard: QClipboard, key: Key
) -> None:
    clipboard.setImage(image())
    with qtbot.waitSignal(page._intake.added):
        key(Qt.Key.Key_V, CTRL)
    assert len(stored(workbench)) == 1
    assert page.entry.edit.toPlainText() == ""


def test_text_beside_a_picture_is_pasted_as_text(
    page: CollectPage, workbench: Workbench, clipboard: QClipboard, key: Key
) -> None:
    data = QMimeData()
    data.setImageData(image())
    data.setText("Sprachkurse")
    clipboard.setMimeData(data)
    key(Qt.Key.Key_V, CTRL)
    assert page.entry.edit.toPlainText() == "Sprachkurse"


def test_a_dropped_text_still_goes_into_the_line(page: CollectPage) -> None:
    data = QMimeData()
    data.setText("Sprachkurse")
    assert page.entry.edit.canInsertFromMimeData(data)
    assert not page.entry.edit.canInsertFromMimeData(files(Path("/tmp/Wand.png")))  # noqa: S108 - only a name


def test_photos_are_chosen_from_files(
    page: CollectPage, workbench: Workbench, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "1.jpg").write_bytes(photo())
    monkeypatch.setattr("kiwork.ui.collect.with_photos.ask_pictures", lambda *_: [tmp_path / "1.jpg"])
    with qtbot.waitSignal(page._intake.added):
        qtbot.keyClick(page.entry.edit, Qt.Key.Key_I, CTRL | SHIFT)
    assert len(stored(workbench)) == 1


def test_adding_photos_is_one_step_of_undo(two: CollectPage, workbench: Workbench) -> None:
    workbench.undo()
    assert stored(workbench) == ()
    assert two.photos.photo is None
    workbench.redo()
    assert len(stored(workbench)) == 2
    assert workbench.ask(picture, stored(workbench)[0].blob)
