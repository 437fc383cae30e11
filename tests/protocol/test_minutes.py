"""The minutes say everything once: every card word for word, where it hangs, under its own number."""

from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from kiwork.models.kinds import CardKind
from kiwork.protocol.document import PageBreak
from kiwork.protocol.editions import BUILT, Choices, Edition, EditionNotBuiltError, NoSuchWorkshopError
from kiwork.store.store import Store
from kiwork.usecases import capture, parking, setup
from kiwork.usecases.capture import CardDraft
from tests import builders
from tests.protocol.printed import cards, everything, facts, headings, minutes, shape, tables, texts

HOSTILE = '<b>Name</b> & "AT&T" ]]> <img src=x>'


def add(store: Store, draft: CardDraft) -> str:
    with store.operation("add_card") as db:
        return capture.add_card(db, draft)


def test_every_card_is_printed_once_and_word_for_word(store: Store) -> None:
    first = builders.add_card(store, HOSTILE)
    for text in ("Zu teuer", "Zu teuer", "Zeile eins\nZeile zwei"):
        builders.add_card(store, text)
    builders.add_cluster(store, "Kosten", first)
    assert texts(minutes(store)) == builders.texts(store)


def test_a_card_without_topic_field_is_printed_at_the_end(store: Store) -> None:
    builders.add_card(store, "Im Feld")
    add(store, CardDraft("Nirgends", topic_field_uid=None, workshop_uid=None))
    printed = minutes(store)
    assert [card.text for card in cards(printed)] == ["Im Feld", "Nirgends"]
    assert "Ohne Themenfeld" in headings(printed)


def test_internal_cards_stay_out_unless_chosen(store: Store) -> None:
    internal = builders.add_card(store, "Nur für uns")
    with store.operation("set_internal") as db:
        capture.set_internal(db, internal, internal=True)
    assert texts(minutes(store)) == []
    assert texts(minutes(store, choices=Choices(internal=True))) == ["Nur für uns"]


def test_the_cards_of_a_cluster_stand_under_its_heading(store: Store) -> None:
    builders.add_cluster(store, "Wer fährt?", builders.add_card(store, "Kein Bus nach 20 Uhr"))
    builders.add_card(store, "Noch lose")
    found = headings(minutes(store))
    assert found.index("Wer fährt?") < found.index("Ohne Cluster")


def test_without_clusters_cards_stand_by_kind(store: Store) -> None:
    field = builders.topic_field(store)
    for kind in (CardKind.OFFER, CardKind.CHALLENGE):
        add(store, CardDraft(kind.value, field, None, kind))
    printed = minutes(store)
    assert [card.text for card in cards(printed)] == ["challenge", "offer"]
    assert "Ohne Cluster" not in headings(printed)


def test_cards_are_numbered_as_they_stand_on_the_pages(store: Store) -> None:
    builders.add_card(store, "Lose")
    builders.add_cluster(store, "Zuerst", builders.add_card(store, "Im Cluster"))
    numbered = [(card.text, card.marks[0]) for card in cards(minutes(store))]
    assert numbered == [("Im Cluster", "K\u00a01"), ("Lose", "K\u00a02")]


def test_a_card_shows_mentions_tags_and_its_workshop(store: Store) -> None:
    tag = shape(store).tags[0]
    field, workshop = builders.topic_field(store), builders.workshop(store)
    add(store, CardDraft("Mehrmals gesagt", field, workshop, mentions=3, tag_uids=(tag.uid,)))
    builders.add_card(store, "Von woanders")
    (card,) = (card for card in cards(minutes(store)) if card.text == "Mehrmals gesagt")
    assert [mark for mark in card.marks if not mark.startswith("K")] == ["×3", "Auftakt", tag.title]


def test_one_workshop_alone_needs_no_code_on_its_cards(store: Store) -> None:
    add(store, CardDraft("Von hier", builders.topic_field(store), builders.workshop(store)))
    (card,) = cards(minutes(store))
    assert card.marks == ("K\u00a01",)


def test_an_original_stands_with_its_card_unless_left_out(store: Store) -> None:
    card = builders.add_card(store, "Kurs am Abend")
    with store.operation("edit_original") as db:
        capture.edit_original(db, card, "دورة مسائية", "ar")
    (printed,) = cards(minutes(store))
    assert printed.original is not None
    assert (printed.original.text, printed.original.language) == ("دورة مسائية", "ar")
    assert cards(minutes(store, choices=Choices(originals=False)))[0].original is None


def test_a_parked_card_stands_with_its_decision_only(store: Store) -> None:
    parked = builders.add_card(store, "Später")
    with store.operation("park") as db:
        parking.park(db, parked, parked=True)
    printed = minutes(store)
    assert texts(printed) == ["Später"]
    assert facts(printed)["Entscheidung"] == "noch offen"
    assert facts(printed)["Geparkt, ohne Entscheidung"] == "K\u00a01"


def test_minutes_of_one_workshop_have_its_cards_only(store: Store) -> None:
    field, workshop = builders.topic_field(store), builders.workshop(store)
    add(store, CardDraft("Von hier", field, workshop))
    builders.add_card(store, "Von woanders")
    printed = minutes(store, workshop_uid=workshop)
    assert texts(printed) == ["Von hier"]
    assert (printed.title, printed.subtitle, printed.state) == ("Auftakt", "Ergebnisprotokoll", "Entwurf")


def test_minutes_can_be_cut_down_to_topic_fields(store: Store) -> None:
    fields = [builders.topic_field(store, number) for number in (0, 1)]
    for field in fields:
        add(store, CardDraft(field, field, None))
    assert texts(minutes(store, topic_field_uids=fields[:1])) == fields[:1]


def test_the_only_workshop_gives_the_minutes_their_head(store: Store) -> None:
    uid = builders.workshop(store)
    with store.operation("edit") as db:
        setup.edit(
            db, "workshop", uid, date="2023-05-12", begins="17:00", ends="20:00", people={"total": 130}
        )
    head = dict(minutes(store).facts.pairs)
    assert head["Datum"] == "12. Mai 2023"
    assert head["Uhrzeit"] == "17:00–20:00 Uhr"
    assert head["Anwesende"] == "130 Personen"


def test_an_agenda_runs_on_from_its_beginning(store: Store) -> None:
    uid = builders.workshop(store)
    with store.operation("edit") as db:
        setup.edit(db, "workshop", uid, begins="09:30")
        for title in ("Ankommen", "Sammeln"):
            setup.add_agenda_step(db, uid, title, planned=45)
    rows = [tuple(row) for row in tables(minutes(store))[0].rows]
    assert rows == [("09:30", "Ankommen", "45 Minuten"), ("10:15", "Sammeln", "45 Minuten")]


def test_an_empty_file_says_so(store: Store) -> None:
    assert "Bisher wurden keine Karten" in everything(minutes(store))


def test_what_is_not_chosen_is_left_out(store: Store) -> None:
    builders.add_card(store)
    nothing = Choices(questions=False, overview=False, cards=False, next_steps=False, abbreviations=False)
    assert texts(minutes(store, choices=nothing)) == []
    assert {"Leitfragen", "Auf einen Blick", "Abkürzungen"}.isdisjoint(
        headings(minutes(store, choices=nothing))
    )


def test_few_cards_stand_without_page_breaks(store: Store) -> None:
    builders.add_card(store)
    assert not [block for block in minutes(store).blocks if isinstance(block, PageBreak)]


@pytest.mark.parametrize("edition", [edition for edition in Edition if edition not in BUILT])
def test_an_edition_that_is_not_built_is_refused(store: Store, edition: Edition) -> None:
    with pytest.raises(EditionNotBuiltError):
        minutes(store, edition=edition)


def test_an_unknown_workshop_is_refused(store: Store) -> None:
    with pytest.raises(NoSuchWorkshopError):
        minutes(store, workshop_uid="0" * 32)


def test_a_documentation_is_called_so(store: Store) -> None:
    assert minutes(store, edition=Edition.DOCUMENTATION).subtitle.startswith("Dokumentation")


def test_more_cards_do_not_ask_more_questions(store: Store, tmp_path: Path) -> None:
    many = builders.new_store(tmp_path / "viele.kiwork")
    field = builders.topic_field(many)
    with many.operation("add_cards") as db:
        capture.add_cards(db, [CardDraft(f"Karte {n}", field, None) for n in range(60)])
    builders.add_card(store)
    assert _statements(many) == _statements(store)
    many.close()


def test_small_topic_fields_share_a_page(store: Store) -> None:
    for number, count in enumerate((7, 1, 1)):
        field = builders.topic_field(store, number)
        for card in range(count):
            add(store, CardDraft(f"Karte {card}", field, None))
    breaks = [
        block
        for block in minutes(store, choices=Choices(overview=False)).blocks
        if isinstance(block, PageBreak)
    ]
    assert len(breaks) == 2


def _statements(store: Store) -> int:
    asked: list[object] = []
    listener = lambda *statement: asked.append(statement)  # noqa: E731 - the same object is removed again
    event.listen(Engine, "before_cursor_execute", listener)
    minutes(store)
    event.remove(Engine, "before_cursor_execute", listener)
    return len(asked)
