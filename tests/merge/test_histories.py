"""Whatever several rooms did, and in whatever order their files are merged: the result is one and the same."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch
from uuid import UUID

import pytest

from tests.merge.media import Files, Medium, Memory
from tests.merge.world import ALL_ACTIONS, CORE_ACTIONS, World
from tests.store.random_work import Act


@contextmanager
def repeatable(dice: random.Random) -> Iterator[None]:
    """Let ids, writers and positions come from the dice too."""
    with (
        patch("kiwork.models.record.uuid4", lambda: UUID(int=dice.getrandbits(128), version=4)),
        patch("kiwork.store.store.randbits", dice.getrandbits),
        patch("kiwork.models.position.random", dice),
    ):
        yield


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


@pytest.mark.parametrize("part", range(4))
def test_histories_in_memory(base: bytes, part: int) -> None:
    memory = Memory()
    for seed in range(part * 250, part * 250 + 250):
        history(memory, memory, base, seed, CORE_ACTIONS)


@pytest.mark.parametrize("part", range(4))
def test_histories_on_real_files(base: bytes, part: int, fast_folder: Path) -> None:
    memory, files = Memory(), Files(fast_folder)
    for seed in range(part * 25, part * 25 + 25):
        history(files, memory, base, seed, ALL_ACTIONS)
        files.clear()
