"""Working copies of files on drives that go away: nothing is lost on either side."""

import json
import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from textwrap import dedent

import pytest

from kiwork.errors import KiworkError
from kiwork.merge import publishing
from kiwork.merge.memo import NAME, Content, Memo
from kiwork.merge.publishing import publish
from kiwork.merge.working_copies import publish_snapshot, snapshot_of
from kiwork.store.backup import backups_of
from kiwork.store.opening import open_store
from kiwork.store.store import Store
from tests.builders import add_card, digest_of, findings, new_file, texts
from tests.merge.drives import Laptop, file_on_stick
from tests.store.damage import said
from tests.store.test_environment import open_next_door
from tests.store.test_full_disk import no_file_larger_than

POSIX = pytest.mark.skipif(os.name != "posix", reason="POSIX only")


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    return Laptop(tmp_path / "hier")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return file_on_stick(tmp_path)


def texts_in(path: Path) -> list[str]:
    with closing(open_store(path)) as store:
        assert findings(store) == []
        return texts(store)


def write_there(target: Path, text: str) -> None:
    with closing(open_store(target, room="Raum 2")) as store:
        add_card(store, text)


def refusal(laptop: Laptop, store: Store, target: Path) -> str:
    before = target.read_bytes() if target.exists() else b""
    with pytest.raises(KiworkError) as caught:
        laptop.publish(store)
    assert (target.read_bytes() if target.exists() else b"") == before
    assert [path.name for path in target.parent.glob(".*")] == []
    return said(caught.value)


def test_work_happens_in_a_copy_and_publishing_brings_it_to_the_stick(laptop: Laptop, target: Path) -> None:
    with laptop.open(target) as store:
        add_card(store, "hier")
        assert texts_in(target) == []
        assert not laptop.publish(store)
        assert (texts_in(target), store.path) == (["hier"], target)
    assert laptop.left() == []


def test_publishing_twice_writes_nothing(laptop: Laptop, target: Path) -> None:
    with laptop.open(target) as store:
        add_card(store)
        laptop.publish(store)
        before, stamp = target.read_bytes(), target.stat()
        assert not laptop.publish(store)
        assert (target.read_bytes(), target.stat()) == (before, stamp)


def test_what_was_changed_on_both_sides_is_joined(laptop: Laptop, target: Path) -> None:
    with laptop.open(target) as store:
        add_card(store, "hier")
        write_there(target, "dort")
        assert laptop.publish(store)
        assert texts(store) == texts_in(target) == ["dort", "hier"]
        assert findings(store) == []


def test_what_was_changed_there_alone_is_taken_over_and_nothing_is_written(
    laptop: Laptop, target: Path
) -> None:
    with laptop.open(target) as store:
        write_there(target, "dort")
        before = target.read_bytes()
        assert laptop.publish(store)
        assert (texts(store), target.read_bytes()) == (["dort"], before)
    assert laptop.left() == []


def test_two_laptops_on_one_network_file_see_each_others_cards(tmp_path: Path, target: Path) -> None:
    one, two = Laptop(tmp_path / "eins"), Laptop(tmp_path / "zwei")
    with one.open(target) as first, two.open(target) as second:
        add_card(first, "eins")
        add_card(second, "zwei")
        for laptop, store in ((one, first), (two, second), (one, first)):
            laptop.publish(store)
        assert texts(first) == texts(second) == texts_in(target) == ["eins", "zwei"]
        assert digest_of(first) == digest_of(second)
        before = target.read_bytes()
        two.publish(second)
        one.publish(first)
        assert target.read_bytes() == before


def test_row_39_a_drive_that_is_gone_stops_nobody_from_working(laptop: Laptop, target: Path) -> None:
    with laptop.open(target) as store:
        add_card(store, "vorher")
        target.parent.rename(target.parent.with_name("abgezogen"))
        add_card(store, "nachher")
        assert refusal(laptop, store, target) == (
            "Der Datenträger mit Raum 3.kiwork ist nicht da. Ihre Arbeit ist sicher und geht in der "
            "Arbeitskopie auf diesem Rechner weiter. Bitte den Datenträger wieder anschließen oder "
            "„Kopie speichern“ wählen."
        )
        target.parent.with_name("abgezogen").rename(target.parent)
        laptop.publish(store)
        assert texts_in(target) == ["nachher", "vorher"]


def test_a_file_that_was_deleted_there_is_not_made_again_unasked(laptop: Laptop, target: Path) -> None:
    with laptop.open(target) as store:
        add_card(store)
        target.unlink()
        assert "ist nicht da" in refusal(laptop, store, target)
        assert not target.exists()


def test_a_damaged_target_is_never_overwritten(laptop: Laptop, target: Path) -> None:
    with laptop.open(target) as store:
        add_card(store)
        content = bytearray(target.read_bytes())
        content[8192:12288] = os.urandom(4096)
        target.write_bytes(content)
        assert "ist beschädigt und wurde nicht überschrieben" in refusal(laptop, store, target)
    assert laptop.left() == [(target, 1)]


def test_a_target_of_a_newer_version_is_never_overwritten(laptop: Laptop, target: Path) -> None:
    with laptop.open(target) as store:
        add_card(store)
        content = bytearray(target.read_bytes())
        content[60:64] = (99).to_bytes(4)
        target.write_bytes(content)
        assert "neueren Version" in refusal(laptop, store, target)


def test_a_target_of_another_process_is_never_overwritten(laptop: Laptop, target: Path) -> None:
    with laptop.open(target) as store:
        add_card(store)
        new_file(target.with_name("andere.kiwork")).replace(target)
        assert "anderen Verfahren" in refusal(laptop, store, target)


def test_another_process_on_a_stick_of_the_same_name_gets_a_copy_of_its_own(
    laptop: Laptop, target: Path
) -> None:
    with laptop.open(target) as store:
        add_card(store, "vom ersten Stick")
    new_file(target.with_name("andere.kiwork")).replace(target)
    with laptop.open(target) as store:
        assert texts(store) == []
    assert laptop.left() == [(target, 1)]


def test_a_target_that_somebody_has_open_is_left_alone_until_it_is_closed(
    laptop: Laptop, target: Path
) -> None:
    with laptop.open(target) as store:
        add_card(store, "hier")
        with open_next_door(target):
            assert "von jemand anderem benutzt" in refusal(laptop, store, target)
        laptop.publish(store)
        assert texts_in(target) == ["hier", "von nebenan"]


@POSIX
def test_row_38_a_full_stick_is_left_as_it_was(laptop: Laptop, target: Path, tmp_path: Path) -> None:
    before = target.read_bytes()
    with laptop.open(target) as store:
        for _ in range(10):
            add_card(store, "x" * 1000)
        snapshot = snapshot_of(store, tmp_path)
        with no_file_larger_than(len(before)), pytest.raises(KiworkError) as caught:
            publish(snapshot, laptop.copy.memo, now=1)
        assert "Ihre Arbeit ist sicher" in said(caught.value)
        assert (target.read_bytes(), list(target.parent.iterdir())) == (before, [target])
        laptop.publish(store)
        assert len(texts_in(target)) == 10


def test_what_was_not_published_is_offered_and_gone_on_with(laptop: Laptop, target: Path) -> None:
    with laptop.open(target) as store:
        add_card(store, "eins")
        laptop.publish(store)
        add_card(store, "zwei")
        add_card(store, "drei")
    assert laptop.left() == [(target, 2)]
    write_there(target, "dort")
    with laptop.open(target) as store:
        assert texts(store) == ["dort", "drei", "eins", "zwei"]
        assert laptop.left() == []
    assert laptop.left() == [(target, 2)]


def test_what_was_left_is_published_without_opening_it(laptop: Laptop, target: Path) -> None:
    with laptop.open(target) as store:
        add_card(store, "hier")
    write_there(target, "dort")
    laptop.shelf.publish_left(laptop.shelf.left()[0].copy, now=1)
    assert texts_in(target) == ["dort", "hier"]
    assert (laptop.left(), laptop.copy.path.parent.exists()) == ([], False)


def test_what_was_left_stays_while_it_cannot_be_published(laptop: Laptop, target: Path) -> None:
    with laptop.open(target) as store:
        add_card(store)
    target.unlink()
    with pytest.raises(KiworkError):
        laptop.shelf.publish_left(laptop.shelf.left()[0].copy, now=1)
    assert laptop.left() == [(target, 1)]


def test_a_copy_in_which_nothing_was_changed_is_not_kept(laptop: Laptop, target: Path) -> None:
    before = target.read_bytes()
    with laptop.open(target):
        pass
    assert (laptop.left(), laptop.copy.path.parent.exists(), target.read_bytes()) == ([], False, before)


def test_throwing_away_takes_an_explicit_call_and_spares_an_open_copy(laptop: Laptop, target: Path) -> None:
    with laptop.open(target) as store:
        add_card(store)
        with pytest.raises(KiworkError):
            laptop.shelf.discard(laptop.copy)
    laptop.shelf.discard(laptop.copy)
    assert (laptop.left(), laptop.copy.path.parent.exists()) == ([], False)


@pytest.mark.parametrize("damage", ["", "{", "x\ny", "\n".join(["0" * 16, json.dumps({"target": "/"})])])
def test_a_damaged_memo_loses_nothing(laptop: Laptop, target: Path, damage: str) -> None:
    with laptop.open(target) as store:
        add_card(store, "hier")
    (laptop.copy.path.parent / NAME).write_text(damage)
    assert [path for path, _ in laptop.left()] == [laptop.copy.path]
    with laptop.open(target) as store:
        laptop.publish(store)
        assert texts(store) == texts_in(target) == ["hier"]


KILLED = dedent("""
    import os, signal, sys
    from pathlib import Path
    from tests.builders import add_card
    from tests.merge.drives import Laptop
    with Laptop(Path(sys.argv[1])).open(Path(sys.argv[2])) as store:
        add_card(store, "gerade noch")
        os.kill(os.getpid(), signal.SIGKILL)
""")


@POSIX
def test_row_43_a_program_that_is_killed_before_publishing_leaves_its_copy_to_be_offered(
    tmp_path: Path, laptop: Laptop, target: Path
) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    arguments = [sys.executable, "-c", KILLED, str(tmp_path / "hier"), str(target)]
    died = subprocess.run(arguments, env=environment, check=False)  # noqa: S603 - a program of our own
    assert died.returncode == -signal.SIGKILL
    assert laptop.left() == [(target, 1)]
    laptop.shelf.publish_left(laptop.shelf.left()[0].copy, now=1)
    assert texts_in(target) == ["gerade noch"]


def test_files_on_the_internal_disk_are_worked_on_where_they_lie(
    laptop: Laptop, tmp_path: Path, target: Path
) -> None:
    assert not laptop.shelf.serves(new_file(tmp_path / "hier.kiwork"))
    assert laptop.shelf.serves(target)


def test_what_the_target_brought_and_was_not_taken_over_yet_is_not_overwritten(
    laptop: Laptop, target: Path, tmp_path: Path
) -> None:
    with laptop.open(target) as store:
        write_there(target, "dort")
        for text in ("eins", "zwei"):
            add_card(store, text)
            laptop.copy, _ = publish_snapshot(laptop.copy, snapshot_of(store, tmp_path), now=1)
            (tmp_path / "snapshot").unlink()
        assert texts_in(target) == ["dort", "eins", "zwei"]


def test_what_somebody_writes_while_both_are_joined_is_not_overwritten(
    laptop: Laptop, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, late = publishing.join_target, ["spät"]

    def slow(working: Path, memo: Memo, *, now: int) -> Content:
        found = real(working, memo, now=now)
        if late:
            write_there(target, late.pop())
        return found

    monkeypatch.setattr(publishing, "join_target", slow)
    with laptop.open(target) as store:
        add_card(store, "hier")
        assert laptop.publish(store)
        assert texts(store) == texts_in(target) == ["hier", "spät"]


def test_row_41_a_second_window_on_the_same_computer_looks_only(laptop: Laptop, target: Path) -> None:
    with laptop.open(target) as first, laptop.open(target) as second:
        add_card(first, "hier")
        assert second.read_only
        assert (second.read_only.reason, second.path) == ("in_use", target)


def test_backups_are_made_under_the_name_of_the_target(tmp_path: Path, laptop: Laptop, target: Path) -> None:
    copy = laptop.shelf.take(target, now=1)
    with closing(open_store(copy.path, known_as=target, backups=tmp_path / "backups")):
        assert len(backups_of(target, tmp_path / "backups")) == 1
