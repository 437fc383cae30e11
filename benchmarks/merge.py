"""How long six rooms take to merge, against a raw copy of the same rows; and how time and memory grow.

Call: `python benchmarks/merge.py [CARDS_PER_ROOM]`, or `python benchmarks/merge.py --growth`.
"""

import random
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlalchemy import select

from kiwork.merge import merging
from kiwork.merge.merging import Wish
from kiwork.merge.workplace import Workplace
from kiwork.models.process import TopicField
from kiwork.models.tag import Tag
from kiwork.store.creation import create_file, load_template
from kiwork.store.file import connect, create_schema
from kiwork.store.opening import open_store
from kiwork.store.store import Store
from kiwork.usecases import arrange, capture, setup
from kiwork.usecases.capture import CardDraft

ROOMS = 6
CLUSTERS = 20
PART = 550
TIMES = 5
SIZES = (1_000, 10_000, 100_000)


def main() -> None:
    """Print times in milliseconds, and ratios to the raw copy."""
    if "--growth" in sys.argv:
        return growth()
    if "--once" in sys.argv:
        return once(int(sys.argv[-1]))
    cards = int(sys.argv[1]) if len(sys.argv) > 1 else 2_200
    with tempfile.TemporaryDirectory() as folder:
        base, rooms = make_rooms(Path(folder), cards)
        figures = [measure(Path(folder), base, rooms) for _ in range(TIMES)]
    best = {name: min(figure[name] for figure in figures) for name in figures[0]}
    for name, seconds in best.items():
        print(f"{name:>34}: {seconds * 1000:8.1f} ms, {seconds / best['raw copy']:5.2f} × the raw copy")
    return None


def measure(folder: Path, base: Path, rooms: list[Path]) -> dict[str, float]:
    """Return the seconds of a raw copy, of the join alone, of the whole call, and of the same call again."""
    raw = timed(lambda: raw_copy(folder / "raw.kiwork", rooms))
    into = folder / "into.kiwork"
    shutil.copyfile(base, into)
    with closing(open_store(into)) as store:
        joining = Stopwatch(merging.join)
        merging.join = joining
        whole = timed(lambda: merge(store, rooms, folder / "backups"))
        merging.join = joining.function
        again = timed(lambda: merge(store, rooms, folder / "backups"))
    shutil.rmtree(folder / "backups")
    return {
        "raw copy": raw,
        "the join (at most 4)": joining.seconds,
        "whole call (at most 8)": whole,
        "again (at most 2)": again,
    }


class Stopwatch:
    """Adds up the time that a function takes."""

    def __init__(self, function: Callable[[sqlite3.Connection], None]) -> None:
        self.function = function
        self.seconds = 0.0

    def __call__(self, connection: sqlite3.Connection) -> None:
        """Call the function and add its time."""
        self.seconds += timed(lambda: self.function(connection))


def merge(store: Store, rooms: list[Path], backups: Path) -> None:
    """Do all that the program does: guard, join, checks, report, backup, and the result taken over."""
    with closing(Workplace(store)) as place:
        report = place.merge(Wish(rooms, itself=store.path, now=1))
        assert not report.refused  # noqa: S101 - a figure of something else would be none
        if report.brings_something:
            store.back_up(backups)
            place.take_over(store)


def raw_copy(target: Path, rooms: list[Path]) -> None:
    """Copy all rows of all rooms into an empty file, with the same settings but for foreign keys."""
    target.unlink(missing_ok=True)
    with closing(sqlite3.connect(target, isolation_level=None)) as empty:
        create_schema(empty)
    with closing(connect(target)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        query = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'state'"
        tables = [name for (name,) in connection.execute(query)]
        for room in rooms:
            connection.execute("ATTACH ? AS theirs", (str(room),))
            connection.execute("BEGIN")
            for table in tables:
                connection.execute(f"INSERT OR IGNORE INTO main.{table} SELECT * FROM theirs.{table}")  # noqa: S608
            connection.execute("COMMIT")
            connection.execute("DETACH theirs")


def make_rooms(folder: Path, cards: int) -> tuple[Path, list[Path]]:
    """Make a file, and copies of it in which every room captured cards, tags, mentions and clusters."""
    base = folder / "base.kiwork"
    create_file(base, load_template("integrationskonzept", "de"))
    rooms = [folder / f"Raum {number}.kiwork" for number in range(ROOMS)]
    for number, room in enumerate(rooms):
        shutil.copyfile(base, room)
        with closing(open_store(room, room=room.stem)) as store:
            fill(store, number, cards)
    return base, rooms


def fill(store: Store, room: int, cards: int) -> None:
    """Let one room work."""
    dice = random.Random(room)  # noqa: S311 - the same at every call
    with store.reading() as db:
        fields, tags = db.scalars(select(TopicField.uid)).all(), db.scalars(select(Tag.uid)).all()
    with store.operation("begin") as db:
        workshop = setup.add_workshop(db, f"Workshop {room}")
        clusters = [
            arrange.add_cluster(db, fields[n % len(fields)], f"Cluster {room} {n}") for n in range(CLUSTERS)
        ]
    for start in range(0, cards, PART):
        drafts = [
            CardDraft(
                f"Karte {n} aus Raum {room}: Wartezeiten der Kurse im Kreis, {dice.random():.6f}",
                fields[n % CLUSTERS % len(fields)],
                workshop,
                cluster_uid=clusters[n % CLUSTERS],
                tag_uids=(dice.choice(tags),),
                mentions=2 if n % 10 == 0 else 1,
            )
            for n in range(start, min(start + PART, cards))
        ]
        with store.operation("add_cards") as db:
            capture.add_cards(db, drafts)


def growth() -> None:
    """Print how time and memory grow with the number of cards; each size in a process of its own."""
    for size in SIZES:
        subprocess.run([sys.executable, __file__, "--once", str(size)], check=True)  # noqa: S603


def once(cards: int) -> None:
    """Merge six rooms with so many cards in all, and print time, time per card, and the peak of memory."""
    with tempfile.TemporaryDirectory() as folder:
        base, rooms = make_rooms(Path(folder), cards // ROOMS)
        with closing(open_store(base)) as store:
            seconds = timed(lambda: merge(store, rooms, Path(folder) / "backups"))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{cards:>8,} cards: {seconds:6.2f} s, {seconds / cards * 1e6:6.1f} µs a card, {peak:5.0f} MB at most"
    )


def timed(act: Callable[[], object]) -> float:
    """Return how long something takes, in seconds."""
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
