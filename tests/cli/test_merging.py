"""merge: what is reported, what is written, and what is refused."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from kiwork.store.opening import open_store
from tests.builders import add_card, edit_text, texts
from tests.cli.answers import Kiwork, write

ROOMS = ("Raum 2.kiwork", "Raum 3.kiwork")


@pytest.fixture
def rooms(file: str) -> tuple[str, str]:
    """Make files of two rooms that wrote on the same card, and each a card of its own."""
    with closing(open_store(Path(file))) as store:
        card = add_card(store, "Karte")
    for room in ROOMS:
        shutil.copyfile(file, room)
        with closing(open_store(Path(room), room=Path(room).stem)) as store:
            edit_text(store, card, f"Karte, {Path(room).stem}")
            add_card(store, f"nur in {Path(room).stem}")
    return ROOMS


def texts_in(file: str) -> list[str]:
    with closing(open_store(Path(file))) as store:
        return sorted(texts(store))


def contents() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in Path().glob("*.kiwork")}


def test_files_of_rooms_are_merged(kiwork: Kiwork, file: str, rooms: tuple[str, str]) -> None:
    answer = kiwork("merge", file, *rooms)
    assert answer.status == 0
    assert "Raum 2.kiwork: wird aufgenommen (Raum 2, 2 Karten)." in answer.out
    assert "Neu: 2 · geändert: 1 · gelöscht: 0" in answer.out
    assert texts_in(file) == ["Karte, Raum 3", "nur in Raum 2", "nur in Raum 3"]
    assert kiwork("check", file).status == 0


@pytest.mark.parametrize("more", [(), ("-o", "neu.kiwork")])
def test_a_dry_run_reports_exactly_what_the_merge_then_does(
    kiwork: Kiwork, file: str, rooms: tuple[str, str], more: tuple[str, ...]
) -> None:
    before = contents()
    said = kiwork("merge", file, *rooms, *more, "--dry-run", "--json").data
    assert contents() == before
    assert said == kiwork("merge", file, *rooms, *more, "--json").data
    assert (said["new"], said["changed"], said["deleted"], said["conflicts"]) == (2, 1, 0, 1)
    result = more[1] if more else file
    assert kiwork("info", result, "--json").data["conflicts"] == 1


def test_the_second_time_everything_is_contained(kiwork: Kiwork, file: str, rooms: tuple[str, str]) -> None:
    kiwork("merge", file, *rooms)
    before = contents()
    said = kiwork("merge", file, *rooms, "--json").data
    assert said["already_contained"] == list(rooms)
    assert (said["new"], said["changed"]) == (0, 0)
    assert contents() == before


def test_the_result_can_be_a_file_of_its_own(kiwork: Kiwork, file: str, rooms: tuple[str, str]) -> None:
    before = contents()
    assert kiwork("merge", file, *rooms, "-o", "neu.kiwork").status == 0
    assert {name: content for name, content in contents().items() if name in before} == before
    assert len(texts_in("neu.kiwork")) == 3


def test_a_result_never_overwrites_a_file(kiwork: Kiwork, file: str, rooms: tuple[str, str]) -> None:
    before = contents()
    assert "gibt es schon" in kiwork("merge", file, rooms[0], "-o", rooms[1]).refused()
    assert contents() == before


def test_the_order_of_the_files_makes_no_difference(
    kiwork: Kiwork, file: str, rooms: tuple[str, str]
) -> None:
    kiwork("merge", file, *rooms, "-o", "eins.kiwork")
    kiwork("merge", rooms[1], rooms[0], file, "-o", "zwei.kiwork")
    assert (
        kiwork("info", "eins.kiwork", "--json").data["digest"]
        == (kiwork("info", "zwei.kiwork", "--json").data["digest"])
    )


def test_one_refused_file_stops_the_call_before_anything_is_written(
    kiwork: Kiwork, file: str, rooms: tuple[str, str]
) -> None:
    write("kaputt.kiwork", Path(rooms[0]).read_bytes()[:20_000])
    before = contents()
    answer = kiwork("merge", file, *rooms, "kaputt.kiwork")
    assert "kaputt.kiwork ist leer oder unvollständig kopiert" in answer.refused()
    assert "Raum 2.kiwork: in Ordnung" in answer.out
    assert "aufgenommen" not in answer.out
    assert contents() == before
    said = kiwork("merge", file, *rooms, "kaputt.kiwork", "--json")
    assert said.status == 1
    (refused,) = said.data["refused"]  # type: ignore[misc]  # a list of one
    assert refused["file"] == "kaputt.kiwork"  # type: ignore[has-type]
    assert contents() == before


def test_a_file_of_another_process_is_refused_unless_both_are_one(kiwork: Kiwork, file: str) -> None:
    kiwork("new", "fremd.kiwork")
    before = contents()
    assert "anderen Verfahren" in kiwork("merge", file, "fremd.kiwork").refused()
    assert contents() == before
    assert kiwork("merge", file, "fremd.kiwork", "--unite").status == 0
    assert kiwork("check", file).status == 0


def test_a_file_is_not_merged_while_the_window_has_it(
    kiwork: Kiwork, file: str, rooms: tuple[str, str]
) -> None:
    before = contents()
    with closing(open_store(Path(file))):
        assert kiwork("merge", file, *rooms).status == 1
    assert contents() == before
