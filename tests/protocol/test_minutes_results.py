"""Dots, recommendations and the overview: what came out, and how it leads back to the cards."""

from collections.abc import Iterator

import pytest

from kiwork.models.kinds import DotRule, Feasibility, Quarter, TargetKind
from kiwork.protocol.document import Facts, Table
from kiwork.protocol.editions import Choices
from kiwork.store.store import Store
from kiwork.usecases import capture, recommend, reviewing, weigh
from kiwork.usecases import measures as plan
from kiwork.usecases.capture import CardDraft
from tests import builders
from tests.protocol.printed import everything, facts, headings, minutes, shape, sheets, tables, texts


@pytest.fixture(name="example", scope="module")
def example_fixture(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = builders.new_store(tmp_path_factory.mktemp("example") / "Beispiel.kiwork", template="example")
    yield opened
    opened.close()


def recommended(store: Store, cluster_uid: str) -> str:
    with store.operation("recommend") as db:
        return recommend.recommend_cluster(db, cluster_uid)


def voted(
    store: Store,
    target_uid: str,
    dots: int,
    kind: TargetKind = TargetKind.CLUSTER,
    rule: DotRule = DotRule.FIXED,
) -> None:
    with store.operation("set_dots") as db:
        uid = weigh.add_round(db, "Dringlichkeit", target_kind=kind, dots_per_person=3, rule=rule)
        db.flush()
        weigh.set_dots(db, uid, target_uid, dots, workshop_uid=None)
        weigh.set_people(db, uid, 5, workshop_uid=None)


def origin(store: Store, **options: object) -> dict[str, str]:
    (sheet,) = sheets(minutes(store, **options)).values()
    found = [block for block in sheet.parts if isinstance(block, Facts)]
    return {label: value for block in found for label, value in block.pairs}


def test_a_recommendation_leads_back_to_its_cards_by_number(store: Store) -> None:
    numbered = [builders.add_card(store, text) for text in ("eins", "zwei", "drei")]
    recommended(store, builders.add_cluster(store, "Zahlen", *numbered))
    assert origin(store)["Karten"] == "K\u00a01–K\u00a03"
    assert origin(store)["Grundlage"] == "3 Karten"


def test_a_recommendation_repeats_no_card(store: Store) -> None:
    recommended(store, builders.add_cluster(store, "Anderes", builders.add_card(store, "Nur ein Mal")))
    assert "Nur ein Mal" not in everything(minutes(store))


def test_cards_that_are_not_printed_are_counted(store: Store) -> None:
    workshop, field = builders.workshop(store), builders.topic_field(store)
    elsewhere = builders.add_card(store, "Von woanders")
    with store.operation("add_card") as db:
        here = capture.add_card(db, CardDraft("Von hier", field, workshop))
    recommended(store, builders.add_cluster(store, "Beides", elsewhere, here))
    told = origin(store, workshop_uid=workshop)["Karten"]
    assert told == "K\u00a01 und 1 Karte, die nicht in diesem Protokoll steht"


def test_an_internal_card_is_not_even_counted(store: Store) -> None:
    public, internal = builders.add_card(store, "öffentlich"), builders.add_card(store, "intern")
    recommended(store, builders.add_cluster(store, "Beides", public, internal))
    with store.operation("set_internal") as db:
        capture.set_internal(db, internal, internal=True)
    assert origin(store) == {"Grundlage": "1 Karte", "Cluster": "Beides", "Karten": "K\u00a01"}


def test_an_internal_recommendation_stays_out_unless_chosen(store: Store) -> None:
    uid = recommended(store, builders.add_cluster(store, "Heikel", builders.add_card(store)))
    with store.operation("edit") as db:
        recommend.edit_recommendation(db, uid, public=False)
    assert not sheets(minutes(store))
    assert sheets(minutes(store, choices=Choices(internal=True)))


def test_a_recommendation_from_another_workshop_stays_out(store: Store) -> None:
    recommended(store, builders.add_cluster(store, "Woanders", builders.add_card(store)))
    assert not sheets(minutes(store, workshop_uid=builders.workshop(store)))


def test_a_recommendation_without_lead_is_an_open_point(store: Store) -> None:
    recommended(store, builders.add_cluster(store, "Führungslos", builders.add_card(store)))
    (number,) = sheets(minutes(store))
    assert facts(minutes(store))["Empfehlungen ohne Federführung"] == number
    assert facts(minutes(store))["Federführung"] == "noch offen"


def test_measures_stand_on_the_sheet_without_empty_columns(store: Store) -> None:
    uid = recommended(store, builders.add_cluster(store, "Kurse", builders.add_card(store)))
    with store.operation("add_measure") as db:
        first, second = (plan.add_measure(db, uid, what) for what in ("Orte suchen", "Kurse planen"))
        plan.edit_measure(db, second, lead="VHS", due="2027-03-01")
        plan.build_on(db, second, first)
    (sheet,) = sheets(minutes(store)).values()
    (table,) = (block for block in sheet.parts if isinstance(block, Table))
    assert list(table.head) == ["Nr.", "Was", "Wer", "Bis wann", "Baut auf", "Stand"]
    assert [list(row) for row in table.rows] == [
        ["SB-01.1", "Orte suchen", "", "", "", "offen"],
        ["SB-01.2", "Kurse planen", "VHS", "1. März 2027", "SB-01.1", "offen"],
    ]


def test_what_the_review_found_is_printed_of_what_is_feasible(store: Store) -> None:
    uid = recommended(store, builders.add_cluster(store, "Kurse", builders.add_card(store)))
    found = {"reason": "Kein Geld", "cost": "20.000 €", "period": "2027"}
    with store.operation("review") as db:
        reviewing.review(db, uid, Feasibility.IN_REVIEW)
        reviewing.review(db, uid, Feasibility.WITH_CHANGES, **found, separate_decision="yes")
    told = facts(minutes(store))
    assert told["Umsetzbarkeit"] == "mit Änderungen umsetzbar: Kein Geld"
    assert (told["Kosten laut Prüfung"], told["Zeitraum laut Prüfung"]) == ("20.000 €", "2027")
    assert told["Gesonderter Beschluss"] == "ja"
    with store.operation("review") as db:
        reviewing.review(db, uid, Feasibility.WITHDRAWN, **found)
    assert "Kosten laut Prüfung" not in facts(minutes(store))


def test_the_weighting_says_who_put_how_many_dots(store: Store) -> None:
    voted(store, builders.add_cluster(store, "Busse", builders.add_card(store)), 14)
    printed = minutes(store)
    assert facts(printed)["Beteiligung"] == "5 Personen, 14 von 15 möglichen Punkten"
    assert ["1", "Busse", "14"] in [list(row) for table in tables(printed) for row in table.rows]
    assert "1 Karte · 14 Punkte (Rang 1)" in everything(printed)


def test_the_weighting_names_its_rule_and_what_it_was_applied_to(store: Store) -> None:
    cluster = builders.add_cluster(store, "Busse", builders.add_card(store))
    for heading in ("Bahn", "Rad"):
        builders.add_cluster(store, heading, builders.add_card(store))
    voted(store, cluster, 9, rule=DotRule.HALF)
    printed = minutes(store)
    assert facts(printed)["Regel"].startswith("2 Punkte je Person (Themen ÷ 2, aufgerundet: 3 ÷ 2); ")
    assert facts(printed)["Beteiligung"] == "5 Personen, 9 von 10 möglichen Punkten"


def test_the_matrix_is_printed_in_words(store: Store) -> None:
    for heading, quarter in (("Busse", Quarter.QUICK_WIN), ("Bahn", Quarter.QUICK_WIN), ("Rad", None)):
        cluster = builders.add_cluster(store, heading, builders.add_card(store))
        with store.operation("place_in_matrix") as db:
            weigh.place_in_matrix(db, cluster, quarter)
    (found,) = [table for table in tables(minutes(store)) if table.caption == "Aufwand und Nutzen"]
    assert [list(row) for row in found.rows] == [["Quick-Wins: wenig Aufwand, viel Nutzen", "Busse; Bahn"]]


def test_a_matrix_with_nothing_in_it_is_not_printed(store: Store) -> None:
    builders.add_cluster(store, "Busse", builders.add_card(store))
    assert "Gewichtung" not in headings(minutes(store))


def test_dots_on_cards_name_them_by_number(store: Store) -> None:
    voted(store, builders.add_card(store, "Mehr Busse"), 4, TargetKind.CARD)
    printed = minutes(store)
    assert ["1", "K\u00a01", "4"] in [list(row) for table in tables(printed) for row in table.rows]
    assert "Mehr Busse" not in everything(printed)


def test_dots_on_an_internal_card_do_not_tell_what_it_says(store: Store) -> None:
    card = builders.add_card(store, "Geheim")
    voted(store, card, 4, TargetKind.CARD)
    with store.operation("set_internal") as db:
        capture.set_internal(db, card, internal=True)
    builders.add_card(store, "Offen")
    for choices in (Choices(), Choices(cards=False)):
        assert "Geheim" not in everything(minutes(store, choices=choices))


def test_the_overview_leaves_out_columns_without_numbers(store: Store) -> None:
    builders.add_card(store)
    overview = tables(minutes(store))[-1]
    assert list(overview.head) == ["Themenfeld", "Karten"]


def test_the_example_is_printed_whole_in_both_languages(example: Store) -> None:
    every_card = builders.texts(example)
    for language in ("de", "en"):
        printed = minutes(example, language=language, choices=Choices(internal=True))
        assert texts(printed) == every_card
        assert len(sheets(printed)) == 12


def test_the_example_has_everything_in_order(example: Store) -> None:
    found = headings(minutes(example))
    expected = ["Veranstaltungen", "Leitfragen", "Auf einen Blick", "Sprache und Bildung", "Gesamtrangfolge"]
    expected += ["Ideen-Parkplatz", "Nächste Schritte", "Abkürzungen"]
    assert [heading for heading in found if heading in expected] == expected


def test_each_workshop_of_the_example_has_its_minutes(example: Store) -> None:
    counted = [len(texts(minutes(example, workshop_uid=found.uid))) for found in shape(example).workshops]
    assert sum(counted) == len(texts(minutes(example)))
    assert all(counted)


def test_every_origin_of_the_example_is_printed(example: Store) -> None:
    assert "nicht in diesem Protokoll" not in everything(minutes(example))


def test_a_card_that_came_later_into_a_cited_cluster_is_named_on_the_sheet(store: Store) -> None:
    cluster = builders.add_cluster(store, "Zeiten", builders.add_card(store, "von Anfang an"))
    with store.operation("recommend_cluster") as db:
        recommend.recommend_cluster(db, cluster)
    builders.add_card(store, "später dazu", cluster_uid=cluster)
    assert facts(minutes(store))["Grundlage"] == "2 Karten"


def test_a_sheet_names_its_newest_version_and_says_what_was_changed_since(store: Store) -> None:
    uid = recommended(store, builders.add_cluster(store, "Kurse", builders.add_card(store, "Zu wenig Kurse")))
    (before,) = sheets(minutes(store)).values()
    with store.operation("review") as db:
        reviewing.review(db, uid, Feasibility.IN_REVIEW)
    kept = dict(next(iter(sheets(minutes(store)).values())).facts.pairs)["Fassung"]
    with store.operation("edit_recommendation") as db:
        recommend.edit_recommendation(db, uid, goal="Mehr Kurse")
    changed = dict(next(iter(sheets(minutes(store)).values())).facts.pairs)["Fassung"]
    assert "Fassung" not in dict(before.facts.pairs)
    assert "in Prüfung" in kept
    assert changed == f"{kept} (seitdem geändert)"
