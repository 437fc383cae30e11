"""Photos stand beside the entry line to type from; everything goes by keys while the line has the focus."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QClipboard, QDragEnterEvent, QDropEvent, QWheelEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiwork.queries.photos import PhotoView, photos, picture
from kiwork.ui.beamer.stage import Stage
from kiwork.ui.collect.page import CollectPage
from kiwork.ui.collect.with_photos import WithPhotos
from kiwork.ui.main_window import MainWindow
from kiwork.ui.pictures import shown_picture
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench
from kiwork.usecases import photos as photo_work
from tests.pictures import CAMERA, from_camera, image, photo
from tests.ui.collect.conftest import cards_in_file

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def window(workbench: Workbench, theme: Theme, qtbot: QtBot) -> MainWindow:
    """Show the window at "Sammeln"."""
    made = MainWindow(workbench, theme, Stage(workbench, theme))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.go_to("collect")
    return made


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> CollectPage:
    found = window.page
    assert isinstance(found, CollectPage)
    qtbot.waitUntil(found.entry.edit.hasFocus)
    return found


@pytest.fixture
def two(page: CollectPage, workbench: Workbench, qtbot: QtBot) -> CollectPage:
    """Show the first of two photos beside the line."""
    workbench.run(photo_work.add_photos, workbench.workshop_uid or "", [photo(), photo(300, 400, "#eeeeee")])
    qtbot.keyClick(page.entry.edit, Qt.Key.Key_B, CTRL | SHIFT)
    assert page.photos.isVisible()
    return page


@pytest.fixture
def key(page: CollectPage, qtbot: QtBot) -> Callable[..., None]:
    """Press keys in the entry line."""

    def send(code: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        qtbot.keyClick(page.entry.edit, code, held)

    return send


Key = Callable[..., None]


def stored(workbench: Workbench) -> tuple[PhotoView, ...]:
    return workbench.ask(photos, workbench.workshop_uid)


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


# how photos come in


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


# typing from them


def test_photos_are_turned_over_while_the_line_keeps_the_focus(
    two: CollectPage, workbench: Workbench, key: Key
) -> None:
    first, second = stored(workbench)
    for step, expected in (
        (Qt.Key.Key_PageDown, second),
        (Qt.Key.Key_PageDown, first),
        (Qt.Key.Key_PageUp, second),
    ):
        key(step, ALT)
        assert two.photos.photo == expected
    assert two.entry.edit.hasFocus()


def test_a_card_typed_where_the_pointer_stands_is_ticked_in_one_step(
    two: CollectPage, workbench: Workbench, qtbot: QtBot, key: Key
) -> None:
    canvas = two.photos.canvas
    qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, 30))
    spot = canvas.spot
    assert two.entry.edit.hasFocus()
    qtbot.keyClicks(two.entry.edit, "Sprachkurse")
    key(Qt.Key.Key_Return)
    assert [card.text for card in cards_in_file(workbench)] == ["Sprachkurse"]
    assert stored(workbench)[0].typed == (spot,)
    assert canvas.spot is None
    workbench.undo()
    assert cards_in_file(workbench) == []
    assert stored(workbench)[0].typed == ()


def test_a_card_counted_once_more_is_ticked_where_the_pointer_stands(
    two: CollectPage, workbench: Workbench, qtbot: QtBot, key: Key
) -> None:
    qtbot.keyClicks(two.entry.edit, "Sprachkurse")
    key(Qt.Key.Key_Return)
    qtbot.mouseClick(two.photos.canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, 30))
    qtbot.keyClicks(two.entry.edit, "Sprachkurs")
    qtbot.waitUntil(lambda: two.view.similar.card is not None)
    key(Qt.Key.Key_Return, CTRL)
    assert cards_in_file(workbench)[0].mentions == 2
    assert len(stored(workbench)[0].typed) == 1


def test_a_card_typed_without_the_pointer_is_not_ticked(
    two: CollectPage, workbench: Workbench, qtbot: QtBot, key: Key
) -> None:
    qtbot.keyClicks(two.entry.edit, "Sprachkurse")
    key(Qt.Key.Key_Return)
    assert len(cards_in_file(workbench)) == 1
    assert stored(workbench)[0].typed == ()


def test_the_pointer_goes_by_keys_and_ticks_by_a_key(
    two: CollectPage, workbench: Workbench, key: Key
) -> None:
    key(Qt.Key.Key_Return, ALT)
    start = two.photos.canvas.spot
    assert start
    key(Qt.Key.Key_Right, ALT | SHIFT)
    key(Qt.Key.Key_Down, ALT | SHIFT)
    key(Qt.Key.Key_Return, ALT)
    [(x, y)] = stored(workbench)[0].typed
    assert x > start[0]
    assert y > start[1]
    key(Qt.Key.Key_Return, ALT | SHIFT)
    assert stored(workbench)[0].typed == ()


def test_a_click_on_a_tick_takes_it_away(two: CollectPage, workbench: Workbench, qtbot: QtBot) -> None:
    shown = stored(workbench)[0]
    for spot in ((200, 200), (700, 700)):
        workbench.run(photo_work.tick_photo, shown.uid, spot)
    canvas = two.photos.canvas
    qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=canvas._seen((200, 200)))
    assert stored(workbench)[0].typed == ((700, 700),)


def test_a_turned_photo_keeps_its_ticks_where_they_were(
    two: CollectPage, workbench: Workbench, key: Key
) -> None:
    canvas = two.photos.canvas
    workbench.run(photo_work.tick_photo, stored(workbench)[0].uid, (0, 0))
    key(Qt.Key.Key_D, CTRL | SHIFT)
    assert stored(workbench)[0].turned == 90
    corner, middle = canvas._seen((0, 0)), canvas._seen((500, 500))
    assert corner.x() > middle.x()
    assert corner.y() < middle.y()


def test_a_pointer_on_a_turned_photo_goes_where_the_arrow_points(
    two: CollectPage, workbench: Workbench, key: Key
) -> None:
    key(Qt.Key.Key_D, CTRL | SHIFT)
    key(Qt.Key.Key_Return, ALT)
    canvas = two.photos.canvas
    assert canvas.spot
    before = canvas._seen(canvas.spot)
    key(Qt.Key.Key_Right, ALT | SHIFT)
    after = canvas._seen(canvas.spot)
    assert after.x() > before.x()
    assert abs(after.y() - before.y()) <= 2


def test_zoom_by_keys_and_by_the_wheel_and_back_to_the_width(two: CollectPage, key: Key) -> None:
    canvas = two.photos.canvas
    fitting = canvas.zoom
    key(Qt.Key.Key_Plus, ALT)
    assert canvas.zoom > fitting
    wheel = QWheelEvent(
        QPointF(9, 9), QPointF(9, 9), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, CTRL,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    closer = canvas.zoom
    QCoreApplication.sendEvent(canvas.viewport(), wheel)
    assert canvas.zoom > closer
    key(Qt.Key.Key_0, ALT)
    assert canvas.zoom == pytest.approx(fitting)


def test_dragging_moves_the_photo_and_points_at_nothing(two: CollectPage, qtbot: QtBot, key: Key) -> None:
    canvas = two.photos.canvas
    for _ in range(6):
        key(Qt.Key.Key_Plus, ALT)
    view, left = canvas.viewport(), Qt.MouseButton.LeftButton
    before = canvas.verticalScrollBar().value()
    qtbot.mousePress(view, left, pos=QPoint(100, 150))
    qtbot.mouseMove(view, QPoint(100, 100))
    qtbot.mouseRelease(view, left, pos=QPoint(100, 100))
    assert canvas.verticalScrollBar().value() == before + 50
    assert canvas.spot is None


def test_the_photo_itself_takes_keys_and_letters_go_to_the_line(
    two: CollectPage, workbench: Workbench, qtbot: QtBot
) -> None:
    canvas = two.photos.canvas
    canvas.setFocus()
    for code in (Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_PageDown):
        qtbot.keyClick(canvas, code)
    assert len(stored(workbench)[0].typed) == 1
    assert two.photos.photo == stored(workbench)[1]
    qtbot.keyClick(canvas, Qt.Key.Key_A)
    assert two.entry.edit.toPlainText() == "a"
    assert two.entry.edit.hasFocus()


def test_escape_leads_back_to_the_line(two: CollectPage, qtbot: QtBot) -> None:
    for part in (two.photos.canvas, two.photos._caption):
        part.setFocus()
        qtbot.keyClick(part, Qt.Key.Key_Escape)
        assert two.entry.edit.hasFocus()


# what is said about them


def test_a_caption_is_kept_with_its_photo(two: CollectPage, workbench: Workbench, qtbot: QtBot) -> None:
    two.caption_photo()
    line = two.photos._caption
    qtbot.keyClicks(line, "Wand 1, links")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert [one.caption for one in stored(workbench)] == ["Wand 1, links", ""]
    two.next_photo()
    assert line.text() == ""


def test_a_photo_is_kept_internal_and_deleted_and_comes_back(two: CollectPage, workbench: Workbench) -> None:
    first, second = stored(workbench)
    two.keep_photo_internal()
    assert stored(workbench)[0].internal
    two.delete_photo()
    assert [one.uid for one in stored(workbench)] == [second.uid]
    assert two.photos.photo
    assert two.photos.photo.uid == second.uid
    workbench.undo()
    assert [one.uid for one in stored(workbench)] == [first.uid, second.uid]


def test_a_picture_that_is_none_is_said_to_be_so(two: CollectPage, workbench: Workbench) -> None:
    [uid] = workbench.make(photo_work.add_photos, workbench.workshop_uid or "", [b"<b>kein Bild</b>"]) or []
    two.photos.show_photo(uid)
    assert two.photos._broken.isVisible()
    two.next_photo()
    assert two.photos.canvas.isVisible()


def test_photos_belong_to_the_workshop_that_is_looked_at(two: CollectPage, workbench: Workbench) -> None:
    from kiwork.usecases import setup  # noqa: PLC0415 - only here

    other = workbench.make(setup.add_workshop, "Zweiter")
    workbench.look_at(workshop_uid=other)
    assert two.photos.photo is None
    assert two.photos._empty.isVisible()


# what can be done, and what stays


def test_keys_do_what_there_is_a_photo_for(
    page: WithPhotos, window: MainWindow, workbench: Workbench
) -> None:
    actions = window.actions_by_name
    assert actions["add_photos"].isEnabled()
    assert not actions["tick_photo"].isEnabled()
    workbench.run(photo_work.add_photos, workbench.workshop_uid or "", [photo()])
    page.show_photos()
    assert actions["tick_photo"].isEnabled()
    page.show_photos()
    assert not actions["tick_photo"].isEnabled()


def test_the_photos_stay_shown_and_as_wide_as_they_were(
    two: CollectPage, workbench: Workbench, theme: Theme, qtbot: QtBot
) -> None:
    two._sides.setSizes([500, 400])
    two._sides.splitterMoved.emit(500, 1)
    again = CollectPage(workbench, theme)
    qtbot.addWidget(again)
    again.resize(two.size())
    with qtbot.waitExposed(again):
        again.show()
    assert again.photos.isVisible()
    assert again._sides.sizes() == two._sides.sizes()
