import pytest

from kiwork.intake.columns import Field
from kiwork.intake.decoding import Source
from kiwork.intake.plan import Defaults, plan_table
from kiwork.intake.taking import News, UnknownTopicFieldsError, take_in
from kiwork.models.kinds import Dimension
from kiwork.queries.cards import CardView, all_cards
from kiwork.queries.outline import outline
from kiwork.store.store import Store
from tests.builders import digest_of, findings

FIELD = "Sprache und Bildung"


def take(store: Store, text: str, *, create_topics: bool = False, **given: str) -> News:
    columns = {Field(name): column for name, column in given.items()}
    plan = plan_table(Source("Umfrage.csv", text, "utf-8"), columns, Defaults())
    with store.operation("import") as db:
        return take_in(db, plan, create_topics=create_topics)


def cards(store: Store) -> list[CardView]:
    with store.reading() as db:
        return all_cards(db)


def test_cards_come_in_in_order(store: Store) -> None:
    take(store, "Text;Themenfeld\n" + "".join(f"Karte {n};{FIELD}\n" for n in range(120)))
    assert [card.text for card in cards(store)] == [f"Karte {n}" for n in range(120)]
    assert findings(store) == []


def test_an_unknown_topic_field_stops_everything_and_is_named(store: Store) -> None:
    before = digest_of(store)
    with pytest.raises(UnknownTopicFieldsError) as refusal:
        take(store, f"Text;Themenfeld;Kommune\na;{FIELD};Neustadt\nb;Verkehr;\nc;Kultur;\n")
    assert refusal.value.values == {"n": 2, "fields": "Verkehr; Kultur"}
    assert digest_of(store) == before


def test_unknown_topic_fields_are_made_when_asked_for(store: Store) -> None:
    made = take(store, "Text;Themenfeld\na;Verkehr\nb;  VERKEHR\n", create_topics=True)
    assert made.topic_fields == ("Verkehr",)
    assert len({card.topic_field_uid for card in cards(store)}) == 1


def test_topic_fields_are_found_whatever_their_case_spaces_and_unicode_form(store: Store) -> None:
    made = take(store, "Text;Themenfeld\na;sprache  UND bildung\nb;SB\n")
    assert made.topic_fields == ()


def test_the_workshop_is_made_once_and_found_again(store: Store) -> None:
    assert take(store, "Text\na\n").workshops == ("Umfrage",)
    assert take(store, "Text\nb\n").workshops == ()


def test_known_tags_are_found_by_title_and_code_and_others_made(store: Store) -> None:
    made = take(store, "Text;Kommune\na;verl\nb;SHS|Neustadt\nc;Neustadt\n")
    assert made.tags == ((Dimension.MUNICIPALITY, "Neustadt"),)
    assert [card.tags for card in cards(store)] == [
        ("Verl",),
        ("Schloß Holte-Stukenbrock", "Neustadt"),
        ("Neustadt",),
    ]


def test_clusters_are_made_in_their_topic_field_and_found_again(store: Store) -> None:
    first = take(store, f"Text;Themenfeld;Cluster\na;{FIELD};Lernen\nb;Gesundheit und Pflege;Lernen\n")
    again = take(store, f"Text;Themenfeld;Cluster\nc;{FIELD};LERNEN\n")
    assert (len(first.clusters), len(again.clusters)) == (2, 0)
    by_text = {card.text: card.cluster_uid for card in cards(store)}
    assert by_text["a"] == by_text["c"] != by_text["b"]


def test_counts_become_mentions(store: Store) -> None:
    take(store, "Text;Häufung\na;4\n")
    assert cards(store)[0].mentions == 4


def test_a_whole_import_is_one_step_of_undo(store: Store) -> None:
    before = digest_of(store)
    take(store, "Text;Themenfeld;Kommune;Cluster\na;Verkehr;Neustadt;Busse\n", create_topics=True)
    after = digest_of(store)
    store.undo()
    assert digest_of(store) == before
    store.redo()
    assert digest_of(store) == after


def test_new_names_are_shown_as_first_written(store: Store) -> None:
    take(store, "Text;Themenfeld\na;Verkehr\nb;Kultur\nc;VERKEHR\n", create_topics=True)
    with store.reading() as db:
        assert [field.title for field in outline(db).topic_fields][-2:] == ["Verkehr", "Kultur"]
