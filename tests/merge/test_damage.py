"""Damage of any kind is refused by name, or makes no difference at all; nothing is ever taken in unseen."""

import random
import sqlite3
import time
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from kiwork.merge.merging import Wish, merge_into
from kiwork.store.file import PAGE_SIZE, connect
from tests.merge.meeting import Meeting, meeting, sentence

LONGEST = 10.0
"""Seconds of the processor's time for one merge; a busy machine is no hang."""

LOCAL = {"state", "scope", "room", "moment"}
"""What belongs to one file and is not merged; the sum of it all is checked elsewhere."""

Dump = dict[str, bytes]


class Proof:
    """Merges one damaged file after the other into copies of the same sound one."""

    def __init__(self, two: Meeting) -> None:
        self._two = two
        self._sound = two.theirs.read_bytes()
        self._working = two.ours.with_name("working.kiwork")
        self._result = self._merge()
        assert isinstance(self._result, dict)

    def damaged(self, seed: int) -> str:
        """Damage the file in some way, and return the refusal; "" if the damage makes no difference."""
        dice = random.Random(seed)  # noqa: S311 - repeatable on purpose
        self._two.lay(self._sound)
        dice.choice([_flip, _flip, _flip, _flip_a_value, _cut, _swap_pages, _zero, _remove, _slip_in])(
            self._two, dice
        )
        started = time.thread_time()
        result = self._merge()
        assert time.thread_time() - started < LONGEST, f"seed {seed} took too long"
        if isinstance(result, str):
            return result
        assert result == self._result, f"seed {seed} was taken in"
        return ""

    def _merge(self) -> Dump | str:
        self._working.write_bytes(self._two.ours.read_bytes())
        report = merge_into(self._working, self._two.ours, Wish([self._two.theirs], now=1))
        for line in report.refused:
            return sentence(line)
        with closing(connect(self._working)) as connection:
            return dump(connection)


def dump(connection: sqlite3.Connection) -> Dump:
    """Return a sum of the content of every table that is merged."""
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    return {name: _sum(connection, name) for name in names if name not in LOCAL}


def _sum(connection: sqlite3.Connection, table: str) -> bytes:
    rows = sorted(connection.execute(f"SELECT * FROM {table}"), key=repr)  # noqa: S608 - names of our own
    return sha256(repr(rows).encode()).digest()


def _flip(two: Meeting, dice: random.Random) -> None:
    content = bytearray(two.theirs.read_bytes())
    bit = dice.randrange(8 * len(content))
    content[bit // 8] ^= 1 << bit % 8
    two.lay(bytes(content))


def _flip_a_value(two: Meeting, dice: random.Random) -> None:
    """Flip a bit inside something that was written or is shown."""
    with closing(sqlite3.connect(two.theirs, isolation_level=None)) as connection:
        table = dice.choice(
            ["cell", "cell", "card", "cluster", "topic_field", "tag", "seen", "writer", "state"]
        )
        rows = connection.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608 - names of our own
        names = [found[1] for found in connection.execute(f"PRAGMA table_info({table})")]
        row = dice.choice(rows)
        column = dice.choice([number for number, value in enumerate(row) if value not in {None, ""}])
        where = " AND ".join(f'"{name}" IS ?' for name in names)
        connection.execute(
            f'UPDATE {table} SET "{names[column]}" = ? WHERE {where}',  # noqa: S608 - names of our own
            (_flipped(row[column], dice), *row),
        )


def _flipped(value: str | int, dice: random.Random) -> str | int:
    if isinstance(value, int):
        return value ^ 1 << dice.randrange(40)
    at = dice.randrange(len(value))
    return value[:at] + chr(ord(value[at]) ^ 1 << dice.randrange(5)) + value[at + 1 :]


def _cut(two: Meeting, dice: random.Random) -> None:
    content = two.theirs.read_bytes()
    two.lay(content[: dice.randrange(len(content))])


def _swap_pages(two: Meeting, dice: random.Random) -> None:
    content = two.theirs.read_bytes()
    pages = [content[at : at + PAGE_SIZE] for at in range(0, len(content), PAGE_SIZE)]
    left, right = dice.randrange(len(pages)), dice.randrange(len(pages))
    pages[left], pages[right] = pages[right], pages[left]
    two.lay(b"".join(pages))


def _zero(two: Meeting, dice: random.Random) -> None:
    content = bytearray(two.theirs.read_bytes())
    at = dice.randrange(len(content))
    content[at : at + dice.choice([1, 16, PAGE_SIZE])] = bytes(dice.choice([1, 16, PAGE_SIZE]))
    two.lay(bytes(content))


def _remove(two: Meeting, dice: random.Random) -> None:
    table = dice.choice(["cell", "cell", "card", "tag", "seen", "writer", "topic_field"])
    with closing(sqlite3.connect(two.theirs, isolation_level=None)) as connection:
        (count,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - names of our own
        key = "row, field, n" if table == "cell" else "1"
        chosen = f"SELECT * FROM {table} ORDER BY {key} LIMIT 1 OFFSET {dice.randrange(count)}"  # noqa: S608 - names of our own
        names = [found[1] for found in connection.execute(f"PRAGMA table_info({table})")]
        row = connection.execute(chosen).fetchone()
        where = " AND ".join(f'"{name}" IS ?' for name in names)
        connection.execute(f"DELETE FROM {table} WHERE {where}", row)  # noqa: S608 - names of our own


def _slip_in(two: Meeting, dice: random.Random) -> None:
    with closing(sqlite3.connect(two.theirs, isolation_level=None)) as connection:
        writer, n = connection.execute("SELECT writer, n FROM seen ORDER BY n DESC").fetchone()
        connection.execute(
            dice.choice(
                [
                    "INSERT INTO cell SELECT kind, row, field, writer, 9, at, value, sum FROM cell LIMIT 1",
                    "INSERT INTO cell SELECT kind, row, 'x', writer, n, at, value, sum FROM cell LIMIT 3",
                    "INSERT INTO erased VALUES ('f')",
                    f"UPDATE seen SET n = {n + 5} WHERE writer = {writer}",  # noqa: S608 - numbers
                    "INSERT INTO writer VALUES (5, 'Raum 9', 1)",
                    "INSERT INTO seen VALUES (5, 10)",
                ]
            )
        )


def prove(folder: Path, seeds: range) -> None:
    proof = Proof(meeting(folder))
    refusals = [proof.damaged(seed) for seed in seeds]
    assert sum(map(bool, refusals)) > len(seeds) / 3, "the damage is too mild to prove anything"


@pytest.mark.timeout(600)
@pytest.mark.parametrize("part", range(2))
def test_a_thousand_damaged_files_are_refused_by_name_or_make_no_difference(
    fast_folder: Path, part: int
) -> None:
    prove(fast_folder, range(part * 500, part * 500 + 500))


@pytest.mark.long
@pytest.mark.parametrize("part", range(2))
def test_ten_thousand_damaged_files_are_refused_by_name_or_make_no_difference(
    fast_folder: Path, part: int
) -> None:
    prove(fast_folder, range(10_000 + part * 5_000, 10_000 + part * 5_000 + 5_000))
