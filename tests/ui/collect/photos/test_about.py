"""What is said about photos, what can be done with them, and what stays."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kiwork.ui.collect.page import CollectPage
from kiwork.ui.collect.with_photos import WithPhotos
from kiwork.ui.main_window import MainWindow
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench
from kiwork.usecases import photos as photo_work
from tests.pictures import photo
from tests.ui.collect.photos.conftest import stored


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
