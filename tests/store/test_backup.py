"""Backups: made at opening if something changed, few in number, each one sound."""

from contextlib import closing
from pathlib import Path

import pytest

from kiwork.errors import KiworkError
from kiwork.store.backup import backups_of, copy_backup
from kiwork.store.opening import open_store
from kiwork.store.store import Store
from tests.builders import add_card, digest_of, findings, new_file, texts

DAY = 86_400_000
START = 1_790_000_000_000 // DAY * DAY


def opened(path: Path, now: int) -> Store:
    return open_store(path, backups=path.parent / "backups", clock=lambda: now)


def times(path: Path) -> list[int]:
    return [round(backup.made.timestamp() * 1000) for backup in backups_of(path, path.parent / "backups")]


def work(path: Path, moments: list[int]) -> None:
    for moment in moments:
        with closing(opened(path, moment)) as store:
            add_card(store, str(moment))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return new_file(tmp_path / "Raum 4.kiwork")


def test_opening_makes_a_backup_of_what_lies_there(path: Path) -> None:
    work(path, [START, START + 1])
    [newest, oldest] = backups_of(path, path.parent / "backups")
    with closing(open_store(newest.path)) as backup:
        assert texts(backup) == [str(START)]
    with closing(open_store(oldest.path)) as backup:
        assert texts(backup) == []


def test_what_did_not_change_gets_no_second_backup(path: Path) -> None:
    for moment in range(3):
        opened(path, START + moment).close()
    assert times(path) == [START]


def test_the_last_ten_stay(path: Path) -> None:
    work(path, [START + moment for moment in range(15)])
    assert times(path) == [*(START + moment for moment in range(14, 4, -1)), START]


def test_one_a_day_stays_for_two_weeks(path: Path) -> None:
    work(path, [START + DAY * day for day in range(20)])
    assert times(path) == [START + DAY * day for day in range(19, 5, -1)]


def test_every_backup_is_sound(path: Path) -> None:
    work(path, [START + DAY * number // 2 for number in range(12)])
    for backup in backups_of(path, path.parent / "backups"):
        with closing(open_store(backup.path)) as store:
            assert findings(store) == []


def test_a_damaged_backup_does_not_stop_the_opening(path: Path) -> None:
    work(path, [START])
    backups_of(path, path.parent / "backups")[0].path.write_bytes(b"kaputt" * 1000)
    work(path, [START + 1])
    assert len(times(path)) == 2


def test_two_files_of_one_name_have_backups_of_their_own(path: Path, tmp_path: Path) -> None:
    work(path, [START])
    (tmp_path / "b").mkdir()
    other = new_file(tmp_path / "b" / path.name)
    with closing(open_store(other, backups=tmp_path / "backups")):
        pass
    assert len(backups_of(other, tmp_path / "backups")) == 1
    assert len(times(path)) == 1


def test_a_backup_opens_as_a_copy_and_overwrites_nothing(path: Path, tmp_path: Path) -> None:
    work(path, [START, START + 1])
    newest = backups_of(path, tmp_path / "backups")[0].path
    copy_backup(newest, tmp_path / "Kopie.kiwork")
    with closing(open_store(tmp_path / "Kopie.kiwork")) as copy, closing(open_store(newest)) as backup:
        assert digest_of(copy) == digest_of(backup)
    with pytest.raises(KiworkError):
        copy_backup(newest, path)


def test_a_folder_for_backups_that_cannot_be_made_is_said_and_the_file_opens(
    path: Path, tmp_path: Path
) -> None:
    (tmp_path / "backups").write_text("eine Datei", encoding="utf-8")
    with closing(open_store(path, backups=tmp_path / "backups")) as store:
        assert isinstance(store.not_backed_up, KiworkError)
