from pathlib import Path

import pytest

from kiwork.store.opening import open_store
from tests.builders import texts
from tests.cli.answers import Kiwork, write

TABLE = (
    "Themenfeld;Art;Text;Quelle\n"
    "Verkehr;Lösungsansatz;Mehr Busse;Umfrage\n"
    "Verkehr;Maßnahme;Weniger Lärm;\n"
    "Sprache und Bildung;geparkt;Kurse;\n"
)


def texts_in(file: str) -> list[str]:
    store = open_store(Path(file))
    found = texts(store)
    store.close()
    return found


def test_a_table_comes_in_with_one_call(kiwork: Kiwork, file: str) -> None:
    assert kiwork("import", file, write("Umfrage.csv", TABLE), "--create-topics").status == 0
    info = kiwork("info", file, "--json").data
    assert (info["cards"], info["workshops"]) == (3, 1)
    assert info["by_kind"] == {"challenge": 1, "solution": 1, "offer": 0, "parked": 1}
    assert kiwork("check", file).status == 0


def test_without_leave_unknown_topic_fields_stop_the_call_and_are_named(kiwork: Kiwork, file: str) -> None:
    before = Path(file).read_bytes()
    assert "Verkehr" in kiwork("import", file, write("Umfrage.csv", TABLE)).refused()
    assert Path(file).read_bytes() == before


def test_a_dry_run_reports_and_writes_nothing(kiwork: Kiwork, file: str) -> None:
    before = Path(file).read_bytes()
    answer = kiwork("import", file, write("Umfrage.csv", TABLE), "--create-topics", "--dry-run")
    assert "3 Karten kämen" in answer.out
    assert Path(file).read_bytes() == before


def test_the_report_counts_other_kinds_value_by_value(kiwork: Kiwork, file: str) -> None:
    source = write("Umfrage.csv", TABLE)
    answer = kiwork("import", file, source, "--create-topics", "--kind", "Angebot", "--json")
    assert answer.data["other_kinds"] == {"Maßnahme": 1}
    assert answer.data["by_kind"] == {"solution": 1, "offer": 1, "parked": 1}


def test_a_topic_field_and_a_workshop_can_be_given(kiwork: Kiwork, file: str) -> None:
    source = write("Liste.txt", "- Busse\n- Räder\n")
    kiwork("import", file, source, "--topic", "wohnen und mobilität", "--workshop", "Auftakt")
    counted = kiwork("info", file, "--json").data["by_topic_field"]
    assert isinstance(counted, dict)
    assert counted["Wohnen und Mobilität"] == 2


def test_a_column_can_be_mapped(kiwork: Kiwork, file: str) -> None:
    source = write("Export.csv", "Nr;Beitrag\n1;Busse\n2;Räder\n")
    assert "--map" in kiwork("import", file, source).refused()
    assert kiwork("import", file, source, "--map", "text=Beitrag").status == 0
    assert texts_in(file) == ["Busse", "Räder"]


@pytest.mark.parametrize("ending", [".xlsx", ".docx", ".html", ".json"])
def test_what_is_not_built_yet_says_so(kiwork: Kiwork, file: str, ending: str) -> None:
    assert "gibt es noch nicht" in kiwork("import", file, write(f"a{ending}", "x")).refused()


@pytest.mark.parametrize(
    "content",
    [b"", b"Text\n", b"Text\na\0b\n", b'Text;Art\n"offen;x\n', b"Text;Art\na;b;c\n", b"Nr;Beitrag\na;b\n"],
)
def test_a_source_that_is_wrong_leaves_the_file_as_it_was(kiwork: Kiwork, file: str, content: bytes) -> None:
    before = Path(file).read_bytes()
    kiwork("import", file, write("falsch.csv", content)).refused()
    assert Path(file).read_bytes() == before


def test_a_file_that_is_open_elsewhere_is_not_written(kiwork: Kiwork, file: str) -> None:
    elsewhere = open_store(Path(file))
    refusal = kiwork("import", file, write("Liste.txt", "Busse\n")).refused()
    assert texts(elsewhere) == []
    elsewhere.close()
    assert "schon geöffnet" in refusal


def test_an_import_leaves_a_backup_of_what_was_there(kiwork: Kiwork, file: str, tmp_path: Path) -> None:
    from kiwork import places  # noqa: PLC0415 - after the folders are set

    kiwork("import", file, write("Liste.txt", "Busse\n"))
    assert len(list(places.backups().rglob("*.kiwork"))) == 1


def test_a_source_can_have_texts_that_look_like_something_else(kiwork: Kiwork, file: str) -> None:
    hostile = ["=1+1", "<b>fett</b>", "AT&T", "„Zitat“", "{n}", "👩‍👩‍👧", "نريد دورات"]
    kiwork("import", file, write("Liste.txt", "\n".join(hostile)))
    assert texts_in(file) == sorted(hostile)
