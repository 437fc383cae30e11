"""The preview: places of pages, zoom, keys, sharp pictures drawn when they are needed."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiwork.protocol.document import CardItem, CardList, Document, Facts
from kiwork.ui import jobs
from kiwork.ui.protocol.live_pages import made
from kiwork.ui.protocol.page_column import GAP, Fit, page_column, scale_for
from kiwork.ui.protocol.page_pictures import PrintedPages, page_picture
from kiwork.ui.protocol.preview import Preview
from kiwork.ui.theme import Theme

A4 = (595.0, 842.0)


def pages_of(cards: int) -> PrintedPages:
    items = [CardItem(f"Karte {n}", "challenge", "Herausforderung") for n in range(cards)]
    document = Document("Titel", "", "de", "Entwurf", Facts(()), (CardList(items),))
    return made(document, lambda _: None)


@pytest.fixture(scope="module")
def pages() -> PrintedPages:
    return pages_of(100)


@pytest.fixture
def preview(qtbot: QtBot, theme: Theme, pages: PrintedPages) -> Iterator[Preview]:
    shown = Preview(theme, "Vorschau")
    qtbot.addWidget(shown)
    shown.resize(700, 500)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.show_pages(pages)
    yield shown
    jobs.wait_for_all()


def wait_until_sharp(qtbot: QtBot, preview: Preview) -> None:
    qtbot.waitUntil(lambda: all(preview._shelf.is_sharp(number) for number in preview._visible()))


def test_pages_lie_below_each_other_in_the_middle() -> None:
    column = page_column([A4, A4], 1.0, 1000)
    first, second = column.boxes
    assert first.left == second.left == (1000 - 595) // 2
    assert second.top > first.bottom
    assert column.width == 1000


def test_a_place_on_a_page_is_found_again_at_another_zoom() -> None:
    small, large = page_column([A4] * 5, 1.0, 1000), page_column([A4] * 5, 2.0, 1000)
    page, share = small.spot(small.boxes[3].top + 421)
    assert large.page_at(large.height_of((page, share))) == 3
    assert share == 0.5


def test_a_fit_never_makes_a_page_wider_than_the_preview() -> None:
    assert scale_for(Fit.WIDTH, [A4], (500, 400), 96) * A4[0] <= 500
    assert scale_for(Fit.PAGE, [A4], (500, 400), 96) * A4[1] <= 400
    assert scale_for(100, [A4], (500, 400), 96) * 72 == 96


def test_a_picture_has_the_pixels_that_were_asked_for(pages: PrintedPages) -> None:
    picture = page_picture(pages.data, 0, scale=0.5)
    assert (picture.width, picture.height) == (298, 421)
    assert len(picture.data) == picture.stride * picture.height


def test_pictures_are_drawn_for_pages_near_the_eye_only(qtbot: QtBot, preview: Preview) -> None:
    wait_until_sharp(qtbot, preview)
    assert preview._shelf.picture(0)
    assert not preview._shelf.picture(len(preview._column.boxes) - 1)
    qtbot.keyClick(preview, Qt.Key.Key_End)
    wait_until_sharp(qtbot, preview)
    assert preview._shelf.picture(len(preview._column.boxes) - 1)


def test_page_down_turns_the_pages(qtbot: QtBot, preview: Preview) -> None:
    for _ in range(4):
        qtbot.keyClick(preview, Qt.Key.Key_PageDown)
    assert preview.page > 0
    qtbot.keyClick(preview, Qt.Key.Key_Home)
    assert preview.page == 0


def test_whole_pages_are_turned_one_by_one(qtbot: QtBot, preview: Preview) -> None:
    qtbot.keyClick(preview, Qt.Key.Key_PageDown)
    preview.set_zoom(Fit.PAGE)
    tops = [box.top - GAP for box in preview._column.boxes]
    assert preview.verticalScrollBar().value() in tops
    qtbot.keyClick(preview, Qt.Key.Key_PageDown)
    assert preview.verticalScrollBar().value() in tops
    assert preview._visible() == range(preview.page, preview.page + 1)


def test_plus_minus_and_the_wheel_with_ctrl_zoom(qtbot: QtBot, preview: Preview) -> None:
    preview.set_zoom(100)
    qtbot.keyClick(preview, Qt.Key.Key_Plus)
    assert preview.percent == 125
    wheel = QWheelEvent(
        QPointF(9, 9),
        QPointF(9, 9),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(preview.viewport(), wheel)
    assert preview.percent == 100


def test_other_pages_are_shown_at_the_same_place(qtbot: QtBot, preview: Preview) -> None:
    qtbot.keyClick(preview, Qt.Key.Key_PageDown)
    before = preview.verticalScrollBar().value()
    preview.show_pages(pages_of(120))
    assert preview.verticalScrollBar().value() == before > 0


def test_old_pictures_stay_until_the_new_ones_are_drawn(qtbot: QtBot, preview: Preview) -> None:
    wait_until_sharp(qtbot, preview)
    before = preview._shelf.picture(0)
    preview.show_pages(pages_of(120))
    preview.repaint()
    assert preview._shelf.picture(0) is before
    wait_until_sharp(qtbot, preview)
    assert preview._shelf.picture(0) is not before


def test_pages_that_cannot_be_drawn_are_told_once(
    qtbot: QtBot, preview: Preview, pages: PrintedPages
) -> None:
    failed: list[object] = []
    preview.failed.connect(failed.append)
    preview.show_pages(PrintedPages(b"no PDF", pages.sizes))
    qtbot.waitUntil(lambda: bool(failed))
    preview.repaint()
    jobs.wait_for_all()
    QApplication.processEvents()
    assert len(failed) == 1
