import pytest

from kiwork.intake.columns import (
    AmbiguousColumnError,
    Field,
    Layout,
    NoSuchColumnError,
    NoTextColumnError,
    field_named,
    lay_out,
)
from kiwork.intake.table import Table, TableRow


def table(*rows: str) -> Table:
    return Table(
        "Tabelle.csv", ";", tuple(TableRow(n, tuple(row.split(";"))) for n, row in enumerate(rows, 1))
    )


def layout(*rows: str, **given: str) -> Layout:
    return lay_out(table(*rows), {Field(name): column for name, column in given.items()})


GERMAN = [
    *("Themenfeld", "Art", "Text", "Originalton", "Sprache", "Cluster", "Häufung", "Kommune"),
    *("Zielgruppe", "Perspektive", "Querschnittsthema", "Veranstaltung", "Quelle"),
]


@pytest.mark.parametrize(("german", "field"), list(zip(GERMAN, Field, strict=True)))
def test_german_headings_mean_the_fields(german: str, field: Field) -> None:
    assert field_named(german) is field_named(f" {german.upper()} ") is field_named(field.value) is field


@pytest.mark.parametrize(
    ("written", "field"),
    [
        ("Haeufung", Field.COUNT),
        ("HÄUFUNG:", Field.COUNT),
        ("Häufung (Anzahl)", Field.COUNT),
        ("Themen-Feld", Field.TOPIC_FIELD),
        ("\u200bTopic-Field", Field.TOPIC_FIELD),
        ("target_groups", Field.TARGET_GROUP),
        ("Zielgruppe(n)", Field.TARGET_GROUP),
        ("Kommunen", Field.MUNICIPALITY),
        ("Original Ton", Field.ORIGINAL),
        ("Ueberschrift *", Field.CLUSTER),
    ],
)
def test_headings_are_known_however_they_are_written(written: str, field: Field) -> None:
    assert field_named(written) is field


@pytest.mark.parametrize("written", ["", " ", "()", "Kontext", "Arten", "Text 2"])
def test_other_headings_mean_nothing(written: str) -> None:
    assert field_named(written) is None


def test_headings_name_their_columns() -> None:
    found = layout("Nr;Text;Quelle", "1;Busse;Umfrage")
    assert found.columns == {Field.TEXT: 1, Field.SOURCE: 2}
    assert found.unused == ["Nr"]


def test_one_column_without_a_heading_is_text() -> None:
    found = layout("Busse", "Räder")
    assert found.columns == {Field.TEXT: 0}
    assert len(found.rows) == 2


def test_a_column_is_mapped_by_its_heading_or_number() -> None:
    by_heading = layout("Nr;Beitrag", "1;Busse", text="beitrag")
    by_number = layout("Nr;Beitrag", "1;Busse", text="2")
    assert by_heading.columns == by_number.columns == {Field.TEXT: 1}
    assert len(by_heading.rows) == len(by_number.rows) == 1


def test_a_first_row_that_looks_like_data_is_data() -> None:
    assert len(layout("1;Busse", "2;Räder", text="2").rows) == 2


def test_a_table_without_a_column_for_the_text_names_its_columns() -> None:
    with pytest.raises(NoTextColumnError) as refusal:
        layout("Nr;Beitrag", "1;Busse")
    assert refusal.value.values["columns"] == "1 Nr, 2 Beitrag"


@pytest.mark.parametrize("column", ["Aussage", "0", "3", "-1", "²", "9" * 5000])
def test_a_column_that_is_not_there_is_named(column: str) -> None:
    with pytest.raises(NoSuchColumnError):
        layout("Nr;Beitrag", "1;Busse", text=column)


@pytest.mark.parametrize("given", [{}, {"text": "text"}])
def test_two_columns_of_one_name_are_told_apart_by_number_only(given: dict[str, str]) -> None:
    with pytest.raises(AmbiguousColumnError) as refusal:
        layout("Text;Text", "a;b", **given)
    assert refusal.value.values["numbers"] == "1, 2"


def test_repeated_headings_without_a_meaning_do_no_harm() -> None:
    assert layout("Nr;Nr;Text", "1;2;Busse").columns == {Field.TEXT: 2}
