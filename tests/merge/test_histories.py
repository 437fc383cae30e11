"""Whatever several rooms did, and in whatever order their files are merged: the result is the same."""

import random
from pathlib import Path

import pytest

from tests.merge.conftest import beginning
from tests.merge.media import Files, Medium, Memory, RefusedError
from tests.merge.mutants import MUTANTS, Mutant
from tests.merge.world import ALL_ACTIONS, CORE_ACTIONS, World, repeatable
from tests.store.random_work import Act


def history(
    medium: Medium, memory: Memory, base: bytes, seed: int, actions: list[Act], *, steps: int = 14
) -> None:
    dice = random.Random(seed)  # noqa: S311 - repeatable on purpose
    world = World(medium, memory, dice, actions, every_digest=medium is not memory)
    with repeatable(dice):
        play(world, base, seed, steps)


def play(world: World, base: bytes, seed: int, steps: int) -> None:
    dice = world.dice
    try:
        world.begin(base, dice.randint(2, 5))
        for _ in range(dice.randint(3, steps)):
            world.step()
        world.settle()
    except Exception as error:
        error.add_note(f"seed {seed}: {' '.join(world.told)}")
        raise
    finally:
        world.close()


def prove_in_memory(base: bytes, seeds: range) -> None:
    memory = Memory()
    for seed in seeds:
        history(memory, memory, base, seed, CORE_ACTIONS)


def prove_on_files(base: bytes, seeds: range, folder: Path) -> None:
    memory, files = Memory(), Files(folder)
    for seed in seeds:
        history(files, memory, base, seed, ALL_ACTIONS)
        files.clear()


@pytest.mark.timeout(600)
@pytest.mark.parametrize("part", range(4))
def test_a_thousand_histories_in_memory_have_one_result(base: bytes, part: int) -> None:
    prove_in_memory(base, range(part * 250, part * 250 + 250))


@pytest.mark.timeout(600)
@pytest.mark.parametrize("part", range(4))
def test_a_hundred_histories_on_real_files_have_one_result(base: bytes, part: int, fast_folder: Path) -> None:
    prove_on_files(base, range(part * 25, part * 25 + 25), fast_folder)


@pytest.mark.long
@pytest.mark.parametrize("part", range(4))
def test_twenty_thousand_histories_in_memory_have_one_result(base: bytes, part: int) -> None:
    prove_in_memory(base, range(100_000 + part * 5_000, 100_000 + part * 5_000 + 5_000))


@pytest.mark.long
@pytest.mark.parametrize("part", range(4))
def test_two_thousand_histories_on_real_files_have_one_result(
    base: bytes, part: int, fast_folder: Path
) -> None:
    prove_on_files(base, range(200_000 + part * 500, 200_000 + part * 500 + 500), fast_folder)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.__name__.lstrip("_"))
def test_a_wrong_rule_is_noticed_within_two_hundred_histories(mutant: Mutant, tmp_path: Path) -> None:
    with mutant(), pytest.raises((AssertionError, RefusedError)):
        prove_in_memory(beginning(tmp_path / "a.kiwork"), range(200))
