"""A merge that is killed has happened, or has not; and one that is taken back leaves what was before."""

import os
import random
import select
import signal
import subprocess
from contextlib import closing, suppress
from pathlib import Path
from textwrap import dedent

import pytest

from kiwork.merge.merging import Wish
from kiwork.merge.workplace import Workplace
from kiwork.store.opening import open_store
from kiwork.usecases import capture
from kiwork.usecases.capture import CardDraft
from tests.builders import digest_of, findings, texts
from tests.killing import nursery
from tests.merge.meeting import Meeting, meeting, merged
from tests.merge.test_histories import prove_in_memory
from tests.merge.world import Room, World

MOST_TRIES = 10
"""So many times the number of kills that was wanted, until some came before the merge and some after it."""

PROGRAM = dedent("""
    import os, sys
    from pathlib import Path
    from kiwork.merge.merging import Wish
    from kiwork.merge.workplace import Workplace
    from kiwork.store.opening import open_store

    def work(path):
        ours = Path(path)
        store = open_store(ours)
        print("begun", flush=True)
        place = Workplace(store)
        place.merge(Wish([ours.with_name("Raum 4.kiwork")], now=1))
        place.take_over(store)
        print("done", flush=True)
        os._exit(0)
""")


def kill_after(program: subprocess.Popen[str], path: Path, seconds: float) -> bool:
    """Let a child merge, kill it after some time, and return whether it had said that it was done."""
    assert program.stdin
    assert program.stdout
    print(path, file=program.stdin, flush=True)
    child, lines = 0, list[str]()
    while "begun" not in lines or not child:
        line = program.stdout.readline().strip()
        child = int(line) if line.isdigit() else child
        lines.append(line)
    select.select([], [], [], seconds)
    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    rest = [line.strip() for line in iter(program.stdout.readline, "gone\n")]
    return "done" in [*lines, *rest]


def large_meeting(folder: Path) -> Meeting:
    two = meeting(folder)
    with closing(open_store(two.theirs)) as store, store.operation("add_cards") as db:
        capture.add_cards(
            db, [CardDraft(f"Karte {number} von nebenan", None, None) for number in range(1500)]
        )
    return two


def prove_kills(folder: Path, times: int) -> None:
    two, dice = large_meeting(folder), random.Random(times)  # noqa: S311 - repeatable on purpose
    before, theirs = two.ours.read_bytes(), two.theirs.read_bytes()
    with closing(open_store(two.ours)) as store:
        old = digest_of(store)
        merged(store, two.theirs)
        new = digest_of(store)
    seen: set[str] = set()
    with nursery(PROGRAM) as program:
        kills, latest = 0, 0.1
        while kills < times or (seen != {old, new} and kills < MOST_TRIES * times):
            kills += 1
            two.ours.write_bytes(before)
            done = kill_after(program, two.ours, dice.uniform(0, latest))
            latest *= 0.9 if done else 1.1
            with closing(open_store(two.ours)) as store:
                assert store.read_only is None
                shown = digest_of(store)
                assert findings(store) == []
            assert shown in ({new} if done else {old, new})
            seen.add(shown)
    assert two.theirs.read_bytes() == theirs
    assert seen == {old, new}, "the kills came too early or too late to prove anything"


@pytest.mark.timeout(600)
@pytest.mark.skipif(os.name != "posix", reason="fork and SIGKILL")
def test_twenty_merges_that_are_killed_have_happened_or_not(tmp_path: Path) -> None:
    prove_kills(tmp_path, 20)


@pytest.mark.long
@pytest.mark.skipif(os.name != "posix", reason="fork and SIGKILL")
def test_two_hundred_merges_that_are_killed_have_happened_or_not(tmp_path: Path) -> None:
    prove_kills(tmp_path, 200)


def test_a_merge_that_is_taken_back_leaves_what_was_shown_before(fast_folder: Path) -> None:
    two = meeting(fast_folder)
    with closing(open_store(two.ours)) as store, closing(Workplace(store)) as place:
        before = digest_of(store)
        place.merge(Wish([two.theirs], now=1))
        place.take_over(store)
        assert "nur in Raum 4" in texts(store)
        place.take_back(store)
        assert digest_of(store) == before
        assert store.undo_name is None


def test_what_was_taken_back_can_be_merged_again(fast_folder: Path) -> None:
    two = meeting(fast_folder)
    with closing(open_store(two.ours)) as store, closing(Workplace(store)) as place:
        place.merge(Wish([two.theirs], now=1))
        place.take_over(store)
        after = digest_of(store)
        place.take_back(store)
        merged(store, two.theirs)
        assert digest_of(store) == after


def test_a_merge_is_not_taken_back_once_something_was_changed(fast_folder: Path) -> None:
    two = meeting(fast_folder)
    with closing(open_store(two.ours)) as store, closing(Workplace(store)) as place:
        place.merge(Wish([two.theirs], now=1))
        place.take_over(store)
        with store.operation("add_card") as db:
            capture.add_card(db, CardDraft("danach", None, None))
        with pytest.raises(Exception, match="ChangedMeanwhileError"):
            place.take_back(store)
        assert {"danach", "nur in Raum 4"} <= set(texts(store))


class _TakenBack:
    """Counts how often a random history took a merge back; each time the digest from before was asserted."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.times = 0
        take_back = World._undo_merge

        def count(world: World, room: Room) -> None:
            take_back(world, room)
            self.times += 1

        monkeypatch.setattr(World, "_undo_merge", count)


@pytest.mark.timeout(600)
def test_fifty_random_merges_are_taken_back(base: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    counter = _TakenBack(monkeypatch)
    seeds = iter(range(300_000, 400_000))
    while counter.times < 50:
        prove_in_memory(base, range(seed := next(seeds), seed + 1))


@pytest.mark.long
def test_a_thousand_random_merges_are_taken_back(base: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    counter = _TakenBack(monkeypatch)
    seeds = iter(range(400_000, 500_000))
    while counter.times < 1000:
        prove_in_memory(base, range(seed := next(seeds), seed + 1))
