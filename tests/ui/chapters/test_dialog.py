"""The chapters by keyboard and by mouse."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QInputDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kiwork.models.kinds import Dimension
from kiwork.models.tag import RecommendationTag
from kiwork.queries.chapters import structure
from kiwork.store.store import Db
from kiwork.ui.chapters.dialog import ChaptersDialog
from kiwork.ui.chapters.drop_marks import DropList
from kiwork.ui.itemmodels import card_mime
from kiwork.ui.preferences import Preferences
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench
from kiwork.usecases import chapters, recommend, setup
from kiwork.usecases.records import link
from tests.ui.window import Driver

Show = Callable[[], ChaptersDialog]
KEY, ALT, SHIFT = Qt.Key, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
PRIORITIES = {"A": "niedrig", "B": "", "C": "high", "D": "hoch"}


def fill(db: Db, field: str) -> None:
    """Make two chapters, A to D in the first, and E, which has none."""
    uids = [recommend.add_recommendation(db, field, title) for title in "ABCDE"]
    for uid, title in zip(uids, "ABCDE", strict=True):
        recommend.edit_recommendation(db, uid, priority=PRIORITIES.get(title, ""))
    first, _ = (chapters.add_chapter(db, title) for title in ("Eins", "Zwei"))
    chapters.move_recommendations(db, uids[:4], first)


@pytest.fixture
def show(qtbot: QtBot, workbench: Workbench, theme: Theme) -> Iterator[Show]:
    """Return a way to show the dialog on what the file holds by then."""
    parent = QWidget()
    qtbot.addWidget(parent)

    def open_dialog() -> ChaptersDialog:
        made = ChaptersDialog(workbench, theme, parent)
        made.show()
        made.activateWindow()
        qtbot.waitActive(made)
        return made

    yield open_dialog
    for made in parent.findChildren(ChaptersDialog):
        made.close()


@pytest.fixture
def dialog(workbench: Workbench, show: Show) -> ChaptersDialog:
    """Show the dialog on five recommendations, with the first chapter marked and its first one selected."""
    workbench.run(fill, workbench.topic_field_uid or "")
    made = show()
    made.list.setCurrentIndex(made.model.index(1, 0))
    made.pane.take_focus()
    return made


def found(workbench: Workbench) -> dict[str, str]:
    """Return the titles in each chapter, in order."""
    return {
        one.chapter.title if one.chapter else "": "".join(view.title for view in one.recommendations)
        for one in workbench.ask(structure)
    }


def press(qtbot: QtBot, dialog: ChaptersDialog, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    qtbot.keyClick(dialog.pane.list, key, held or Qt.KeyboardModifier.NoModifier)


def selected(dialog: ChaptersDialog) -> str:
    views = {view.uid: view.title for view in dialog.pane.list.shown.views}
    return "".join(views[uid] for uid in dialog.pane.list.selected_uids())


def test_it_begins_with_what_has_no_chapter(workbench: Workbench, show: Show) -> None:
    workbench.run(fill, workbench.topic_field_uid or "")
    made = show()
    assert made.current
    assert made.current.chapter is None
    assert [view.title for view in made.pane.list.shown.views] == ["E"]


def test_one_goes_down_and_up_by_keys(qtbot: QtBot, dialog: ChaptersDialog, workbench: Workbench) -> None:
    press(qtbot, dialog, KEY.Key_Down, ALT)
    assert (found(workbench)["Eins"], selected(dialog)) == ("BACD", "A")
    press(qtbot, dialog, KEY.Key_Up, ALT)
    press(qtbot, dialog, KEY.Key_Up, ALT)
    assert (found(workbench)["Eins"], selected(dialog)) == ("ABCD", "A")


def test_several_move_together(qtbot: QtBot, dialog: ChaptersDialog, workbench: Workbench) -> None:
    press(qtbot, dialog, KEY.Key_Down, SHIFT)
    press(qtbot, dialog, KEY.Key_Down, ALT)
    assert (found(workbench)["Eins"], selected(dialog)) == ("CABD", "AB")
    press(qtbot, dialog, KEY.Key_2)
    assert found(workbench) == {"": "E", "Eins": "CD", "Zwei": "AB"}
    qtbot.keyClick(dialog, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert found(workbench) == {"": "E", "Eins": "CABD", "Zwei": ""}


def test_a_number_sends_one_away_and_the_next_is_ready(
    qtbot: QtBot, dialog: ChaptersDialog, workbench: Workbench
) -> None:
    press(qtbot, dialog, KEY.Key_2)
    assert selected(dialog) == "B"
    press(qtbot, dialog, KEY.Key_0)
    assert found(workbench) == {"": "BE", "Eins": "CD", "Zwei": "A"}


def test_a_number_without_a_chapter_moves_nothing(
    qtbot: QtBot, dialog: ChaptersDialog, workbench: Workbench
) -> None:
    press(qtbot, dialog, KEY.Key_9)
    assert found(workbench)["Eins"] == "ABCD"


def test_one_is_pushed_to_the_next_chapter_and_followed(
    qtbot: QtBot, dialog: ChaptersDialog, workbench: Workbench
) -> None:
    press(qtbot, dialog, KEY.Key_Right, ALT)
    assert found(workbench)["Zwei"] == "A"
    assert dialog.current
    assert dialog.current.chapter
    assert (dialog.current.chapter.title, selected(dialog)) == ("Zwei", "A")
    assert dialog.pane.list.hasFocus()
    press(qtbot, dialog, KEY.Key_Right, ALT)
    press(qtbot, dialog, KEY.Key_Left, ALT)
    press(qtbot, dialog, KEY.Key_Left, ALT)
    assert found(workbench) == {"": "AE", "Eins": "BCD", "Zwei": ""}


def test_a_menu_names_the_other_chapters(qtbot: QtBot, dialog: ChaptersDialog, workbench: Workbench) -> None:
    qtbot.keyClick(dialog, KEY.Key_M, Qt.KeyboardModifier.ControlModifier)
    menu = QApplication.activePopupWidget()
    assert menu
    assert [action.text()[5:] for action in menu.actions()] == ["Ohne Kapitel", "Zwei"]
    qtbot.keyClick(menu, KEY.Key_2)
    assert found(workbench)["Zwei"] == "A"


def test_they_are_ordered_by_priority_in_one_step_and_equal_ones_stay(
    qtbot: QtBot, dialog: ChaptersDialog, workbench: Workbench
) -> None:
    qtbot.keyClick(dialog, KEY.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert found(workbench)["Eins"] == "CDAB"
    workbench.undo()
    assert found(workbench)["Eins"] == "ABCD"


def test_a_chapter_is_written_and_stands_last(qtbot: QtBot, dialog: ChaptersDialog) -> None:
    dialog.new.setFocus()
    qtbot.keyClicks(dialog.new, "Drei")
    qtbot.keyClick(dialog.new, KEY.Key_Return)
    assert dialog.current
    assert dialog.current.chapter
    assert (dialog.current.chapter.title, dialog.new.text(), dialog.new.hasFocus()) == ("Drei", "", True)
    assert dialog.isVisible()


def test_a_chapter_is_renamed_in_place(qtbot: QtBot, dialog: ChaptersDialog, workbench: Workbench) -> None:
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, KEY.Key_F2)
    editor = dialog.list.findChild(QLineEdit)
    assert editor
    assert editor.text() == "Eins"
    qtbot.keyClicks(editor, "Bildung")
    qtbot.keyClick(editor, KEY.Key_Return)
    qtbot.waitUntil(lambda: list(found(workbench)) == ["", "Bildung", "Zwei"])


def test_chapters_move_by_keys(qtbot: QtBot, dialog: ChaptersDialog, workbench: Workbench) -> None:
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, KEY.Key_Down, ALT)
    assert list(found(workbench)) == ["", "Zwei", "Eins"]
    assert dialog.list.currentIndex().row() == 2
    qtbot.keyClick(dialog.list, KEY.Key_Up, ALT)
    assert list(found(workbench)) == ["", "Eins", "Zwei"]


def test_what_stands_in_a_deleted_chapter_goes_where_a_person_says(
    qtbot: QtBot, dialog: ChaptersDialog, workbench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [("", False), ("2  Zwei", True)]
    monkeypatch.setattr(QInputDialog, "getItem", lambda *_args, **_options: answers.pop(0))
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, KEY.Key_Delete)
    assert "Eins" in found(workbench)
    qtbot.keyClick(dialog.list, KEY.Key_Delete)
    assert found(workbench) == {"": "E", "Zwei": "ABCD"}


def test_an_empty_chapter_goes_without_a_question(dialog: ChaptersDialog, workbench: Workbench) -> None:
    dialog.list.setCurrentIndex(dialog.model.index(2, 0))
    dialog.remove.click()
    assert list(found(workbench)) == ["", "Eins"]


def test_one_key_makes_chapters_of_the_topic_fields(
    qtbot: QtBot, dialog: ChaptersDialog, workbench: Workbench
) -> None:
    qtbot.keyClick(dialog, KEY.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert found(workbench)["Sprache und Bildung"] == "E"
    assert len(found(workbench)) == 1 + 2 + 6


def test_the_introduction_is_kept_when_another_chapter_is_looked_at(
    qtbot: QtBot, dialog: ChaptersDialog, workbench: Workbench
) -> None:
    dialog.pane.introduction.setFocus()
    qtbot.keyClicks(dialog.pane.introduction, "Worum es geht")
    dialog.list.setCurrentIndex(dialog.model.index(2, 0))
    introductions = [one.chapter.introduction for one in workbench.ask(structure) if one.chapter]
    assert introductions == ["Worum es geht", ""]
    assert dialog.pane.introduction.toPlainText() == ""


def test_the_introduction_is_kept_when_the_dialog_is_closed(
    qtbot: QtBot, dialog: ChaptersDialog, workbench: Workbench
) -> None:
    dialog.pane.introduction.setFocus()
    qtbot.keyClicks(dialog.pane.introduction, "Worum es geht")
    dialog.reject()
    chapter = workbench.ask(structure)[1].chapter
    assert chapter
    assert chapter.introduction == "Worum es geht"


def test_themes_are_named_and_filter(dialog: ChaptersDialog, workbench: Workbench) -> None:
    uid = dialog.pane.list.shown.uids()[1]

    def tag(db: Db) -> None:
        theme = setup.add_tag(db, Dimension.THEME, "Ehrenamt")
        link(db, RecommendationTag, recommendation_uid=uid, tag_uid=theme)

    workbench.run(tag)
    told = dialog.pane.list.shown.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert str(told).endswith("Ehrenamt")
    dialog.pane.themes.setCurrentIndex(dialog.pane.themes.findText("Ehrenamt"))
    dialog.pane.themes.activated.emit(1)
    assert [view.title for view in dialog.pane.list.shown.views] == ["B"]


def drop(target: DropList, uids: list[str], at: QPoint) -> bool:
    """Let recommendations be dragged over a list and dropped there, as far as it takes them."""
    data = card_mime.packed(card_mime.RECOMMENDATIONS, uids)
    action, button, none = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at, action, data, button, none)
    QApplication.sendEvent(target.viewport(), enter)
    if not enter.isAccepted():
        QApplication.sendEvent(target.viewport(), QDragLeaveEvent())
        return False
    QApplication.sendEvent(target.viewport(), QDragMoveEvent(at, action, data, button, none))
    target.grab()
    QApplication.sendEvent(target.viewport(), QDropEvent(QPointF(at), action, data, button, none))
    return True


def middle(shown: DropList, row: int) -> QPoint:
    return shown.visualRect(shown.model().index(row, 0)).center()


def test_they_are_dropped_on_a_chapter(dialog: ChaptersDialog, workbench: Workbench) -> None:
    uids = dialog.pane.list.shown.uids()
    assert drop(dialog.list, [uids[1], uids[3]], middle(dialog.list, 2))
    assert found(workbench) == {"": "E", "Eins": "AC", "Zwei": "BD"}
    assert not drop(dialog.list, uids[:1], QPoint(5, dialog.list.viewport().height() - 2))


def test_they_are_dropped_between_others(dialog: ChaptersDialog, workbench: Workbench) -> None:
    uids, shown = dialog.pane.list.shown.uids(), dialog.pane.list
    assert drop(shown, [uids[0]], middle(shown, 2) + QPoint(0, 5))
    assert found(workbench)["Eins"] == "BCAD"
    assert drop(shown, [uids[3]], middle(shown, 0) - QPoint(0, 5))
    assert found(workbench)["Eins"] == "DBCA"


def test_cards_are_not_taken(dialog: ChaptersDialog) -> None:
    data = card_mime.packed(card_mime.CARDS, ["a" * 32])
    action, button, none = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), action, data, button, none)
    QApplication.sendEvent(dialog.list.viewport(), enter)
    assert not enter.isAccepted()
    QApplication.sendEvent(dialog.list.viewport(), QDragLeaveEvent())


def test_an_empty_file_says_where_recommendations_come_from(show: Show, workbench: Workbench) -> None:
    said = [shown.text() for shown in show().findChildren(QLabel) if shown.isVisible()]
    assert workbench.text("chapters.no_recommendations") in said


def test_a_file_that_is_read_only_is_shown_and_not_changed(
    qtbot: QtBot, workbench: Workbench, preferences: Preferences, theme: Theme, tmp_path: Path
) -> None:
    workbench.run(fill, workbench.topic_field_uid or "")
    second, parent = Workbench(preferences), QWidget()
    qtbot.addWidget(parent)
    second.open(tmp_path / "Raum 4.kiwork")
    made = ChaptersDialog(second, theme, parent)
    made.show()
    made.list.setCurrentIndex(made.model.index(1, 0))
    made.pane.take_focus()
    for key, held in ((KEY.Key_2, None), (KEY.Key_Down, ALT), (KEY.Key_Right, ALT)):
        press(qtbot, made, key, held)
    uids = made.pane.list.shown.uids()
    assert not drop(made.list, uids, middle(made.list, 2))
    assert found(second) == {"": "E", "Eins": "ABCD", "Zwei": ""}
    assert not made.new.isEnabled()
    second.close()


def test_the_models_keep_the_rules_of_qt(qtbot: QtBot, dialog: ChaptersDialog, workbench: Workbench) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [QAbstractItemModelTester(model, mode) for model in (dialog.model, dialog.pane.list.shown)]
    press(qtbot, dialog, KEY.Key_Down, ALT)
    press(qtbot, dialog, KEY.Key_2)
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, KEY.Key_Down, ALT)
    workbench.undo()
    assert testers


def test_the_keys_open_it(driver: Driver, tmp_path: Path) -> None:
    driver.bench.create(tmp_path / "Raum 1.kiwork", "integrationskonzept")
    seen: list[QWidget | None] = []

    def look() -> None:
        seen.append(QApplication.activeModalWidget())
        driver.press("Esc")

    driver.in_dialog(look)
    driver.press("Ctrl+Shift+K")
    assert isinstance(seen[0], ChaptersDialog)
