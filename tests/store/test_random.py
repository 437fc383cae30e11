"""Whatever was done can be undone to the start and redone to the end."""

import random
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiwork.store.history import History
from kiwork.store.store import Store
from tests.builders import digest_of, findings, new_store, redo_all, undo_all
from tests.store.random_work import Work, plant_parallel_values

IN_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - fsync takes most of the time elsewhere


def warmed_up(folder: str, dice: random.Random) -> Store:
    """Return a store with some content, and parallel values in it, whose undo list is empty."""
    work = Work(new_store(Path(folder) / "a.kiwork"), dice)
    for _ in range(12):
        work.act()
    forget_and_plant(work.store, dice)
    return work.store


def forget_and_plant(store: Store, dice: random.Random) -> None:
    """Begin a new undo list, as a merge does, with new parallel values in the file."""
    store._history = History()
    plant_parallel_values(store, dice, 12)


def prove(store: Store, dice: random.Random, *, number: int, checks: float) -> None:
    """Act, then undo to the start and redo to the end; now and then look whether the file is sound."""
    start = digest_of(store)
    work = Work(store, dice)
    for _ in range(number):
        work.act()
        assert dice.random() > checks or findings(store) == [], work.names
    redo_all(store)
    end = digest_of(store)
    undo_all(store)
    assert digest_of(store) == start, work.names
    assert findings(store) == []
    redo_all(store)
    assert digest_of(store) == end, work.names
    assert findings(store) == []


def prove_from(seed: int, *, rounds: int, number: int, checks: float = 0.01) -> None:
    dice = random.Random(seed)  # noqa: S311 - repeatable on purpose
    with TemporaryDirectory(dir=IN_MEMORY) as folder, closing(warmed_up(folder, dice)) as store:
        for _ in range(rounds):
            prove(store, dice, number=number, checks=checks)
            forget_and_plant(store, dice)


@pytest.mark.timeout(900)
@pytest.mark.parametrize("first", range(2))
@settings(max_examples=5, deadline=None, derandomize=True, database=None)
@given(seed=st.integers(0, 2**32))
def test_random_work_is_undone_to_the_start_and_redone_to_the_end(first: int, seed: int) -> None:
    prove_from(2 * seed + first, rounds=5, number=100)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_ten_thousand_actions_are_undone_to_the_start_and_redone_to_the_end() -> None:
    prove_from(10_000, rounds=1, number=10_000, checks=0.001)


def test_every_undo_leads_to_the_digest_before_its_action(tmp_path: Path) -> None:
    dice = random.Random(7)  # noqa: S311 - repeatable on purpose
    store = warmed_up(str(tmp_path), dice)
    work, digests = Work(store, dice), {0: digest_of(store)}
    for _ in range(40):
        work.act()
        digests[len(store._history._done)] = digest_of(store)
    for steps in reversed(range(len(store._history._done))):
        store.undo()
        assert digest_of(store) == digests[steps]
    store.close()
