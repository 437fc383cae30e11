"""Files that cannot be merged, or can after all: rows 1 to 21 of the table of bad input."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kiwork.merge.report import Outcome
from kiwork.models.beneath import raw
from kiwork.queries.digest import digest
from kiwork.store import check
from kiwork.store.cells import FieldKey, Value, cell_sum, renew_state
from kiwork.store.file import PAGE_SIZE
from kiwork.store.opening import open_store
from tests.builders import add_card, digest_of, edit_text, new_store, texts
from tests.merge.meeting import Meeting, meeting, merged, rewrite

Change = Callable[[sqlite3.Connection], object]


@pytest.fixture(name="two")
def _two(fast_folder: Path) -> Meeting:
    return meeting(fast_folder)


@pytest.mark.parametrize("size", [0, 1, 99])
def test_row_1_a_file_of_a_few_bytes(two: Meeting, size: int) -> None:
    two.lay(two.theirs.read_bytes()[:size])
    assert "leer oder unvollständig kopiert" in two.refusal()


@pytest.mark.parametrize("start", [b"%PDF-1.7\n", b"PK\x03\x04", b"\xff\xd8\xff\xe0"])
def test_row_2_another_kind_of_file(two: Meeting, start: bytes) -> None:
    two.lay(start + bytes(5000))
    assert "keine Kiwork-Datei" in two.refusal()


def test_row_3_a_database_of_another_program(two: Meeting) -> None:
    two.theirs.unlink()
    with closing(sqlite3.connect(two.theirs)) as connection:
        connection.execute("CREATE TABLE card (uid)")
    assert "keine Kiwork-Datei" in two.refusal()


def test_row_4_a_file_cut_at_any_byte(two: Meeting) -> None:
    content = two.theirs.read_bytes()
    dice = random.Random(4)  # noqa: S311 - repeatable on purpose
    for size in (PAGE_SIZE, len(content) - 1, *(dice.randrange(100, len(content)) for _ in range(20))):
        two.lay(content[:size])
        assert "unvollständig kopiert" in two.refusal()


def test_row_5_a_flipped_bit_in_a_text_is_named_by_its_card(two: Meeting) -> None:
    content = two.theirs.read_bytes()
    at = content.index(b'"nur in Raum 4"')
    two.lay(content[: at + 1] + b"N" + content[at + 2 :])
    assert "„Nur in Raum 4“" in two.refusal()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE cell SET value = CAST(x'22ff22' AS TEXT) WHERE value = '\"nur in Raum 4\"'",
        "UPDATE card SET text = CAST(x'ff' AS TEXT) WHERE uid = (SELECT max(uid) FROM card)",
    ],
)
def test_row_5_bytes_that_are_no_text_are_refused(two: Meeting, statement: str) -> None:
    with closing(open_store(two.theirs)) as store:
        add_card(store, "noch eine")
    two.tamper(lambda connection: connection.execute(statement))
    assert "beschädigt" in two.refusal()


@pytest.mark.parametrize("seed", range(6))
def test_row_6_swapped_and_zeroed_pages(two: Meeting, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - repeatable on purpose
    content = two.theirs.read_bytes()
    pages = [content[at : at + PAGE_SIZE] for at in range(0, len(content), PAGE_SIZE)]
    left, right = dice.sample(range(1, len(pages)), k=2)
    pages[left], pages[right] = pages[right], bytes(PAGE_SIZE) if seed % 2 else pages[left]
    two.lay(b"".join(pages))
    assert "beschädigt" in two.refusal() or "fehlt etwas" in two.refusal()


def test_row_7_a_newer_format(two: Meeting) -> None:
    two.tamper(lambda db: db.execute("PRAGMA user_version = 2"))
    assert "neueren Version" in two.refusal()


def test_row_8_a_format_that_was_never_released(two: Meeting) -> None:
    two.tamper(lambda db: db.execute("PRAGMA user_version = 0"))
    assert "keine Kiwork-Datei" in two.refusal()


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER INSERT ON card BEGIN DELETE FROM cell; END",
        "CREATE VIEW v AS SELECT * FROM card",
        "CREATE VIRTUAL TABLE f USING fts5(text)",
        "CREATE INDEX i ON card (upper(text))",
        "ALTER TABLE card ADD COLUMN x GENERATED ALWAYS AS (text || text)",
    ],
)
def test_row_9_foreign_parts(two: Meeting, statement: str) -> None:
    two.tamper(lambda db: db.execute(statement))
    assert "fremde Bestandteile" in two.refusal()


def test_row_10_a_table_replaced_by_a_view_of_the_same_name(two: Meeting) -> None:
    def replace(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE seen RENAME TO other")
        connection.execute("CREATE VIEW seen AS SELECT writer, n FROM other")

    two.tamper(replace, consistently=False)
    assert "fremde Bestandteile" in two.refusal()


def test_row_11_a_hot_journal_is_played_back_on_the_copy(two: Meeting) -> None:
    two.lay_with_hot_journal()
    report = two.report()
    assert [line.outcome for line in report.files] == [Outcome.JOINED]
    assert "nur in Raum 4" in texts_of(two.ours)
    assert two.journal.exists()


def test_row_11_a_journal_of_another_file_is_refused(two: Meeting, fast_folder: Path) -> None:
    folder = fast_folder / "anderswo"
    folder.mkdir()
    other = meeting(folder)
    other.lay_with_hot_journal()
    shutil.copyfile(other.journal, two.journal)
    assert "beschädigt" in two.refusal() or "fehlt etwas" in two.refusal()


def test_row_12_a_file_in_wal_mode_comes_with_its_log(two: Meeting) -> None:
    with closing(sqlite3.connect(two.theirs, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        rewrite(connection, "value = '\"nur in Raum 4\"'", '"im Protokoll"')
        connection.execute("UPDATE card SET text = 'im Protokoll' WHERE text = 'nur in Raum 4'")
        renew_state(connection)
        assert [entry.name for entry in two.report().new] == ["im Protokoll"]


def test_row_12_a_file_in_wal_mode_without_its_log_is_read_as_it_is(two: Meeting) -> None:
    two.tamper(lambda db: db.execute("PRAGMA journal_mode = WAL"))
    assert [line.outcome for line in two.report().files] == [Outcome.JOINED]


def test_row_13_a_huge_value(two: Meeting) -> None:
    two.tamper(lambda db: db.execute("INSERT INTO blob VALUES ('x', zeroblob(300000000))"))
    assert "beschädigt" in two.refusal()


STAMPS: dict[str, Change] = {
    "beyond seen": lambda db: db.execute(
        "UPDATE seen SET n = n - 1 WHERE writer = (SELECT max(writer) FROM seen)"
    ),
    "too large": lambda db: db.execute("UPDATE cell SET n = 9223372036854775807 WHERE n = 1"),
    "negative": lambda db: db.execute("UPDATE cell SET n = -1 WHERE n = 1"),
    "time before time": lambda db: db.execute("UPDATE cell SET at = -5 WHERE n = 1"),
    "unknown writer": lambda db: db.execute("DELETE FROM writer"),
    "nothing seen": lambda db: db.execute("INSERT INTO seen VALUES (77, 0)"),
}


@pytest.mark.parametrize("name", STAMPS)
def test_row_14_stamps_that_cannot_be(two: Meeting, name: str) -> None:
    two.tamper(STAMPS[name])
    assert "beschädigt" in two.refusal()


def test_row_14_a_stamp_that_is_a_text(two: Meeting) -> None:
    def write_text(connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_schema SET sql = replace(sql, 'n INTEGER NOT NULL', 'n ANY')")

    two.tamper(write_text, consistently=False)
    assert "fremde Bestandteile" in two.refusal()


def test_row_15_the_same_stamp_with_another_value(two: Meeting) -> None:
    def slip_in(connection: sqlite3.Connection) -> None:
        rewrite(connection, "kind = 'card' AND field = 'text' AND value = '\"Karte 0\"'", '"Karte X"')
        connection.execute("UPDATE card SET text = 'Karte X' WHERE text = 'Karte 0'")

    two.tamper(slip_in)
    assert "Dateien widersprechen sich" in two.refusal()


def test_row_16_seen_ahead_of_what_is_there(two: Meeting) -> None:
    def take_out(connection: sqlite3.Connection) -> None:
        connection.execute("DELETE FROM cell WHERE row = (SELECT uid FROM card WHERE text = 'Karte 2')")
        connection.execute("DELETE FROM card WHERE text = 'Karte 2'")

    two.tamper(take_out)
    assert "Felder ohne Inhalt" in two.refusal()


def place(cluster: str) -> Change:
    """Hang the card of room 4 into a cluster by hand, the position left empty."""

    def hang(connection: sqlite3.Connection) -> None:
        uid, field = connection.execute(
            "SELECT uid, topic_field_uid FROM card WHERE text = 'nur in Raum 4'"
        ).fetchone()
        content = f'{{"cluster_uid":"{cluster}","position":"","topic_field_uid":"{field}"}}'
        rewrite(connection, f"row = '{uid}' AND field = 'place'", content)
        connection.execute("UPDATE card SET cluster_uid = ?, position = '' WHERE uid = ?", (cluster, uid))

    return hang


def test_row_17_a_card_in_an_unknown_cluster_is_taken_in_and_listed(two: Meeting) -> None:
    two.tamper(place("f" * 32))
    assert not two.report().refused
    with closing(open_store(two.ours)) as store, store.reading() as db:
        found = list(check.findings(raw(db)))
    assert [(finding.key, finding.values["target"]) for finding in found] == [("reference", "cluster")]


def test_row_17_cycles_among_joined_cards_show_one_card_whatever_the_order(two: Meeting) -> None:
    def ring(connection: sqlite3.Connection) -> None:
        uids = [uid for (uid,) in connection.execute("SELECT uid FROM card ORDER BY uid LIMIT 3")]
        writer, n = connection.execute("SELECT writer, n FROM seen ORDER BY n LIMIT 1").fetchone()
        for number, (uid, target) in enumerate(zip(uids, uids[1:] + uids[:1], strict=True), n + 1):
            key, value = FieldKey("card", uid, "merged_into"), Value(5, writer, number, f'"{target}"')
            row = (*key, writer, number, 5, value.content, cell_sum(key, value))
            connection.execute("INSERT INTO cell VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
            connection.execute("UPDATE card SET merged_into = ? WHERE uid = ?", (target, uid))
        connection.execute("UPDATE seen SET n = n + 3 WHERE writer = ?", (writer,))

    two.tamper(ring)
    here, there = Meeting(two.ours, two.theirs), Meeting(two.theirs, two.ours)
    with closing(open_store(two.theirs)) as store:
        saved = two.theirs.with_name("Kopie.kiwork")
        store.save_copy(saved)
    assert not here.report().refused
    with closing(open_store(two.ours)) as store:
        one = digest_of(store)
    assert there
    assert digest_after(saved, two.ours) == one


def digest_after(path: Path, other: Path) -> str:
    with closing(open_store(path)) as store:
        assert not merged(store, other).refused
        with store.reading() as db:
            return digest(db)


def texts_of(path: Path) -> list[str]:
    with closing(open_store(path)) as store:
        return texts(store)


def test_row_18_a_file_merged_with_itself_brings_nothing(two: Meeting) -> None:
    before = two.ours.read_bytes()
    report = two.report(two.ours)
    assert [line.outcome for line in report.files] == [Outcome.CONTAINED]
    assert two.ours.read_bytes() == before


def test_row_18_a_file_merged_twice_brings_nothing_the_second_time(two: Meeting) -> None:
    assert [entry.name for entry in two.report().new] == ["nur in Raum 4"]
    before = (two.ours.read_bytes(), two.theirs.read_bytes())
    again = two.report()
    assert ([line.outcome for line in again.files], again.new, again.changed) == ([Outcome.CONTAINED], (), ())
    assert (two.ours.read_bytes(), two.theirs.read_bytes()) == before


def test_row_18_a_copy_from_earlier_is_contained(two: Meeting, fast_folder: Path) -> None:
    copy = fast_folder / "früher.kiwork"
    shutil.copyfile(two.ours, copy)
    with closing(open_store(two.ours)) as store:
        add_card(store, "später")
    assert [line.outcome for line in two.report(copy).files] == [Outcome.CONTAINED]


def test_row_19_another_process_is_merged_only_if_that_is_wanted(two: Meeting, fast_folder: Path) -> None:
    strange = fast_folder / "Anderes.kiwork"
    store = new_store(strange)
    add_card(store, "von anderswo")
    store.close()
    assert "anderen Verfahren" in two.refusal(strange)
    assert [entry.name for entry in two.report(strange, unite=True).new] == ["von anderswo"]
    assert not two.report(strange).refused


def test_row_20_conflicted_copies_of_a_cloud_are_files_like_others(two: Meeting, fast_folder: Path) -> None:
    copies = [fast_folder / f"Raum 1 (in Konflikt stehende Kopie {n}).kiwork" for n in (1, 2)]
    for copy in copies:
        shutil.copyfile(two.ours, copy)
        with closing(open_store(copy)) as store:
            add_card(store, f"aus {copy.stem[-2]}")
    assert sorted(entry.name for entry in two.report(*copies).new) == ["aus 1", "aus 2"]


@pytest.mark.parametrize("clock", [0, 4_080_000_000_000])
def test_row_21_a_clock_that_is_years_off_is_accepted_with_a_hint(two: Meeting, clock: int) -> None:
    with closing(open_store(two.theirs, clock=lambda: clock)) as store:
        add_card(store, "mit falscher Uhr")
    report = two.report()
    assert ([line.odd_clock for line in report.files], report.refused) == ([True], ())
    assert "mit falscher Uhr" in texts_of(two.ours)


def test_one_refused_file_stops_the_others_too(two: Meeting, fast_folder: Path) -> None:
    bad = fast_folder / "kaputt.kiwork"
    bad.write_bytes(b"x" * 5000)
    assert "keine Kiwork-Datei" in two.refusal(two.theirs, bad)
    assert "nur in Raum 4" not in texts_of(two.ours)


def test_what_two_rooms_wrote_on_one_card_is_left_to_decide(two: Meeting) -> None:
    for path in (two.ours, two.theirs):
        with closing(open_store(path)) as store, store.reading() as db:
            uid = raw(db).execute("SELECT uid FROM card WHERE text = 'Karte 0'").fetchone()[0]
        with closing(open_store(path)) as store:
            edit_text(store, uid, f"so in {path.stem}")
    report = two.report()
    assert (report.conflicts, [entry.name for entry in report.changed]) == (1, ["so in Raum 4"])
