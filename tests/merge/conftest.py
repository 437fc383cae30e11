"""What tests of merging get: a small file to begin with, and a folder without a slow disk."""

import random
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy.orm import Session

from kiwork.models.kinds import Dimension
from kiwork.usecases import arrange, capture, recommend, setup, weigh
from kiwork.usecases.capture import CardDraft
from tests.builders import new_store
from tests.merge.media import Memory
from tests.merge.world import START, YEAR, repeatable

IN_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - fsync takes most of the time elsewhere


@pytest.fixture
def fast_folder() -> Iterator[Path]:
    with TemporaryDirectory(dir=IN_MEMORY) as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return a file with two topic fields, a few of everything, and some things left to decide."""
    return beginning(tmp_path_factory.mktemp("base") / "a.kiwork")


def beginning(path: Path) -> bytes:
    """Make the file that histories begin with: two rooms wrote on one card, one of them years ahead."""
    with repeatable(random.Random(1)):  # noqa: S311 - the same at every call
        store = new_store(path, template="empty")
        with store.operation("begin") as db:
            card, cluster = fill(db)
        store.close()
        memory = Memory()
        rooms = [
            memory.open(path.read_bytes(), clock) for clock in (lambda: START, lambda: START + 30 * YEAR)
        ]
        for number, room in enumerate(rooms):
            with room.operation("write") as db:
                capture.edit_text(db, card, f"Raum {number}")
                arrange.rename_cluster(db, cluster, f"Überschrift {number}")
        memory.merge(rooms[0], [memory.content(rooms[1])])
        return memory.content(rooms[0])


def fill(db: Session) -> tuple[str, str]:
    """Put a few of everything into a file; return the first card and its cluster."""
    fields = [setup.add_topic_field(db, title) for title in ("Sprache", "Wohnen")]
    workshop = setup.add_workshop(db, "Auftakt")
    tags = [setup.add_tag(db, Dimension.MUNICIPALITY, title) for title in ("Verl", "Halle")]
    clusters = [arrange.add_cluster(db, field, "Zeiten") for field in fields]
    drafts = [CardDraft(f"Karte {n}", fields[n % 2], workshop, tag_uids=(tags[n % 2],)) for n in range(4)]
    cards = capture.add_cards(db, drafts)
    arrange.move_cards(db, cards[:1], topic_field_uid=fields[0], cluster_uid=clusters[0])
    dot_round = weigh.add_round(db, "Runde")
    weigh.set_dots(db, dot_round, clusters[0], 3, workshop_uid=workshop)
    recommend.cite_card(db, recommend.add_recommendation(db, fields[0], "Kurse"), cards[0])
    return cards[0], clusters[0]
