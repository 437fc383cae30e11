"""Every kind, field and value has words; words that differ are found."""

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from kiwork import wording
from kiwork.models.record import fields_of, fixed_fields, record_types
from kiwork.queries.conflicts import Conflict, Variant
from kiwork.queries.undecided import Differing
from kiwork.ui.itemmodels.entries import EntriesModel
from kiwork.ui.itemmodels.undecided import UndecidedModel
from kiwork.ui.merging.words import Words
from kiwork.ui.workbench import Workbench

FIELDS = [
    (kind, field)
    for kind, found in record_types().items()
    for field in fields_of(found)
    if field not in fixed_fields(found)
]


@pytest.mark.parametrize(("kind", "field"), FIELDS)
def test_every_field_has_a_name(kind: str, field: str) -> None:
    known = wording.subject_wording("fields")
    assert f"kind_{kind}" in known
    assert f"{kind}_{field}" in known or field in known


def found(kind: str, field: str, *contents: str, **names: str) -> Differing:
    shown, *others = (Variant(content, "Raum 2", 0) for content in contents)
    return Differing(Conflict(kind, ("0" * 32,), field, shown, tuple(others)), "Karte", ("Karte",), names)


FIELD, CLUSTER = "a" * 32, "b" * 32
PLACE = f'{{"cluster_uid":"{CLUSTER}","position":"","topic_field_uid":"{FIELD}"}}'

CHAPTER = f'{{"chapter_position":"","chapter_uid":"{FIELD}"}}'
NO_CHAPTER = '{"chapter_position":"","chapter_uid":null}'


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (found("card", "alive", "false", "true"), "gelöscht"),
        (found("card", "text", '"Zu wenig"', '"Wenig"'), "Zu wenig"),
        (found("card", "card_kind", '"solution"', '"offer"'), "Lösungsansatz"),
        (found("card", "internal", "true", "false"), "ja"),
        (found("card", "place", PLACE, PLACE, **{FIELD: "Bildung", CLUSTER: "Kurse"}), "Kurse\nBildung"),
        (found("dot_count", "dots", "7", "5"), "7"),
        (found("measure", "state", '"done"', '"open"'), "erledigt"),
        (found("measure", "builds_on", f'"{FIELD}"', "null", **{FIELD: "Kurse planen"}), "Kurse planen"),
        (found("recommendation", "due", '"Ende 2027"', '"2027-03-01"'), "Ende 2027"),
        (found("recommendation", "lead", f'"{FIELD}"', "null", **{FIELD: "Kreis"}), "Kreis"),
        (found("workshop", "people", '{"total":12}', "null"), "insgesamt 12"),
        (found("workshop", "state", '"closed"', '"open"'), "abgeschlossen"),
        (found("recommendation", "chapter_and_position", CHAPTER, NO_CHAPTER, **{FIELD: "Wege"}), "Wege"),
        (found("recommendation", "chapter_and_position", NO_CHAPTER, CHAPTER), "(ohne Kapitel)"),
        (found("recommendation", "goal", '""', '"x"'), "(leer)"),
        (found("cluster", "quarter", '"quick_win"', '""'), "Quick-Wins"),
        (found("dot_round", "rule", '"half"', '"third"'), "Themen ÷ 2, aufgerundet"),
    ],
)
def test_a_value_is_said_in_words(workbench: Workbench, one: Differing, words: str) -> None:
    assert Words(workbench).value(one, one.conflict.shown) == words


def test_the_models_are_sound(workbench: Workbench) -> None:
    words = Words(workbench)
    entries = EntriesModel([("Karte", "eins"), ("Karte", "zwei")], ("Art", "Eintrag"))
    open_ones = UndecidedModel(words.title, words.about)
    testers = [
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        for model in (entries, open_ones)
    ]
    open_ones.show([found("card", "text", '"a"', '"b"'), found("card", "source", '"a"', '"b"')])
    open_ones.show([found("card", "source", '"a"', '"b"')])
    assert open_ones.rowCount() == 1
    assert testers
