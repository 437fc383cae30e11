"""How long one card takes, alone and beside 100,000 others, and how long such a file takes to open.

Call: `python benchmarks/capture.py [NUMBER]`. Each captured card is followed by a bare commit of the same
rows, with the same settings, into a copy of the file: the ratio, of medians and of 95 of 100, should stay
below 2.5, and that of many cards to none near 1.
"""

import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlalchemy import select

from kiwork.models.beneath import raw
from kiwork.models.process import TopicField
from kiwork.queries.digest import digest
from kiwork.store.creation import create_file, load_template
from kiwork.store.file import locked
from kiwork.store.opening import open_store
from kiwork.store.store import Store
from kiwork.usecases import arrange, capture
from kiwork.usecases.capture import CardDraft

TIMES = 30
COMMITS = 1_000
PART = 5_000


def main() -> None:
    """Print times in milliseconds and their ratios."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.kiwork"
        create_file(path, load_template("integrationskonzept", "de"))
        with closing(open_store(path)) as store:
            beside_bare(store, "no cards")
            empty = actions(store)
            _say(f"filled with {number:,} cards", timed(lambda: fill(store, number)))
            _say(f"undo of {PART:,} cards", timed(store.undo))
            full = actions(store)
            beside_bare(store, f"{number:,} cards")
            _say("digest", timed(lambda: read_digest(store)))
        _say("opened", timed(lambda: open_store(path).close()))
        _say("size in megabytes", path.stat().st_size / 1e6)
    for name, before in empty.items():
        print(f"{name:>24}: {before:8.1f} ms → {full[name]:8.1f} ms, ratio {full[name] / before:.2f}")


def beside_bare(store: Store, what: str) -> None:
    """Print how long captured cards and bare commits of the same rows take, in turn, on the clock."""
    copy = store.path.with_name("bare.kiwork")
    copy.unlink(missing_ok=True)
    store.save_copy(copy)
    with store.reading() as db:
        field = db.scalars(select(TopicField.uid)).all()[0]
    captured, bare = list[float](), list[float]()
    with closing(locked(copy)) as connection:
        for number in range(COMMITS):
            took, uid = capture_one(
                store, CardDraft(f"Zu wenig Kurse am Abend, Nummer {number}", field, None)
            )
            captured.append(took)
            rows = written(store, uid)
            bare.append(timed(lambda rows=rows: commit(connection, rows)))
    median, most = (ratio(captured, bare, part) for part in (statistics.median, in_95_of_100))
    typical = statistics.median(captured)
    print(f"{f'captured, {what}':>24}: {typical:8.2f} ms, ratio {median:.2f}, 95 of 100 {most:.2f}")


def capture_one(store: Store, draft: CardDraft) -> tuple[float, str]:
    """Return how long a card takes, in milliseconds, and its uid."""
    started = time.perf_counter()
    with store.operation("add_card") as db:
        uid = capture.add_card(db, draft)
    return (time.perf_counter() - started) * 1000, uid


def written(store: Store, uid: str) -> dict[str, list[tuple[object, ...]]]:
    """Return the rows that a captured card has written, by table."""
    asked = {
        "card": "SELECT * FROM card WHERE uid = ?",
        "cell": "SELECT * FROM cell WHERE kind = 'card' AND row = ?",
        "seen": "SELECT * FROM seen WHERE writer = (SELECT max(writer) FROM cell WHERE row = ?)",
        "state": "SELECT sum FROM state WHERE ? > ''",
    }
    with store.reading() as db:
        return {table: raw(db).execute(query, (uid,)).fetchall() for table, query in asked.items()}


def commit(connection: sqlite3.Connection, rows: dict[str, list[tuple[object, ...]]]) -> None:
    """Write such rows as one transaction."""
    connection.execute("BEGIN")
    for table in ("card", "cell", "seen"):
        marks = ", ".join("?" * len(rows[table][0]))
        connection.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", rows[table])  # noqa: S608 - names above
    connection.executemany("UPDATE state SET sum = ?", rows["state"])
    connection.execute("COMMIT")


def ratio(one: list[float], other: list[float], part: Callable[[list[float]], float]) -> float:
    """Return the ratio of a part of two lists of times."""
    return part(one) / part(other)


def in_95_of_100(times: list[float]) -> float:
    """Return what 95 of 100 take at most."""
    return statistics.quantiles(times, n=20)[-1]


def actions(store: Store) -> dict[str, float]:
    """Return the median time of each action."""
    with store.reading() as db:
        field = db.scalars(select(TopicField.uid)).all()[0]
    cards: list[str] = []

    def add() -> None:
        with store.operation("add_card") as db:
            cards.append(capture.add_card(db, CardDraft("Zu wenig Kurse", field, None)))

    def edit() -> None:
        with store.operation("edit_text") as db:
            capture.edit_text(db, cards[-1], f"Text {time.time_ns()}")

    def mention() -> None:
        with store.operation("count_mention") as db:
            capture.count_mention(db, cards[-1], None)
            capture.discount_mention(db, cards[-1], None)

    def move() -> None:
        with store.operation("move_cards") as db:
            arrange.move_cards(db, [cards[-1]], topic_field_uid=field, before_uid=cards[0])

    def cluster() -> None:
        with store.operation("add_cluster") as db:
            uid = arrange.add_cluster(db, field, "Sprache", cards[-3:])
            arrange.delete_cluster(db, uid)

    named = {"add_card": add, "edit_text": edit, "mention": mention, "move_cards": move, "cluster": cluster}
    times = {name: statistics.median(timed(act) for _ in range(TIMES)) for name, act in named.items()}
    return {**times, "undo": statistics.median(timed(store.undo) for _ in range(TIMES))}


def fill(store: Store, number: int) -> None:
    """Capture many cards, in parts, as imports do."""
    with store.reading() as db:
        fields = db.scalars(select(TopicField.uid)).all()
    for start in range(0, number, PART):
        drafts = [
            CardDraft(f"Karte {n}", fields[n % len(fields)], None)
            for n in range(start, min(start + PART, number))
        ]
        with store.operation("add_cards") as db:
            capture.add_cards(db, drafts)


def read_digest(store: Store) -> str:
    """Compute the digest of the file."""
    with store.reading() as db:
        return digest(db)


def timed(act: Callable[[], object]) -> float:
    """Return how long something takes, in milliseconds."""
    started = time.perf_counter()
    act()
    return (time.perf_counter() - started) * 1000


def _say(what: str, value: float) -> None:
    print(f"{what:>24}: {value:10,.1f}", flush=True)


if __name__ == "__main__":
    main()
