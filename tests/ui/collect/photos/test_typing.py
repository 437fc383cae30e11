"""Photos stand beside the entry line to type from; everything goes by keys while the line has the focus."""

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from pytestqt.qtbot import QtBot

from kiwork.ui.collect.page import CollectPage
from kiwork.ui.workbench import Workbench
from kiwork.usecases import photos as photo_work
from tests.ui.collect.conftest import cards_in_file
from tests.ui.collect.photos.conftest import ALT, CTRL, SHIFT, Key, stored


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
