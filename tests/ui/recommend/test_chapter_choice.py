"""The chapter of a recommendation, chosen on its sheet."""

from pytestqt.qtbot import QtBot

from kiwork.queries.chapters import chapter_of
from kiwork.queries.recommendations import recommendation
from kiwork.ui.recommend.chapter_choice import ChapterChoice
from kiwork.ui.workbench import Workbench
from kiwork.usecases import chapters, recommend


def shown(qtbot: QtBot, workbench: Workbench, uid: str, *, editable: bool = True) -> ChapterChoice:
    choice = ChapterChoice(workbench)
    qtbot.addWidget(choice)
    view = workbench.ask(recommendation, uid)
    assert view
    choice.show_view(view, editable=editable)
    return choice


def made(workbench: Workbench) -> str:
    return workbench.make(recommend.add_recommendation, workbench.topic_field_uid or "", "Kurse") or ""


def test_while_there_are_no_chapters_it_says_where_they_are_made(qtbot: QtBot, workbench: Workbench) -> None:
    choice = shown(qtbot, workbench, made(workbench))
    assert choice.box.currentText() == workbench.text("chapters.no_chapters")
    assert not choice.box.isEnabled()


def test_a_chapter_is_chosen_and_taken_away(qtbot: QtBot, workbench: Workbench) -> None:
    uid, chapter = made(workbench), workbench.make(chapters.add_chapter, "Wege")
    choice = shown(qtbot, workbench, uid)
    for line, stored in ((1, chapter), (0, None)):
        choice.box.setCurrentIndex(line)
        choice.box.activated.emit(line)
        assert workbench.ask(chapter_of, uid) == stored


def test_it_shows_the_chapter_and_cannot_be_changed_in_a_file_to_read(
    qtbot: QtBot, workbench: Workbench
) -> None:
    uid, chapter = made(workbench), workbench.make(chapters.add_chapter, "Wege")
    workbench.run(chapters.move_recommendations, [uid], chapter)
    choice = shown(qtbot, workbench, uid, editable=False)
    assert choice.box.currentText() == "Wege"
    assert not choice.box.isEnabled()
