"""The calls of the command line go on working with photos in the file."""

from contextlib import closing
from pathlib import Path

from kiwork.store.opening import open_store
from kiwork.usecases import photos
from tests.builders import workshop
from tests.cli.answers import Kiwork


def test_info_check_export_and_protocol_work_with_photos(kiwork: Kiwork) -> None:
    kiwork("new", "a.kiwork", "--template", "empty")
    with closing(open_store(Path("a.kiwork"))) as store:
        uid = workshop(store)
        with store.operation("add_photos") as db:
            photos.add_photos(db, uid, [b"a wall"])
    assert kiwork("info", "a.kiwork").status == 0
    assert kiwork("check", "a.kiwork").status == 0
    assert kiwork("export", "a.kiwork", "-o", "a.json").status == 0
    assert kiwork("new", "b.kiwork", "--from", "a.json").status == 0
    assert (
        kiwork("info", "b.kiwork", "--json").data["digest"]
        == kiwork("info", "a.kiwork", "--json").data["digest"]
    )
    assert kiwork("protocol", "a.kiwork", "-o", "a.pdf").status == 0
