import unicodedata

import pytest

from kiwork.intake.columns import Field
from kiwork.intake.decoding import Source
from kiwork.intake.files import plan_source
from kiwork.intake.kinds import kind_named
from kiwork.intake.plan import (
    Defaults,
    NothingToImportError,
    Plan,
    RaggedRowError,
    TooManyMentionsError,
)
from kiwork.models.kinds import CardKind, Dimension


def plan(text: str, name: str = "Umfrage 2026.csv", /, **given: str) -> Plan:
    return plan_source(Source(name, text, "utf-8"), {Field(k): v for k, v in given.items()}, Defaults())


@pytest.mark.parametrize(
    "text",
    [
        "Größe <b>fett</b>",
        "=1+1",
        "=HYPERLINK(x)",
        "+49 30",
        "-5",
        "@a",
        "👩‍👩‍👧 Familie",
        "نريد دورات",
        "- kein Punkt",
        "'a",
    ],
)
def test_texts_are_kept_letter_by_letter(text: str) -> None:
    assert plan(f"Text;Art\n{text};x\n").cards[0].text == text


def test_texts_are_kept_in_one_unicode_form_and_trimmed() -> None:
    assert plan(f"Text\n  {unicodedata.normalize('NFD', 'Größe')} \n").cards[0].text == "Größe"


def test_every_column_finds_its_place_on_the_card() -> None:
    card = plan(
        "topic_field,kind,text,original,language,cluster,count,municipality,target_group,workshop,source\n"
        "Sprache,offer,Kurse,نص,ar,Lernen,3,Verl|Halle,Alle; Neue,Auftakt,Umfrage\n"
    ).cards[0]
    assert (card.topic_field, card.kind, card.text) == ("Sprache", CardKind.OFFER, "Kurse")
    assert (card.original, card.language, card.cluster) == ("نص", "ar", "Lernen")
    assert (card.mentions, card.workshop, card.source) == (3, "Auftakt", "Umfrage")
    verl_and_halle = [(Dimension.MUNICIPALITY, "Verl"), (Dimension.MUNICIPALITY, "Halle")]
    groups = [(Dimension.TARGET_GROUP, "Alle"), (Dimension.TARGET_GROUP, "Neue")]
    assert card.tags == (*verl_and_halle, *groups)


@pytest.mark.parametrize(
    ("name", "kind", "parked"),
    [
        ("Herausforderungen", CardKind.CHALLENGE, False),
        ("LÖSUNGSANSATZ", CardKind.SOLUTION, False),
        ("Loesungsansaetze", CardKind.SOLUTION, False),
        ("Lösungs-Idee:", CardKind.SOLUTION, False),
        ("Lösungsidee", CardKind.SOLUTION, False),
        ("Bestehendes Angebot", CardKind.OFFER, False),
        ("geparkt", CardKind.CHALLENGE, True),
        ("parked", CardKind.CHALLENGE, True),
    ],
)
def test_kinds_go_by_their_german_and_english_names(name: str, kind: CardKind, parked: bool) -> None:  # noqa: FBT001 - a table
    assert kind_named(name) == (kind, parked)


def test_another_kind_is_kept_in_the_source_and_counted() -> None:
    found = plan("Text;Art;Quelle\na;Maßnahme;Umfrage\nb;Maßnahme;\nc;;\n")
    assert [card.source for card in found.cards] == ["Umfrage · Maßnahme", "Maßnahme", ""]
    assert found.remarks.other_kinds == {"Maßnahme": 2}


def test_the_workshop_is_named_after_the_source() -> None:
    found = plan("Text;Veranstaltung\na;\nb;Auftakt\n")
    assert [card.workshop for card in found.cards] == ["Umfrage 2026", "Auftakt"]


def test_rows_without_a_text_are_left_out_and_counted() -> None:
    found = plan("Text;Art\n;offer\n \u200b ;offer\na;\n")
    assert len(found.cards) == 1
    assert found.remarks.empty_rows == 2


@pytest.mark.parametrize(
    ("written", "mentions", "odd"),
    [
        ("3", 3, 0),
        ("3,0", 3, 0),
        ("×3", 3, 0),
        ("3 mal", 3, 0),
        ("0", 1, 1),
        ("1.000", 1, 1),
        ("viele", 1, 1),
    ],
)
def test_a_count_that_is_no_number_from_one_on_is_remarked(written: str, mentions: int, odd: int) -> None:
    found = plan(f"Text;Häufung\na;{written}\n")
    assert (found.cards[0].mentions, found.remarks.odd_counts) == (mentions, odd)


def test_counts_beyond_belief_are_refused() -> None:
    with pytest.raises(TooManyMentionsError):
        plan("Text;Häufung\na;999999999\n")


@pytest.mark.parametrize("row", ["a;b;c", "zwei,offer"])
def test_a_row_with_another_separator_is_named_by_its_line(row: str) -> None:
    with pytest.raises(RaggedRowError) as refusal:
        plan(f"Text;Art\neins;offer\n{row}\n")
    assert refusal.value.values["line"] == 3


def test_a_cluster_without_a_topic_field_is_kept_in_the_source() -> None:
    found = plan("Text;Cluster\na;Lernen\n")
    assert (found.cards[0].cluster, found.cards[0].source) == ("", "Lernen")
    assert found.remarks.clusters_without_topic_field == 1


def test_control_characters_are_remarked() -> None:
    found = plan("Text\nein\x07s\n")
    assert (found.cards[0].text, found.remarks.cleaned) == ("eins", 1)


def test_a_row_in_the_speakers_own_language_only_is_a_card() -> None:
    assert plan("Text;Originalton;Sprache\n;Хочу курси;uk\n").cards[0].text == "Хочу курси"


def test_headings_alone_are_nothing_to_import() -> None:
    with pytest.raises(NothingToImportError):
        plan("Text;Art\n")


def test_a_text_file_is_a_list() -> None:
    assert [card.text for card in plan("- a, b\n- c; d\n", "Liste.txt").cards] == ["a, b", "c; d"]


@pytest.mark.parametrize("separator", ["\t", ";", ",", "|"])
def test_a_text_file_with_headings_is_a_table(separator: str) -> None:
    text = f"Nr{separator}Text{separator}Art\r1{separator}a{separator}offer\r"
    assert plan(text, "Export.TXT").cards[0].kind is CardKind.OFFER


def test_a_text_file_with_tabs_needs_no_other_name() -> None:
    assert plan("Nr\tText\n1\ta\n", "Export.txt").cards[0].text == "a"


@pytest.mark.parametrize("line", ["Text, Bild und Ton", "Karte; Stift", "Sprache, Quelle"])
def test_a_list_that_begins_with_such_words_stays_a_list(line: str) -> None:
    assert plan(f"{line}\nBusse\n", "Liste.txt").cards[0].text == line


TITLES = "Ergebnisse, Umfrage;;\n;;\nStand:;1. Mai;\n"


@pytest.mark.parametrize(
    "above", ["Ergebnisse der Umfrage\n", "Ergebnisse, Umfrage\nStand: Mai\n\n", "\n\n;;\n", TITLES]
)
def test_rows_above_the_headings_are_passed_over(above: str) -> None:
    found = plan(f"{above}Themenfeld;Art;Text\nSprache;Angebot;Kurse\n")
    assert [(card.topic_field, card.kind, card.text) for card in found.cards] == [
        ("Sprache", CardKind.OFFER, "Kurse")
    ]


def test_rows_above_the_headings_that_say_something_are_remarked() -> None:
    assert plan(f"{TITLES}Themenfeld;Art;Text\n;;Kurse\n").remarks.rows_above == 2


def test_headings_below_a_title_are_found_by_the_name_that_was_given_too() -> None:
    found = plan("Ergebnisse;;\nNr;Beitrag;Ort\n1;Kurse;Verl\n", text="Beitrag")
    assert [card.text for card in found.cards] == ["Kurse"]


def test_a_card_that_is_called_like_a_heading_is_a_card() -> None:
    assert [card.text for card in plan("Busse\nText\nKarte\n").cards] == ["Busse", "Text", "Karte"]


def test_a_row_as_full_as_those_above_holds_no_headings() -> None:
    found = plan("Nr;Beitrag;Ort\nArt;Text;Quelle\n", text="2")
    assert [card.text for card in found.cards] == ["Text"]
