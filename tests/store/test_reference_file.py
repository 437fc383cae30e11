"""Format 1 stays readable for ever: a file that was written when it was released."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from kiwork.models.card import Card
from kiwork.models.recommendation import Recommendation
from kiwork.queries.summary import summary
from kiwork.store.exchange import export_json, file_from_json
from kiwork.store.opening import open_store
from tests.builders import digest_of, findings, texts

REFERENCE = Path(__file__).parent.parent / "files" / "v1.kiwork"
DIGEST = "e9b2ac914077df75173f20b7bb8fd4c0b92b93dbce362ea02d8bb6750c37564e"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return Path(shutil.copyfile(REFERENCE, tmp_path / "v1.kiwork"))


def test_the_reference_file_shows_what_it_showed(path: Path) -> None:
    before = path.read_bytes()
    with closing(open_store(path)) as store:
        assert digest_of(store) == DIGEST
        assert findings(store) == []
    assert path.read_bytes() == before


def test_the_reference_file_holds_what_was_put_into_it(path: Path) -> None:
    with closing(open_store(path)) as store, store.reading() as db:
        counts = summary(db)
        originals = {card.original_language for card in db.query(Card)}
        numbers = [found.number for found in db.query(Recommendation)]
    assert (counts.cards, counts.parked, counts.clusters, counts.dots, counts.conflicts) == (5, 1, 2, 17, 2)
    assert counts.mentions == 2
    assert originals == {"", "ar"}
    assert numbers == ["SB-01"]


def test_the_reference_file_shows_the_latest_of_three_parallel_wordings(path: Path) -> None:
    with closing(open_store(path)) as store:
        assert "Sprachcafé <jeden> Dienstag & Freitag" in texts(store)
        assert "Doppelt" not in texts(store)


def test_the_reference_file_goes_out_as_json_and_comes_back(path: Path, tmp_path: Path) -> None:
    with closing(open_store(path)) as store, store.reading() as db:
        export_json(db, tmp_path / "v1.json")
    file_from_json(tmp_path / "v1.json", tmp_path / "again.kiwork")
    with closing(open_store(tmp_path / "again.kiwork")) as again:
        assert digest_of(again) == DIGEST
