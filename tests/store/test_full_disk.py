"""A full disk, at any write: row 38 of the table of bad input."""

import os
import resource
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from kiwork.errors import KiworkError
from kiwork.models.beneath import raw
from kiwork.store.creation import create_file, load_template
from kiwork.store.exchange import export_json, file_from_json
from kiwork.store.opening import open_store
from kiwork.store.store import Store
from tests.builders import add_card, edit_text, findings, new_file, text_of, texts
from tests.store.damage import said

POSIX = pytest.mark.skipif(os.name != "posix", reason="POSIX only")


def fill_disk(store: Store) -> None:
    """Let the file grow no further than a page or two."""
    with store.reading() as db:
        pages = raw(db).execute("PRAGMA page_count").fetchone()[0]
        raw(db).execute(f"PRAGMA max_page_count = {pages + 1}")


def free_disk(store: Store) -> None:
    with store.reading() as db:
        raw(db).execute("PRAGMA max_page_count = 1000000")


@contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_row_38_a_full_disk_loses_nothing_that_was_saved_and_the_action_can_be_repeated(store: Store) -> None:
    card = add_card(store, "vorher")
    fill_disk(store)
    with pytest.raises(KiworkError) as caught:
        edit_text(store, card, "x" * 100_000)
    assert "Der Datenträger ist voll" in said(caught.value)
    assert (text_of(store, card), store.undo_name, findings(store)) == ("vorher", "add_card", [])
    free_disk(store)
    edit_text(store, card, "nachher")
    assert (texts(store), findings(store)) == (["nachher"], [])


@POSIX
def test_row_38_a_full_disk_at_undo_leaves_the_step_to_be_undone_later(store: Store) -> None:
    card = add_card(store, "alt")
    edit_text(store, card, "neu")
    with no_file_larger_than(0), pytest.raises(KiworkError) as caught:
        store.undo()
    assert said(caught.value)
    assert store.undo_name == "edit_text"
    store.undo()
    assert (text_of(store, card), findings(store)) == ("alt", [])


@POSIX
def test_row_38_a_write_that_the_system_refuses_loses_nothing_that_was_saved(store: Store) -> None:
    card = add_card(store, "vorher")
    with no_file_larger_than(store.path.stat().st_size), pytest.raises(KiworkError) as caught:
        edit_text(store, card, "x" * 1_000_000)
    assert said(caught.value)
    assert (text_of(store, card), findings(store)) == ("vorher", [])
    edit_text(store, card, "nachher")
    assert findings(store) == []


@POSIX
@pytest.mark.parametrize("size", [0, 4096, 100_000])
def test_row_38_a_full_disk_while_copying_leaves_the_target_as_it_was(
    store: Store, tmp_path: Path, size: int
) -> None:
    target = tmp_path / "Kopie.kiwork"
    target.write_bytes(b"alt")
    with no_file_larger_than(size), pytest.raises(KiworkError) as caught:
        store.save_copy(target)
    assert said(caught.value)
    assert target.read_bytes() == b"alt"
    assert list(tmp_path.glob(".kiwork-*")) == []


@POSIX
def test_row_38_a_full_disk_while_making_a_file_leaves_none(tmp_path: Path) -> None:
    with no_file_larger_than(50_000), pytest.raises(KiworkError) as caught:
        create_file(tmp_path / "neu.kiwork", load_template("integrationskonzept", "de"))
    assert said(caught.value)
    assert list(tmp_path.iterdir()) == []


@POSIX
def test_row_38_a_full_disk_for_the_backup_is_said_and_the_file_opens(tmp_path: Path) -> None:
    path = new_file(tmp_path / "a.kiwork")
    before = path.read_bytes()
    with no_file_larger_than(50_000), closing(open_store(path, backups=tmp_path / "backups")) as store:
        assert store.not_backed_up
        assert said(store.not_backed_up)
    assert path.read_bytes() == before


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a disk of two megabytes, where the system lets us."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    options = ["-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    if not mount or subprocess.run([mount, *options], capture_output=True, check=False).returncode:  # noqa: S603
        pytest.skip("no disk can be mounted here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)  # noqa: S603, S607


def test_row_38_a_disk_that_is_full_in_the_middle_leaves_the_file_as_it_was(small_disk: Path) -> None:
    path = new_file(small_disk / "a.kiwork")
    with closing(open_store(path)) as store:
        add_card(store, "vorher")
        before = path.read_bytes()
        with pytest.raises(KiworkError) as caught:
            add_card(store, "x" * 900_000)
        assert "Der Datenträger ist voll" in said(caught.value)
        assert path.read_bytes() == before
        assert texts(store) == ["vorher"]


def test_row_38_a_new_file_from_an_export_on_a_full_disk_says_so(store: Store, small_disk: Path) -> None:
    export = small_disk.parent / "a.json"
    add_card(store, "x" * 900_000)
    with store.reading() as db:
        export_json(db, export)
    with pytest.raises(KiworkError) as caught:
        file_from_json(export, small_disk / "b.kiwork")
    assert "Der Datenträger ist voll" in said(caught.value)
    assert list(small_disk.iterdir()) == []


def test_row_38_a_backup_that_cannot_be_made_keeps_nobody_from_working(tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("no folder")
    with closing(open_store(new_file(tmp_path / "a.kiwork"), backups=tmp_path / "backups")) as store:
        assert store.not_backed_up
        add_card(store, "trotzdem")
