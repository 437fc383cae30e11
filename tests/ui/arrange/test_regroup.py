"""Clusters are split and joined in place, by keys and by dropping; filters say what they hide."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from kiwork.ui.arrange.page import ArrangePage
from kiwork.ui.itemmodels import card_mime
from kiwork.ui.workbench import Workbench
from kiwork.usecases import arrange, capture, regroup
from tests.ui.arrange.conftest import UNSORTED, Press, key, selected, shown, uids

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
BOTH = {"in Kurszeiten", "in Wartelisten"}


def gather(page: ArrangePage) -> None:
    """Hang all unsorted cards into the first cluster."""
    page.hands.move(uids(page, "eins", "zwei", "drei", "vier"), key(page, "Kurszeiten"))


def drop_cluster(page: ArrangePage, dragged: str, on: str, *, x: float) -> None:
    """Drop a heading onto the head of a column, at a part of its width."""
    column = page.board.columns[key(page, on)]
    mime = card_mime.packed(card_mime.CLUSTER, [key(page, dragged)])
    place = QPointF(x * column.width(), column.head.geometry().center().y())
    move, left = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    column.dropEvent(QDropEvent(place, move, mime, left, Qt.KeyboardModifier.NoModifier))


def test_marked_cards_are_split_off_into_a_cluster_beside(
    page: ArrangePage, press: Press, workbench: Workbench
) -> None:
    gather(page)
    before = shown(page)
    page.board.select(uids(page, "eins", "drei"), uids(page, "eins")[0], focus=True)
    press(Key.Key_N, "Abends", Key.Key_Return)
    assert list(shown(page)) == [UNSORTED, "Kurszeiten", "Abends", "Wartelisten"]
    assert shown(page)["Abends"] == ["eins", "drei"]
    assert shown(page)["Kurszeiten"] == ["in Kurszeiten", "zwei", "vier"]
    assert selected(page) == ["vier"]
    workbench.undo()
    assert shown(page) == before


def test_unsorted_cards_become_a_cluster_at_the_end(page: ArrangePage, press: Press) -> None:
    press(Key.Key_N, "Fahrten", Key.Key_Return)
    assert list(shown(page))[-1] == "Fahrten"


def test_a_cluster_is_joined_with_one_that_letters_find(
    page: ArrangePage, press: Press, workbench: Workbench
) -> None:
    before = shown(page)
    press(Key.Key_Right)
    press(Key.Key_J, held=CTRL)
    press("war", Key.Key_Return)
    assert len(shown(page)) == 2
    assert set(list(shown(page).values())[1]) == BOTH
    workbench.undo()
    assert shown(page) == before


def test_only_other_clusters_are_offered_to_join_with(page: ArrangePage, press: Press) -> None:
    press(Key.Key_Right)
    press(Key.Key_J, held=CTRL)
    assert [offer.split(maxsplit=1)[1] for offer in page.join_finder.headings()] == ["Wartelisten"]


def test_both_headings_of_joined_clusters_are_shown(page: ArrangePage, press: Press) -> None:
    page.clusters.join(key(page, "Kurszeiten"), key(page, "Wartelisten"))
    contents = page.hands.contents
    assert contents
    pile = contents.piles(page.hands.wanted)[1]
    assert {pile.heading, *pile.wordings} == {"Kurszeiten", "Wartelisten"}


def test_joined_clusters_are_taken_apart(page: ArrangePage, press: Press) -> None:
    before = shown(page)
    page.clusters.join(key(page, "Kurszeiten"), key(page, "Wartelisten"))
    page.board.focus_column(list(page.board.columns)[1])
    press(Key.Key_H, held=CTRL | SHIFT)
    assert {heading: set(cards) for heading, cards in shown(page).items()} == {
        heading: set(cards) for heading, cards in before.items()
    }


def test_a_cluster_that_was_never_joined_is_not_taken_apart(
    page: ArrangePage, press: Press, qtbot: QtBot
) -> None:
    press(Key.Key_Right)
    with qtbot.waitSignal(page.workbench.said) as said:
        press(Key.Key_H, held=CTRL | SHIFT)
    assert said.args == [page.text("arrange.no_cluster_joined")]


def test_a_heading_dropped_onto_the_middle_of_another_joins_them(page: ArrangePage) -> None:
    drop_cluster(page, "Kurszeiten", "Wartelisten", x=0.5)
    assert len(shown(page)) == 2
    assert set(list(shown(page).values())[1]) == BOTH


def test_a_heading_dropped_onto_the_side_of_another_stands_beside_it(page: ArrangePage) -> None:
    drop_cluster(page, "Kurszeiten", "Wartelisten", x=0.9)
    assert list(shown(page)) == [UNSORTED, "Wartelisten", "Kurszeiten"]


def test_a_heading_dropped_onto_itself_or_the_unsorted_changes_nothing(page: ArrangePage) -> None:
    before = shown(page)
    drop_cluster(page, "Kurszeiten", "Kurszeiten", x=0.5)
    drop_cluster(page, "Kurszeiten", UNSORTED, x=0.5)
    assert shown(page) == before


# filters


def test_a_tag_lets_only_its_cards_through(page: ArrangePage, workbench: Workbench) -> None:
    assert workbench.outline
    tag = workbench.outline.tags[0]
    workbench.run(capture.add_tag_to_card, uids(page, "zwei")[0], tag.uid)
    page.bar.tag.setCurrentIndex(page.bar.tag.findData(tag.uid))
    assert shown(page) == {UNSORTED: ["zwei"], "Kurszeiten": [], "Wartelisten": []}


def test_a_workshop_lets_only_its_cards_through(page: ArrangePage, workbench: Workbench) -> None:
    assert page.bar.workshop.count() == 2
    page.bar.workshop.setCurrentIndex(1)
    assert len(shown(page)[UNSORTED]) == 4


def test_it_is_said_how_many_cards_are_hidden(page: ArrangePage) -> None:
    page.bar.search.setText("ei")
    assert page.bar.note.text() == "2 Karten verborgen"
    page.bar.reset()
    assert page.bar.note.text() == ""


def test_a_drop_leaves_hidden_cards_where_they_hang(page: ArrangePage, press: Press) -> None:
    page.bar.search.setText("ei")
    page.hands.move(uids(page, "drei"), "", uids(page, "eins")[0])
    page.bar.reset()
    assert shown(page)[UNSORTED] == ["drei", "eins", "zwei", "vier"]


def test_splitting_and_joining_leave_hidden_cards_alone(page: ArrangePage, workbench: Workbench) -> None:
    gather(page)
    page.bar.search.setText("ei")
    page.clusters.make(uids(page, "eins"), "Abends")
    page.bar.reset()
    assert shown(page)["Kurszeiten"] == ["in Kurszeiten", "zwei", "drei", "vier"]


def test_what_was_made_of_a_joined_cluster_elsewhere_shows_here(
    page: ArrangePage, workbench: Workbench
) -> None:
    workbench.run(regroup.join_clusters, key(page, "Kurszeiten"), key(page, "Wartelisten"))
    workbench.run(arrange.rename_cluster, list(page.board.columns)[1], "Beides")
    assert list(shown(page)) == [UNSORTED, "Beides"]
