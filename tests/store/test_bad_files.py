"""Bad workshop files: rows 1 to 8 and 13 of the table of bad input."""

import random
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kiwork.store.check import limits
from kiwork.store.file import APPLICATION_ID, PAGE_SIZE
from kiwork.store.opening import open_store
from tests.builders import add_card, add_cluster, digest_of, new_file, new_store, texts
from tests.store.damage import refusal, seen_through


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, str]:
    """Return the bytes of a file with some cards, and its digest."""
    store = new_store(tmp_path_factory.mktemp("sound") / "a.kiwork")
    cards = [add_card(store, f"Karte {number} mit ein wenig Text") for number in range(20)]
    add_cluster(store, "Sprache", *cards[:5])
    digest = digest_of(store)
    store.close()
    return store.path.read_bytes(), digest


@pytest.fixture(autouse=True)
def _no_second_try(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiwork.store.opening.TORN_SECONDS", 0)


def lay(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "Raum 4.kiwork"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("size", [0, 1, 15, 16, 99])
def test_row_1_a_file_of_a_few_bytes_is_called_incomplete(
    tmp_path: Path, sound: tuple[bytes, str], size: int
) -> None:
    assert "leer oder unvollständig kopiert" in refusal(lay(tmp_path, sound[0][:size]))


@pytest.mark.parametrize(
    "start", [b"%PDF-1.7\n", b"PK\x03\x04", b"\xff\xd8\xff\xe0", b"Liebe Leute,\n", b"\0" * 16]
)
def test_row_2_another_kind_of_file_is_called_so(tmp_path: Path, start: bytes) -> None:
    assert "keine Kiwork-Datei" in refusal(lay(tmp_path, start + b"x" * 5000))


def test_row_2_a_short_file_of_another_kind_is_called_so(tmp_path: Path) -> None:
    assert "keine Kiwork-Datei" in refusal(lay(tmp_path, b"%PDF"))


def test_row_2_a_folder_is_no_workshop_file(tmp_path: Path) -> None:
    folder = tmp_path / "Ordner.kiwork"
    folder.mkdir()
    with pytest.raises(Exception, match="NotAWorkshopFileError"):
        open_store(folder)


def test_row_3_a_database_of_another_program_is_no_workshop_file(tmp_path: Path) -> None:
    path = tmp_path / "a.kiwork"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE card (uid)")
    assert "keine Kiwork-Datei" in refusal(path)


def test_row_4_a_file_cut_at_any_byte_is_refused(tmp_path: Path, sound: tuple[bytes, str]) -> None:
    content = sound[0]
    dice = random.Random(4)  # noqa: S311 - repeatable on purpose
    borders = [page * PAGE_SIZE + by for page in range(1, 30) for by in (-1, 0, 1)]
    for size in [*borders, len(content) - 1, *(dice.randrange(100, len(content)) for _ in range(110))]:
        assert "unvollständig kopiert" in refusal(lay(tmp_path, content[:size]))


def test_row_4_a_cut_file_with_a_journal_beside_it_is_refused(
    tmp_path: Path, sound: tuple[bytes, str]
) -> None:
    path = lay(tmp_path, sound[0][: 20 * PAGE_SIZE])
    path.with_name(path.name + "-journal").write_bytes(b"")
    assert "beschädigt" in refusal(path)


@pytest.mark.timeout(600)
def test_row_5_a_flipped_bit_is_refused_or_found_or_without_effect(
    tmp_path: Path, sound: tuple[bytes, str]
) -> None:
    content, digest = sound
    dice = random.Random(5)  # noqa: S311 - repeatable on purpose
    header = [dice.randrange(8 * 200) for _ in range(50)]
    for bit in [*header, *(dice.randrange(8 * len(content)) for _ in range(130))]:
        damaged = bytearray(content)
        damaged[bit // 8] ^= 1 << bit % 8
        assert seen_through(lay(tmp_path, bytes(damaged)), digest), bit


def test_row_5_a_flipped_bit_in_the_text_of_a_card_is_found(tmp_path: Path, sound: tuple[bytes, str]) -> None:
    content, _ = sound
    at = content.rindex(b"Karte 7 mit")
    store = open_store(lay(tmp_path, content[:at] + b"k" + content[at + 1 :]))
    with closing(store):
        assert "Karte 8 mit ein wenig Text" in texts(store)


def test_row_6_swapped_pages_are_refused_or_found(tmp_path: Path, sound: tuple[bytes, str]) -> None:
    content, digest = sound
    dice = random.Random(6)  # noqa: S311 - repeatable on purpose
    pages = [content[at : at + PAGE_SIZE] for at in range(0, len(content), PAGE_SIZE)]
    for _ in range(60):
        left, right = dice.sample(range(1, len(pages)), k=2)
        swapped = pages.copy()
        swapped[left], swapped[right] = swapped[right], swapped[left]
        assert seen_through(lay(tmp_path, b"".join(swapped)), digest), (left, right)


def test_row_6_zeroed_pages_are_refused_or_found(tmp_path: Path, sound: tuple[bytes, str]) -> None:
    content, digest = sound
    for at in range(PAGE_SIZE, len(content), PAGE_SIZE):
        zeroed = content[:at] + bytes(PAGE_SIZE) + content[at + PAGE_SIZE :]
        assert seen_through(lay(tmp_path, zeroed), digest), at


def test_row_6_a_page_copied_over_another_is_refused_or_found(
    tmp_path: Path, sound: tuple[bytes, str]
) -> None:
    content, digest = sound
    dice = random.Random(66)  # noqa: S311 - repeatable on purpose
    for _ in range(60):
        source, target = (PAGE_SIZE * dice.randrange(1, len(content) // PAGE_SIZE) for _ in range(2))
        copied = content[:target] + content[source : source + PAGE_SIZE] + content[target + PAGE_SIZE :]
        assert seen_through(lay(tmp_path, copied), digest), (source, target)


def test_row_7_a_newer_format_is_refused_unread(tmp_path: Path, sound: tuple[bytes, str]) -> None:
    content = bytearray(sound[0])
    content[60:64] = (2).to_bytes(4)
    assert "neueren Version" in refusal(lay(tmp_path, bytes(content)))


def test_row_8_a_format_that_was_never_released_is_refused(tmp_path: Path, sound: tuple[bytes, str]) -> None:
    content = bytearray(sound[0])
    content[60:64] = bytes(4)
    assert "keine Kiwork-Datei" in refusal(lay(tmp_path, bytes(content)))


FOREIGN: list[str] = [
    "CREATE VIEW bomb AS WITH RECURSIVE n(i) AS (SELECT 1 UNION SELECT i + 1 FROM n) SELECT max(i) FROM n",
    "CREATE TRIGGER t AFTER INSERT ON card BEGIN DELETE FROM cell; END",
    "CREATE TABLE extra (x)",
    "CREATE INDEX i ON card (upper(text))",
    "ALTER TABLE card ADD COLUMN x GENERATED ALWAYS AS (text || text)",
    "DROP TABLE photo",
    "ALTER TABLE photo RENAME TO foto",
]


@pytest.mark.parametrize("statement", FOREIGN)
def test_row_13_foreign_parts_are_refused_before_they_run(tmp_path: Path, statement: str) -> None:
    path = new_file(tmp_path / "a.kiwork")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()
    assert "fremde Bestandteile" in refusal(path)


def test_row_13_a_table_replaced_by_a_bomb_is_refused(tmp_path: Path) -> None:
    path = new_file(tmp_path / "a.kiwork")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE state")
        connection.execute(FOREIGN[0].replace("bomb", "state(sum)"))
        connection.commit()
    assert "fremde Bestandteile" in refusal(path)


def swell(path: Path, fill: Callable[[sqlite3.Connection], object]) -> None:
    with closing(sqlite3.connect(path)) as connection:
        fill(connection)
        connection.commit()


@pytest.mark.long
def test_row_13_a_huge_value_is_refused(tmp_path: Path) -> None:
    path = new_file(tmp_path / "a.kiwork")
    swell(path, lambda db: db.execute("INSERT INTO blob VALUES ('x', zeroblob(300000000))"))
    assert "beschädigt" in refusal(path) or "fehlt etwas" in refusal(path)


@pytest.mark.long
def test_row_13_very_many_rows_are_refused_in_time(tmp_path: Path) -> None:
    path = new_file(tmp_path / "a.kiwork")
    many = (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000)"
        " INSERT INTO erased SELECT printf('%032d', i) FROM n"
    )
    swell(path, lambda db: db.execute(many))
    started = time.monotonic()
    assert refusal(path)
    assert time.monotonic() - started < 20


def test_row_13_a_check_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    with (
        closing(sqlite3.connect(tmp_path / "a")) as connection,
        limits(connection, 0.2),
        pytest.raises(sqlite3.OperationalError, match="interrupted"),
    ):
        connection.execute(endless)


def test_row_13_an_invented_header_is_refused(tmp_path: Path) -> None:
    header = bytearray(b"SQLite format 3\0" + bytes(84))
    header[60:64], header[68:72] = (1).to_bytes(4), APPLICATION_ID.to_bytes(4)
    assert refusal(lay(tmp_path, bytes(header) + bytes(4000)))


@pytest.mark.parametrize("stamp", [(0, 1), (1 << 62, 1), (-1, 1), (1, 1 << 62)])
def test_a_stamp_beyond_its_writer_is_refused_or_found(tmp_path: Path, stamp: tuple[int, int]) -> None:
    path = new_file(tmp_path / "a.kiwork")
    insert = "INSERT INTO cell VALUES ('card', 'x', 'text', ?, ?, 1, '\"x\"', 0)"
    swell(path, lambda db: db.execute(insert, stamp))
    assert seen_through(path, "")
