import csv
from functools import partial

import pytest

from kiwork.errors import KiworkError
from kiwork.intake.columns import heading_score
from kiwork.intake.table import (
    NO_SEPARATOR,
    FieldTooLongError,
    MisplacedQuoteError,
    OpenQuoteError,
    Table,
    find_separator,
    read_table,
)

score = partial(heading_score, given={})


def read(text: str) -> Table:
    return read_table(text, "Tabelle.csv", score)


def rows(text: str) -> list[tuple[str, ...]]:
    return [row.cells for row in read(text).rows]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_the_one_between_the_headings(separator: str) -> None:
    assert find_separator(f"Text{separator}Art\nMehr, viel mehr{separator}x\n", score) == separator


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_without_known_headings_rows_of_one_width_show_the_separator(separator: str) -> None:
    assert find_separator(f"Nr{separator}Beitrag\n1{separator}Busse\n2{separator}Räder\n", score) == separator


def test_sentences_with_commas_are_one_column() -> None:
    assert find_separator("Sprache, Bildung\nBusse, auch abends\nLärm, überall\n", score) == NO_SEPARATOR


def test_the_separator_that_excel_announces_is_taken() -> None:
    assert rows("sep=|\r\nText|Art\r\na|b\r\n") == [("Text", "Art"), ("a", "b")]


def test_quotes_line_breaks_and_separators_inside_a_field_stay() -> None:
    assert rows('Text;Art\n"Zeile 1\r\nZeile 2; ""so"" gesagt";x\n')[1] == (
        'Zeile 1\r\nZeile 2; "so" gesagt',
        "x",
    )


def test_every_row_knows_the_line_where_it_begins() -> None:
    assert [row.line for row in read('Text\n"a\nb"\nc\n').rows] == [1, 2, 4]


@pytest.mark.parametrize(
    ("body", "error", "line"),
    [
        ('a;b\n"offen;c\nd;e\n', OpenQuoteError, 3),
        ('a;b\n"zu"früh;c\n', MisplacedQuoteError, 3),
        ("a;b\n" + "x" * (csv.field_size_limit() + 1) + ";y\n", FieldTooLongError, 3),
    ],
)
def test_what_is_wrong_is_named_by_its_line(body: str, error: type[KiworkError], line: int) -> None:
    with pytest.raises(error) as refusal:
        read("Text;Art\n" + body)
    assert refusal.value.values["line"] == line
