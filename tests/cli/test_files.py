"""new, export, info and check."""

import shutil
from pathlib import Path

import pytest

from kiwork.queries.outline import outline
from kiwork.store.opening import open_store
from tests.builders import add_card
from tests.cli.answers import Kiwork, write

KEYS = {
    *("cards", "by_kind", "by_topic_field", "clusters", "recommendations", "workshops", "dots"),
    *("conflicts", "digest"),
}


@pytest.mark.parametrize("template", ["integrationskonzept", "workshop", "empty", "example"])
def test_a_new_file_from_every_template_is_sound(kiwork: Kiwork, template: str) -> None:
    assert kiwork("new", "neu.kiwork", "--template", template).status == 0
    assert kiwork("check", "neu.kiwork").status == 0


def test_a_file_that_is_there_is_never_overwritten(kiwork: Kiwork, file: str) -> None:
    before = Path(file).read_bytes()
    assert "gibt es schon" in kiwork("new", file).refused()
    assert Path(file).read_bytes() == before


def test_a_title_can_be_given(kiwork: Kiwork) -> None:
    kiwork("new", "neu.kiwork", "--title", "Wir in Verl")
    kiwork("export", "neu.kiwork", "-o", "neu.json")
    assert "Wir in Verl" in Path("neu.json").read_text(encoding="utf-8")


def title_in(file: str) -> str:
    store = open_store(Path(file))
    with store.reading() as db:
        title = outline(db).title
    store.close()
    return title


@pytest.mark.parametrize("origin", [(), ("--from", "alt.json")])
def test_a_title_is_cleaned(kiwork: Kiwork, origin: tuple[str, ...]) -> None:
    kiwork("new", "alt.kiwork")
    kiwork("export", "alt.kiwork", "-o", "alt.json")
    assert kiwork("new", "neu.kiwork", *origin, "--title", " Wir in\x1b Verl\udcff ").status == 0
    assert title_in("neu.kiwork") == "Wir in Verl"


@pytest.mark.parametrize("blank", ["", " \n"])
def test_a_blank_title_leaves_that_of_the_export(kiwork: Kiwork, blank: str) -> None:
    kiwork("new", "alt.kiwork", "--title", "Wir in Verl")
    kiwork("export", "alt.kiwork", "-o", "alt.json")
    assert kiwork("new", "neu.kiwork", "--from", "alt.json", "--title", blank).status == 0
    assert title_in("neu.kiwork") == "Wir in Verl"


def test_a_folder_that_is_not_there_is_named(kiwork: Kiwork) -> None:
    assert "nichts" in kiwork("new", "nichts/neu.kiwork").refused()


def test_an_export_comes_back_with_the_same_digest(kiwork: Kiwork) -> None:
    kiwork("new", "a.kiwork", "--template", "example")
    assert kiwork("export", "a.kiwork", "-o", "a.json").status == 0
    assert kiwork("new", "b.kiwork", "--from", "a.json").status == 0
    assert kiwork("info", "a.kiwork", "--json").data == kiwork("info", "b.kiwork", "--json").data


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"format": "kiwork"}', "[" * 10_000, '{"a": NaN}'])
def test_what_is_no_complete_export_makes_no_file(kiwork: Kiwork, content: str) -> None:
    kiwork("new", "neu.kiwork", "--from", write("fremd.json", content)).refused()
    assert not Path("neu.kiwork").exists()


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_an_export_that_is_not_built_says_so(kiwork: Kiwork, file: str, ending: str) -> None:
    assert "gibt es noch nicht" in kiwork("export", file, "-o", f"daten{ending}").refused()


def test_an_export_never_takes_the_place_of_the_file(kiwork: Kiwork, file: str) -> None:
    shutil.copy(file, "verkleidet.json")
    before = Path("verkleidet.json").read_bytes()
    kiwork("export", "verkleidet.json", "-o", "verkleidet.json").refused()
    assert Path("verkleidet.json").read_bytes() == before


def test_info_has_exactly_the_promised_keys(kiwork: Kiwork, file: str) -> None:
    assert kiwork("info", file, "--json").data.keys() == KEYS


def test_info_counts_the_example_in_words(kiwork: Kiwork) -> None:
    kiwork("new", "beispiel.kiwork", "--template", "example")
    assert "12 Empfehlungen" in kiwork("info", "beispiel.kiwork").out
    assert "12 recommendations" in kiwork("info", "beispiel.kiwork", "--lang", "en").out


def test_a_file_that_is_open_elsewhere_is_read_from_a_copy_and_that_is_said(
    kiwork: Kiwork, file: str
) -> None:
    elsewhere = open_store(Path(file), room="Raum 4")
    add_card(elsewhere)
    answer = kiwork("info", file, "--json")
    elsewhere.close()
    assert (answer.status, answer.data["cards"]) == (0, 1)
    assert "Raum 4" in answer.err


def test_looking_changes_nothing(kiwork: Kiwork, file: str) -> None:
    before = Path(file).read_bytes()
    kiwork("info", file)
    kiwork("check", file)
    kiwork("export", file, "-o", "a.json")
    assert Path(file).read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"x", b"SQLite format 3\0", b"%PDF-1.7\n" + b"x" * 500])
@pytest.mark.parametrize("call", ["check", "info"])
def test_what_is_no_workshop_file_is_refused_in_one_line(kiwork: Kiwork, call: str, content: bytes) -> None:
    kiwork(call, write("kaputt.kiwork", content)).refused()


def test_a_flipped_letter_is_found_and_named(kiwork: Kiwork) -> None:
    kiwork("new", "beispiel.kiwork", "--template", "example", "--title", "Unverwechselbar")
    content = Path("beispiel.kiwork").read_bytes()
    write("beispiel.kiwork", content.replace(b'"Unverwechselbar"', b'"Unverwechselbaz"'))
    answer = kiwork("check", "beispiel.kiwork")
    assert "Unverwechselbaz" in answer.out
    answer.refused()


@pytest.mark.parametrize("call", [("info",), ("export", "-o", "a.json"), ("protocol", "-o", "a.pdf")])
def test_a_letter_that_is_no_letter_any_more_is_damage(kiwork: Kiwork, call: tuple[str, ...]) -> None:
    kiwork("new", "beispiel.kiwork", "--title", "Unverwechselbar")
    content = Path("beispiel.kiwork").read_bytes()
    write("beispiel.kiwork", content.replace(b"Unverwechselbar", b"Unverwechselba\xf2"))
    assert "beschädigt" in kiwork(call[0], "beispiel.kiwork", *call[1:]).refused()


@pytest.mark.parametrize("page", [1, 3, 7])
def test_a_page_of_zeros_is_found(kiwork: Kiwork, page: int) -> None:
    kiwork("new", "beispiel.kiwork", "--template", "example")
    content = bytearray(Path("beispiel.kiwork").read_bytes())
    content[page * 4096 : (page + 1) * 4096] = bytes(4096)
    write("beispiel.kiwork", bytes(content))
    kiwork("check", "beispiel.kiwork").refused()
    assert Path("beispiel.kiwork").read_bytes() == content


def test_findings_are_told_as_json_too(kiwork: Kiwork, file: str) -> None:
    assert kiwork("check", file, "--json").data == {"findings": []}
