"""What disks, folders and other programs do: rows 39 to 46 of the table of bad input."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from kiwork.errors import KiworkError
from kiwork.replacing import replacing
from kiwork.store.opening import open_store
from kiwork.store.store import Store
from tests.builders import add_card, digest_of, edit_text, findings, new_file, new_store, text_of, texts
from tests.store.damage import said

POSIX = pytest.mark.skipif(os.name != "posix", reason="POSIX only")
WRITER_NEXT_DOOR = """
import sys
from pathlib import Path
from kiwork.store.opening import open_store
from kiwork.usecases import capture
with_store = open_store(Path(sys.argv[1]), room="Raum 2")
with with_store.operation("add_card") as db:
    capture.add_card(db, capture.CardDraft("von nebenan", None, None))
print(with_store.read_only is None, flush=True)
sys.stdin.read()
"""


@contextmanager
def open_next_door(path: Path) -> Iterator[None]:
    """Let another process have the file open for writing."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(  # noqa: S603 - a program of our own
        [sys.executable, "-c", WRITER_NEXT_DOOR, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == "True\n"
        yield
        other.communicate("")


def no_permission(monkeypatch: pytest.MonkeyPatch, *held: Path) -> None:
    """Deny writing, as the system does to anybody but root."""
    real = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) not in held and real(path, mode))


@pytest.mark.parametrize("held", ["a.kiwork", "."])
def test_row_40_a_file_or_folder_that_may_not_be_written_opens_for_looking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: str
) -> None:
    path = new_file(tmp_path / "a.kiwork")
    before = path.read_bytes()
    no_permission(monkeypatch, tmp_path / held)
    with closing(open_store(path)) as store:
        assert store.read_only
        assert store.read_only.reason == "not_writable"
        with pytest.raises(KiworkError) as caught:
            add_card(store)
    assert "Kopie speichern" in said(caught.value)
    assert path.read_bytes() == before


def test_row_39_a_stick_that_is_pulled_while_exporting_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.txt"
    target.write_text("alt", encoding="utf-8")
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError(errno.EIO, "pulled")))
    with pytest.raises(KiworkError) as caught, replacing(target) as temporary:
        temporary.write_text("neu", encoding="utf-8")
    assert "Der Datenträger für a.txt ist nicht mehr da" in said(caught.value)
    assert target.read_text(encoding="utf-8") == "alt"


def test_row_40_what_is_open_for_looking_can_be_saved_as_a_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = new_file(tmp_path / "a.kiwork")
    no_permission(monkeypatch, path)
    with closing(open_store(path)) as store:
        store.save_copy(tmp_path / "b.kiwork")
        digest = digest_of(store)
    with closing(open_store(tmp_path / "b.kiwork")) as copy:
        assert (copy.read_only, digest_of(copy)) == (None, digest)


def test_row_40_a_file_that_may_not_be_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = new_file(tmp_path / "a.kiwork")

    def denied(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)
    with pytest.raises(KiworkError) as caught:
        open_store(path)
    assert "lässt sich hier nicht lesen" in said(caught.value)


def test_row_41_a_file_that_is_open_elsewhere_opens_for_looking_and_says_where(tmp_path: Path) -> None:
    path = new_file(tmp_path / "a.kiwork")
    with open_next_door(path), closing(open_store(path, room="Raum 1")) as store:
        assert store.read_only
        assert (store.read_only.reason, store.read_only.room) == ("in_use", "Raum 2")
        assert store.read_only.since > 1_700_000_000_000
        assert texts(store) == ["von nebenan"]
        with pytest.raises(KiworkError) as caught:
            add_card(store)
        assert "nur zum Lesen" in said(caught.value)


def test_row_41_looking_from_a_second_window_does_not_take_the_lock_away(tmp_path: Path) -> None:
    path = new_file(tmp_path / "a.kiwork")
    with open_next_door(path):
        for _ in range(2):
            with closing(open_store(path)) as store:
                assert store.read_only
    with closing(open_store(path)) as store:
        assert store.read_only is None


@pytest.mark.parametrize("event", ["deleted", "moved", "replaced"])
def test_row_42_a_file_that_went_away_is_noticed_and_can_be_saved_elsewhere(
    store: Store, tmp_path: Path, event: str
) -> None:
    add_card(store, "gesichert")
    other = new_file(tmp_path / "andere.kiwork")
    happens: dict[str, Callable[[], object]] = {
        "deleted": store.path.unlink,
        "moved": lambda: store.path.rename(tmp_path / "weg.kiwork"),
        "replaced": lambda: other.replace(store.path),
    }
    happens[event]()
    assert not store.still_there()
    with pytest.raises(KiworkError) as caught:
        add_card(store)
    assert "gelöscht, verschoben oder ersetzt" in said(caught.value)
    store.save_copy(tmp_path / "Kopie.kiwork")
    with closing(open_store(tmp_path / "Kopie.kiwork")) as copy:
        assert (texts(copy), findings(copy)) == (["gesichert"], [])


def test_row_42_undo_after_the_file_went_away_is_refused_too(store: Store) -> None:
    add_card(store)
    store.path.unlink()
    with pytest.raises(KiworkError):
        store.undo()
    assert texts(store) != []


def test_row_44_a_clock_that_jumps_back_changes_no_order(tmp_path: Path) -> None:
    times = iter([2_000_000_000_000, *range(1_000_000_000_000, 1_000_000_000_100)])
    with closing(new_store(tmp_path / "a.kiwork", clock=lambda: next(times))) as store:
        start = digest_of(store)
        card = add_card(store, "alt")
        edit_text(store, card, "neu")
        assert text_of(store, card) == "neu"
        store.undo()
        assert text_of(store, card) == "alt"
        store.undo()
        assert (digest_of(store), findings(store)) == (start, [])


@pytest.mark.parametrize(
    "name",
    [
        "Übersicht größer.kiwork",
        "🙂 drei  vier.kiwork",
        "50% #1 ?x=y.kiwork",
        "a" * 240 + ".kiwork",
        "'q\".kiwork",
    ],
)
def test_row_45_any_name_works(tmp_path: Path, name: str) -> None:
    path = new_file(tmp_path / name)
    for _ in range(2):
        with closing(open_store(path, backups=tmp_path / "backups")) as store:
            add_card(store)
    assert len(list((tmp_path / "backups").rglob("*.kiwork"))) == 2


def test_row_45_a_path_longer_than_260_letters_works(tmp_path: Path) -> None:
    folder = tmp_path.joinpath(*["ordner" * 10] * 5)
    folder.mkdir(parents=True)
    with closing(new_store(folder / "a.kiwork")) as store:
        add_card(store, "da")
        assert texts(store) == ["da"]


@pytest.mark.parametrize("name", ["x" * 5000 + ".kiwork", "fehlt.kiwork", "a.kiwork/b.kiwork"])
def test_row_45_a_path_that_cannot_be_is_refused(tmp_path: Path, name: str) -> None:
    new_file(tmp_path / "a.kiwork")
    with pytest.raises(KiworkError) as caught:
        open_store(tmp_path / name)
    assert said(caught.value)


def test_row_45_a_new_file_in_a_folder_that_is_missing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KiworkError) as caught:
        new_file(tmp_path / "fehlt" / "a.kiwork")
    assert "Den Ordner" in said(caught.value)


def test_row_46_a_target_that_another_program_holds_is_tried_again_until_it_is_free(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.txt"
    real, waits = Path.replace, list[float]()

    def held(path: Path, other: Path) -> Path:
        if len(waits) < 3:
            raise PermissionError(13, "held")
        return real(path, other)

    monkeypatch.setattr(Path, "replace", held)
    with replacing(target, wait=waits.append) as temporary:
        temporary.write_text("neu", encoding="utf-8")
    assert target.read_text(encoding="utf-8") == "neu"


def test_row_46_a_target_that_stays_held_is_said_and_left_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.txt"
    target.write_text("alt", encoding="utf-8")
    monkeypatch.setattr("kiwork.replacing.HELD_SECONDS", -1)
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(PermissionError(13, "held")))
    with pytest.raises(KiworkError) as caught, replacing(target, wait=lambda _: None) as temporary:
        temporary.write_text("neu", encoding="utf-8")
    assert "Ein anderes Programm hält die Datei" in said(caught.value)
    assert target.read_text(encoding="utf-8") == "alt"
