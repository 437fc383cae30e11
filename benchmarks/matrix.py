"""How long the matrix municipality × topic field takes over 2,000 cards, beside the bare SQL query.

Call: `PYTHONPATH=. python benchmarks/matrix.py [CARDS]`. What became of every card is measured as well.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlalchemy.orm import Session

from kiwork.models.beneath import raw
from kiwork.models.kinds import CardKind, Dimension
from kiwork.queries.outline import outline
from kiwork.queries.summary import matrix
from kiwork.queries.whereabouts import whereabouts
from kiwork.store.creation import create_file, load_template
from kiwork.store.opening import open_store
from kiwork.store.store import Store
from kiwork.usecases.capture import CardDraft, add_cards

CARDS, TIMES = 2_000, 31
BARE_MATRIX = (
    "SELECT t.tag_uid, c.topic_field_uid, c.card_kind, COUNT(*) FROM card_tag t"
    " JOIN card c ON c.uid = t.card_uid WHERE t.alive AND c.alive AND c.topic_field_uid IS NOT NULL"
    " GROUP BY 1, 2, 3"
)
BARE_CARDS = "SELECT uid, topic_field_uid, cluster_uid, card_kind, outcome, parked FROM card WHERE alive"


def main() -> None:
    """Print both, each as a ratio to its bare query."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else CARDS
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(filled(Path(folder), number)) as store,
        store.reading() as db,
    ):
        towns = [tag.uid for tag in outline(db).tags if tag.dimension is Dimension.MUNICIPALITY]
        say("matrix", db, lambda: matrix(db, towns), BARE_MATRIX)
        say("whereabouts", db, lambda: whereabouts(db), BARE_CARDS)


def filled(folder: Path, number: int) -> Store:
    """Return a file with so many cards, each of a topic field and a municipality in turn."""
    path = folder / "matrix.kiwork"
    create_file(path, load_template("integrationskonzept", "de"))
    store, kinds = open_store(path, room="Raum 1"), list(CardKind)
    with store.operation("add_cards") as db:
        shape = outline(db)
        towns = [tag.uid for tag in shape.tags if tag.dimension is Dimension.MUNICIPALITY]
        fields = [field.uid for field in shape.topic_fields]
        drafts = [
            CardDraft(
                f"Karte {n}", fields[n % len(fields)], None, kinds[n % 3], tag_uids=(towns[n % len(towns)],)
            )
            for n in range(number)
        ]
        add_cards(db, drafts)
    return store


def say(name: str, db: Session, query: Callable[[], object], bare: str) -> None:
    """Print the medians of a query and of its bare SQL, measured in turn."""
    pairs = [(took(query), took(lambda: raw(db).execute(bare).fetchall())) for _ in range(TIMES)]
    ours, plain = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"{name}: {ours * 1000:.1f} ms, bare SQL {plain * 1000:.1f} ms, ratio {ours / plain:.2f}")


def took(call: Callable[[], object]) -> float:
    """Return how many seconds a call takes."""
    begun = time.perf_counter()
    call()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
