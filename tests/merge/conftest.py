"""What tests of merging get: a small file to begin with, and a folder without a slow disk."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from kiwork.models.kinds import Dimension
from kiwork.usecases import arrange, capture, recommend, setup, weigh
from kiwork.usecases.capture import CardDraft
from tests.builders import new_store

IN_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - fsync takes most of the time elsewhere


@pytest.fixture
def fast_folder() -> Iterator[Path]:
    with TemporaryDirectory(dir=IN_MEMORY) as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return a file with two topic fields and a few of everything."""
    path = tmp_path_factory.mktemp("base") / "a.kiwork"
    store = new_store(path, template="empty")
    with store.operation("begin") as db:
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
    store.close()
    return path.read_bytes()
