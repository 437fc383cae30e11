"""The templates hold together: keys, references, numbers, and the example's size."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NewType, cast

import pytest

FOLDER = Path(__file__).parent.parent / "resources" / "templates"
FILES = sorted(FOLDER.glob("*.json"))
Record = NewType("Record", dict[str, object])

FIELDS = {
    "process": "title host topic_field_label language imprint",
    "phase": "title period",
    "workshop": "phase_uid title code date begins ends venue host facilitation minutes_by people state "
    "occasion next_steps",
    "workshop_topic_field": "workshop_uid topic_field_uid",
    "agenda_step": "workshop_uid title instruction planned",
    "topic_field": "title code colour description",
    "guiding_question": "topic_field_uid text",
    "card": "workshop_uid guiding_question_uid topic_field_uid cluster_uid text card_kind original_wording "
    "original_language parked parked_decision parked_reason parked_date outcome internal source",
    "mention": "card_uid workshop_uid",
    "cluster": "topic_field_uid heading outcome quarter",
    "tag_dimension": "title code",
    "tag": "dimension_uid title code",
    "card_tag": "card_uid tag_uid",
    "cluster_tag": "cluster_uid tag_uid",
    "recommendation_tag": "recommendation_uid tag_uid",
    "dot_round": "title question target_kind criterion dots_per_person rule cumulate revealed",
    "dot_count": "round_uid target_uid workshop_uid dots people",
    "recommendation": "topic_field_uid number title goal situation description next_step lead_uid timeframe "
    "resources priority category level indicator public",
    "recommendation_card": "recommendation_uid card_uid",
    "recommendation_cluster": "recommendation_uid cluster_uid",
    "recommendation_partner": "recommendation_uid organisation_uid",
    "organisation": "name organisation_kind municipality_uid",
}
REFERS_TO = {
    "round_uid": {"dot_round"},
    "target_uid": {"cluster", "card", "dot_round"},
    "lead_uid": {"organisation"},
    "dimension_uid": {"tag_dimension"},
    "municipality_uid": {"tag"},
}


def records(path: Path) -> list[Record]:
    return cast("list[Record]", json.loads(path.read_text(encoding="utf-8"))["records"])


def of_kind(kind: str, path: Path) -> list[Record]:
    return [record for record in records(path) if record["kind"] == kind]


def kind_by_key(path: Path) -> dict[object, object]:
    return {record["key"]: record["kind"] for record in records(path) if "key" in record}


def references(path: Path) -> Iterator[tuple[str, object]]:
    """Yield every field that names another record, with the key it names."""
    for record in records(path):
        yield from ((field, value) for field, value in record.items() if field.endswith("_uid"))


every_template = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
EXAMPLE = FOLDER / "example.de.json"


@every_template
def test_name_and_language_are_those_of_the_file(path: Path) -> None:
    head = json.loads(path.read_text(encoding="utf-8"))
    assert f"{head['name']}.{head['language']}.json" == path.name


@every_template
def test_keys_are_unique(path: Path) -> None:
    keys = Counter(record["key"] for record in records(path) if "key" in record)
    assert [key for key, count in keys.items() if count > 1] == []


@every_template
def test_only_known_kinds_and_fields_are_used(path: Path) -> None:
    for record in records(path):
        assert set(record) - {"kind", "key"} <= set(FIELDS[str(record["kind"])].split())


@every_template
def test_references_name_a_record_of_the_right_kind(path: Path) -> None:
    kinds = kind_by_key(path)
    for field, key in references(path):
        assert kinds.get(key) in REFERS_TO.get(field, {field.removesuffix("_uid")}), (field, key)


@every_template
def test_there_is_exactly_one_process(path: Path) -> None:
    assert [record["key"] for record in of_kind("process", path)] == ["process"]


@every_template
def test_people_are_counted_by_perspective(path: Path) -> None:
    perspectives = {tag["key"] for tag in of_kind("tag", path) if tag["dimension_uid"] == "perspective"}
    for workshop in of_kind("workshop", path):
        people = dict(cast("dict[str, int]", workshop.get("people", {"total": 0})))
        total = people.pop("total")
        assert people.keys() <= perspectives
        assert sum(people.values()) <= total


@every_template
def test_recommendation_numbers_are_unique_and_begin_with_their_topic_field(path: Path) -> None:
    codes = {field["key"]: field["code"] for field in of_kind("topic_field", path)}
    numbers = [str(found["number"]) for found in of_kind("recommendation", path)]
    assert len(set(numbers)) == len(numbers)
    for found in of_kind("recommendation", path):
        assert str(found["number"]).startswith(f"{codes[found['topic_field_uid']]}-")


@every_template
def test_a_card_lies_in_the_topic_field_of_its_cluster(path: Path) -> None:
    fields = {cluster["key"]: cluster["topic_field_uid"] for cluster in of_kind("cluster", path)}
    for card in of_kind("card", path):
        assert fields.get(card.get("cluster_uid"), card["topic_field_uid"]) == card["topic_field_uid"]


@pytest.mark.parametrize("name", ["integrationskonzept", "workshop", "empty"])
def test_both_languages_have_the_same_records(name: str) -> None:
    german, english = (kind_by_key(FOLDER / f"{name}.{language}.json") for language in ("de", "en"))
    assert list(german.items()) == list(english.items())


def test_the_example_has_its_size() -> None:
    counts = Counter(record["kind"] for record in records(EXAMPLE))
    assert 145 <= counts["card"] <= 160
    assert counts["recommendation"] == 12
    assert counts["topic_field"] == 6


def test_the_example_holds_originals_in_arabic_and_ukrainian() -> None:
    languages = {card.get("original_language") for card in of_kind("card", EXAMPLE)}
    assert {"ar", "uk"} <= languages


def test_an_original_always_names_its_language() -> None:
    for card in of_kind("card", EXAMPLE):
        assert ("original_wording" in card) == ("original_language" in card)


def test_closed_workshops_of_the_example_have_no_undecided_parked_card() -> None:
    closed = {found["key"] for found in of_kind("workshop", EXAMPLE) if found["state"] == "closed"}
    parked = [card for card in of_kind("card", EXAMPLE) if "parked" in card]
    assert all("parked_decision" in card for card in parked if card["workshop_uid"] in closed)


def test_nobody_in_the_example_gave_more_dots_than_allowed() -> None:
    allowed = cast("int", of_kind("dot_round", EXAMPLE)[0]["dots_per_person"])
    given: Counter[object] = Counter()
    for count in of_kind("dot_count", EXAMPLE):
        people, dots = (cast("int", count.get(field, 0)) for field in ("people", "dots"))
        given[count["workshop_uid"]] += dots - people * allowed
    assert max(given.values()) <= 0
