"""How long one card takes, alone and beside 100,000 others, and how long such a file takes to open.

Call: `python benchmarks/capture.py [NUMBER]`. The ratio should stay near 1.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlalchemy import select

from kiwork.models.process import TopicField
from kiwork.queries.digest import digest
from kiwork.store.creation import create_file, load_template
from kiwork.store.opening import open_store
from kiwork.store.store import Store
from kiwork.usecases import arrange, capture
from kiwork.usecases.capture import CardDraft

TIMES = 30
PART = 5_000


def main() -> None:
    """Print times in milliseconds and their ratios."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.kiwork"
        create_file(path, load_template("integrationskonzept", "de"))
        with closing(open_store(path)) as store:
            empty = actions(store)
            _say(f"filled with {number:,} cards", timed(lambda: fill(store, number)))
            _say(f"undo of {PART:,} cards", timed(store.undo))
            full = actions(store)
            _say("digest", timed(lambda: read_digest(store)))
        _say("opened", timed(lambda: open_store(path).close()))
        _say("size in megabytes", path.stat().st_size / 1e6)
    for name, before in empty.items():
        print(f"{name:>24}: {before:8.1f} ms → {full[name]:8.1f} ms, ratio {full[name] / before:.2f}")


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
