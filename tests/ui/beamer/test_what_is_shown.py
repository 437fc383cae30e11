"""What the room sees: by the step, by choice, frozen, blank, held back; all by keys."""

import pytest
from PySide6.QtWidgets import QListView

from kiwork.models.kinds import TargetKind
from kiwork.queries.weighing import rounds
from kiwork.ui.beamer.sight import Scene
from kiwork.ui.collect.page import CollectPage
from kiwork.usecases import arrange, capture, setup, weigh
from tests.marking import MARK, PUBLIC, mark_everything
from tests.ui.beamer.conftest import Room

QUESTION = "Was sind künftige Herausforderungen für das Zusammenleben der Menschen in unserem Kreis?"


@pytest.fixture
def opened(room: Room) -> Room:
    room.press("F5")
    return room


def test_a_card_arrives_as_it_is_typed(opened: Room) -> None:
    assert opened.sees("Noch keine Karten")
    opened.type("Zu wenig Busse\n")
    assert opened.sees("Zu wenig Busse")
    assert opened.sees(QUESTION)
    opened.press("Ctrl+Z")
    assert not opened.sees("Zu wenig Busse")


def test_the_newest_card_is_on_top_and_those_that_do_not_fit_are_left_out(opened: Room) -> None:
    for number in range(40):
        opened.say(f"Karte {number}")
    cards = [text for text in opened.words if text.startswith("Karte ")]
    assert cards[0] == "Karte 39"
    assert 2 < len(cards) < 40


def test_it_follows_the_step_until_something_is_chosen(opened: Room) -> None:
    opened.group("Kurszeiten", opened.say("abends"))
    opened.press("Ctrl+3")
    assert opened.sees("Kurszeiten")
    assert opened.sees("1 Karte")
    opened.press("Ctrl+1")
    assert opened.sees("Kurszeiten")
    opened.press("Ctrl+Shift+1")
    opened.press("Ctrl+2")
    assert opened.showing.scene is Scene.QUESTION
    opened.press("Ctrl+Shift+F")
    assert opened.sees("abends")


@pytest.mark.parametrize(
    ("keys", "scene"),
    [(f"Ctrl+Shift+{number}", scene) for number, scene in enumerate(Scene, 1)],
)
def test_every_picture_is_chosen_by_a_key(opened: Room, keys: str, scene: Scene) -> None:
    opened.say("eine Karte")
    opened.press(keys)
    assert opened.showing.scene is scene
    assert not opened.showing.follows
    assert [s for s in Scene if opened.program.window.actions_by_name[f"beamer_{s}"].isChecked()] == [scene]


def test_clusters_come_with_their_cards_if_wished(opened: Room) -> None:
    opened.group("Kurszeiten", *(opened.say(text) for text in ("abends", "samstags")))
    opened.press("Ctrl+Shift+4")
    assert opened.sees("abends")
    assert opened.sees("2")


def test_the_ranking_is_shown_once_it_is_revealed(opened: Room) -> None:
    cluster = opened.group("Kurszeiten")
    opened.bench.run(weigh.add_round, "Punktabfrage")
    uid = opened.bench.ask(rounds)[0].uid
    opened.bench.run(weigh.set_dots, uid, cluster, 17, workshop_uid=opened.bench.workshop_uid)
    opened.bench.run(weigh.edit_round, uid, revealed=False, question="Was ist dringend?")
    opened.press("Ctrl+4")
    assert opened.sees("Es wird noch gezählt")
    assert opened.sees("Was ist dringend?")
    assert not opened.sees("17")
    opened.bench.run(weigh.edit_round, uid, revealed=True)
    assert opened.sees("Kurszeiten")
    assert opened.sees("17")


def test_the_card_with_the_focus_is_shown_large(opened: Room) -> None:
    opened.say("die ältere")
    opened.say("die neuere")
    opened.press("Ctrl+Shift+6")
    assert opened.sees("die neuere")
    opened.press("Ctrl+3")
    view = opened.focused
    assert isinstance(view, QListView)
    view.setCurrentIndex(view.model().index(0, 0))
    opened.press("Ctrl+Shift+6")
    assert opened.sees("die ältere")
    assert not opened.sees("die neuere")


def test_an_original_stands_below_the_translation(opened: Room) -> None:
    opened.say("Es fehlen Busse", original="لا توجد حافلة")
    words = list(opened.words)
    assert words.index("لا توجد حافلة") == words.index("Es fehlen Busse") + 1


def test_a_frozen_picture_stands_still_while_the_facilitator_goes_on(opened: Room) -> None:
    opened.say("vorher")
    opened.press("Shift+F6")
    before = opened.words
    opened.type("währenddessen\n")
    opened.press("Ctrl+3")
    opened.press("Ctrl+Shift+1")
    assert opened.words == before
    assert opened.button == "Standbild"
    opened.press("Shift+F6")
    assert opened.showing.scene is Scene.QUESTION
    opened.press("Ctrl+Shift+2")
    assert opened.sees("währenddessen")


@pytest.mark.parametrize("keys", ["Ctrl+Shift+2", "Ctrl+Shift+4", "Ctrl+Shift+6"])
@pytest.mark.parametrize("frozen", [False, True])
def test_a_card_that_becomes_internal_goes_at_once(opened: Room, keys: str, *, frozen: bool) -> None:
    uid = opened.say("mit Namen")
    opened.group("Kurszeiten", uid)
    opened.press(keys)
    assert opened.sees("mit Namen")
    if frozen:
        opened.press("Shift+F6")
    opened.bench.run(capture.set_internal, uid, internal=True)
    assert not opened.sees("mit Namen")


def test_a_deleted_card_leaves_a_frozen_picture_too(opened: Room) -> None:
    uid = opened.say("bleibt")
    gone = opened.say("geht")
    opened.press("Shift+F6")
    opened.bench.run(arrange.delete_cards, [gone])
    assert opened.sees("bleibt")
    assert not opened.sees("geht")
    assert uid


def test_blank_is_nothing_but_the_ground_and_comes_back(opened: Room) -> None:
    opened.say("eine Karte")
    before = opened.words
    opened.bench.countdown.start(300)
    opened.press("Shift+F5")
    assert opened.words == ()
    assert opened.wall.accessibleDescription() == ""
    assert opened.button == "leer"
    opened.press("Shift+F5")
    assert opened.words == (*before, "5:00")


def test_held_cards_wait_until_one_key_shows_them_all(opened: Room) -> None:
    opened.say("bekannt")
    opened.press("Shift+F7")
    opened.type("eins\nzwei\n")
    assert opened.sees("bekannt")
    assert not opened.sees("eins")
    assert opened.button == "2 warten"
    assert not opened.sees("warten")
    opened.press("Shift+F8")
    assert opened.sees("eins")
    assert opened.sees("zwei")
    opened.type("drei\n")
    assert not opened.sees("drei")
    opened.press("Shift+F7")
    assert opened.sees("drei")


def test_held_cards_are_counted_right_after_undo_and_for_internal_ones(opened: Room) -> None:
    opened.press("Shift+F7")
    uid = opened.say("eins")
    opened.say("zwei")
    opened.bench.run(capture.set_internal, uid, internal=True)
    assert opened.showing.held == 1
    opened.bench.undo()
    opened.bench.undo()
    assert opened.showing.held == 1
    opened.bench.undo()
    assert opened.showing.held == 0


def test_a_held_card_that_is_shown_large_is_known_from_then_on(opened: Room) -> None:
    opened.press("Shift+F7")
    opened.say("eins")
    opened.press("Ctrl+Shift+6")
    assert opened.sees("eins")
    assert opened.showing.held == 0


def test_an_internal_card_is_not_chosen(opened: Room) -> None:
    uid = opened.say("mit Namen")
    opened.bench.run(capture.set_internal, uid, internal=True)
    opened.press("Ctrl+3")
    view = opened.focused
    assert isinstance(view, QListView)
    view.setCurrentIndex(view.model().index(0, 0))
    with opened.qtbot.waitSignal(opened.bench.said) as said:
        opened.press("Ctrl+Shift+6")
    assert "intern" in said.args[0]
    assert opened.showing.scene is not Scene.CARD


def test_the_question_asked_is_the_one_chosen_at_collecting(opened: Room) -> None:
    outline = opened.bench.outline
    assert outline
    other = outline.questions_for(opened.bench.topic_field_uid)[1]
    page = opened.program.window.page
    assert isinstance(page, CollectPage)
    page.view.question.chosen.emit(other.uid)
    assert opened.sees(other.text)
    opened.bench.run(setup.edit, "guiding_question", other.uid, text="Wie weiter?")
    assert opened.sees("Wie weiter?")


def test_another_topic_field_shows_its_own_cards(opened: Room) -> None:
    outline = opened.bench.outline
    assert outline
    opened.say("hier")
    opened.bench.look_at(topic_field_uid=outline.topic_fields[1].uid)
    assert not opened.sees("hier")
    assert opened.sees(outline.topic_fields[1].title)


def test_a_closed_file_leaves_nothing_of_it(opened: Room) -> None:
    opened.say("eine Karte")
    for keys in ("Shift+F6", "Shift+F7", "Ctrl+W"):
        opened.press(keys)
    assert opened.words == ("Kiwork",)
    assert not opened.showing.is_frozen
    assert not opened.showing.holds_back


def test_the_countdown_is_in_the_corner(opened: Room) -> None:
    opened.bench.countdown.start(90)
    assert opened.words[-1] == "1:30"
    opened.bench.countdown.stop()
    assert "1:30" not in opened.words


def test_what_people_wrote_is_never_markup(opened: Room) -> None:
    opened.say("<b>fett</b> & {0} %s")
    assert opened.sees("<b>fett</b> & {0} %s")


@pytest.mark.parametrize("scene", list(Scene))
def test_nothing_but_what_is_public_ever_reaches_the_window(opened: Room, scene: Scene) -> None:
    internal, public = opened.say("intern"), opened.say("für alle")
    cluster = opened.group("Kurszeiten", internal, public)
    opened.bench.run(weigh.add_round, "Punktabfrage", target_kind=TargetKind.CARD)
    uid = opened.bench.ask(rounds)[0].uid
    for target in (internal, public, cluster):
        opened.bench.run(weigh.set_dots, uid, target, 5, workshop_uid=opened.bench.workshop_uid)
    opened.bench.run(capture.set_internal, internal, internal=True)
    mark_everything(opened.store, PUBLIC | {("topic_field", "title"), ("guiding_question", "text")})
    opened.showing.choose_card(public)
    opened.showing.choose(scene)
    assert MARK not in repr(opened.showing.sight)
    assert not opened.sees(MARK)
    assert len(opened.words) > 1
