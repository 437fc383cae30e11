"""The sheet with all of its fields: three for a draft, the rest in parts, tags ticked, dates understood."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kiwork.models.kinds import Dimension, Quarter
from kiwork.ui.dates import shown_date
from kiwork.ui.recommend.page import RecommendPage
from kiwork.ui.workbench import Workbench
from kiwork.usecases import recommend, setup, weigh
from tests.ui.recommend.conftest import HOSTILE, only

Key = Qt.Key


@pytest.fixture
def begun(qtbot: QtBot, page: RecommendPage) -> RecommendPage:
    """Show a recommendation made from the cluster that is first in the list, all parts unfolded."""
    qtbot.keyClicks(page.beginnings.list, "2")
    for section in page.sheet.sections.values():
        section.fold(unfolded=True)
    return page


def titles(workbench: Workbench) -> set[str]:
    """Return the titles of the tags of the one recommendation."""
    carried = only(workbench).tag_uids
    return {tag.title for tag in workbench.outline.tags if tag.uid in carried} if workbench.outline else set()


def test_the_sheet_says_that_three_fields_are_enough_until_they_are_filled_in(
    workbench: Workbench, begun: RecommendPage
) -> None:
    hint = begun.sheet._hint
    assert not hint.isHidden()
    assert "drei Felder" in hint.text()
    uid = only(workbench).uid
    workbench.run(recommend.edit_recommendation, uid, goal="Deutsch", description="Kurse")
    workbench.run(recommend.set_lead, uid, "VHS")
    assert hint.isHidden()


def test_the_head_of_a_part_says_how_much_is_filled_in(workbench: Workbench, begun: RecommendPage) -> None:
    means = begun.sheet.sections["means"]
    assert means.filled.text() == "0 von 3 ausgefüllt"
    workbench.run(recommend.edit_recommendation, only(workbench).uid, cost="5.000 €", funding="Land")
    assert means.filled.text() == "2 von 3 ausgefüllt"
    assert means._head.accessibleName() == "Mittel und Kosten, 2 von 3 ausgefüllt"


def test_a_part_unfolds_with_the_keyboard(qtbot: QtBot, begun: RecommendPage) -> None:
    part = begun.sheet.sections["means"]
    part.fold(unfolded=False)
    part._head.setFocus()
    qtbot.keyClick(part._head, Key.Key_Space)
    assert begun.sheet.texts["cost"].isVisible()


@pytest.mark.parametrize("name", ["situation", "next_step", "indicator", "resources", "cost", "funding"])
def test_every_text_is_saved_on_leaving_it(
    qtbot: QtBot, workbench: Workbench, begun: RecommendPage, name: str
) -> None:
    field = begun.sheet.texts[name]
    field.setFocus()
    qtbot.keyClicks(field, HOSTILE)
    begun.list.setFocus()
    assert getattr(only(workbench), name) == HOSTILE
    workbench.undo()
    assert getattr(only(workbench), name) == ""


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("1.3.27", "2027-03-01"),
        ("01.03.2027", "2027-03-01"),
        ("2027-03-01", "2027-03-01"),
        ("Ende 2027", "Ende 2027"),
        ("31.2.2027", "31.2.2027"),
    ],
)
def test_a_date_is_understood_and_words_stay(
    qtbot: QtBot, workbench: Workbench, begun: RecommendPage, typed: str, stored: str
) -> None:
    due = begun.sheet.due
    due.setFocus()
    qtbot.keyClicks(due, typed)
    qtbot.keyClick(due, Key.Key_Return)
    assert only(workbench).due == stored
    assert due.text() == shown_date(stored)
    begun.list.setFocus()
    workbench.undo()
    assert (only(workbench).due, due.text()) == ("", "")


def test_tags_are_ticked_with_one_stop_and_the_space_key(
    qtbot: QtBot, workbench: Workbench, begun: RecommendPage
) -> None:
    tags = begun.sheet.tags[Dimension.MUNICIPALITY]
    tags.setFocus()
    qtbot.keyClick(tags, Key.Key_Space)
    qtbot.keyClick(tags, Key.Key_Right)
    qtbot.keyClick(tags, Key.Key_Space)
    assert titles(workbench) == {"Borgholzhausen", "Gütersloh"}
    assert begun.sheet.sections["whom"].filled.text() == "1 von 4 ausgefüllt"
    workbench.undo()
    assert titles(workbench) == {"Borgholzhausen"}
    assert len(tags.keys) == 1
    qtbot.keyClick(tags, Key.Key_Left)
    qtbot.keyClick(tags, Key.Key_Space)
    assert titles(workbench) == set()


def test_a_theme_that_is_made_meanwhile_can_be_ticked(
    qtbot: QtBot, workbench: Workbench, begun: RecommendPage
) -> None:
    workbench.run(setup.add_tag, Dimension.THEME, HOSTILE)
    themes = begun.sheet.tags[Dimension.THEME]
    themes.setFocus()
    qtbot.keyClick(themes, Key.Key_End)
    qtbot.keyClick(themes, Key.Key_Space)
    assert titles(workbench) == {HOSTILE}


def test_a_process_without_tags_says_where_they_come_from(workbench: Workbench, begun: RecommendPage) -> None:
    themes = begun.sheet.tags[Dimension.THEME]
    assert workbench.outline
    for tag in workbench.outline.tags:
        if tag.dimension is Dimension.THEME:
            workbench.run(setup.delete, "tag", tag.uid)
    assert themes.isHidden()
    assert begun.sheet.no_tags.text().startswith("Noch nicht angelegt: Querschnittsthema.")


def test_effort_and_impact_suggest_a_priority_that_one_key_takes(
    qtbot: QtBot, workbench: Workbench, begun: RecommendPage, clusters: list[str]
) -> None:
    suggested = begun.sheet.suggested
    assert suggested.isHidden()
    workbench.run(weigh.place_in_matrix, clusters[0], Quarter.QUICK_WIN)
    assert suggested.words.text() == "Vorschlag: hoch · Quick-Win (aus Aufwand und Nutzen)"
    assert (only(workbench).priority, only(workbench).category) == ("", "")
    suggested.take.setFocus()
    qtbot.keyClick(suggested.take, Key.Key_Space)
    assert (only(workbench).priority, only(workbench).category) == ("hoch", "Quick-Win")
    assert suggested.isHidden()
    workbench.undo()
    assert (only(workbench).priority, only(workbench).category) == ("", "")


def test_what_is_said_in_the_other_language_is_not_suggested_again(
    workbench: Workbench, begun: RecommendPage, clusters: list[str]
) -> None:
    uid = only(workbench).uid
    workbench.run(recommend.edit_recommendation, uid, priority="high", category="Quick win")
    workbench.run(weigh.place_in_matrix, clusters[0], Quarter.QUICK_WIN)
    assert begun.sheet.suggested.isHidden()


def test_what_is_to_be_put_off_gets_a_low_priority_and_keeps_its_category(
    workbench: Workbench, begun: RecommendPage, clusters: list[str]
) -> None:
    workbench.run(recommend.edit_recommendation, only(workbench).uid, category="Pilot")
    workbench.run(weigh.place_in_matrix, clusters[0], Quarter.LATER)
    begun.sheet.suggested.take.click()
    assert (only(workbench).priority, only(workbench).category) == ("niedrig", "Pilot")


def test_the_sheet_never_scrolls_sideways(begun: RecommendPage) -> None:
    inside = begun.sheet.widget()
    assert inside
    assert inside.minimumSizeHint().width() <= begun.sheet.viewport().width()
