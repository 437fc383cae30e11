"""Out as JSON and in again: the same process, or a refusal with nothing left behind."""

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from kiwork.errors import KiworkError
from kiwork.models.beneath import raw
from kiwork.store.cells import FieldKey
from kiwork.store.exchange import ChangedExportError, export_json, file_from_json
from kiwork.store.opening import open_store
from kiwork.store.store import Store
from tests.builders import add_card, add_cluster, digest_of, findings, texts
from tests.parallel import OtherRoom, contents
from tests.store.damage import said

Export = dict[str, Any]


@pytest.fixture
def export(store: Store, tmp_path: Path) -> Path:
    """Return the export of a file with cards and parallel values."""
    card = add_card(store, "Übergang <b> & Мова")
    add_cluster(store, "Sprache", card)
    OtherRoom().adds(store, FieldKey("card", card, "text"), "nebenan", at=1)
    OtherRoom(4712).adds(store, FieldKey("card", card, "alive"), content=False, at=1_990_000_000_000)
    store.undo()
    store.redo()
    target = tmp_path / "a.json"
    with store.reading() as db:
        export_json(db, target)
    return target


def refused(source: Path) -> str:
    target = source.with_name("neu.kiwork")
    with pytest.raises(KiworkError) as caught:
        file_from_json(source, target)
    assert not target.exists()
    assert list(source.parent.glob(".kiwork-*")) == []
    return said(caught.value)


def change(source: Path, how: Callable[[Export], object]) -> Path:
    data = json.loads(source.read_bytes())
    how(data)
    source.write_text(json.dumps(data), encoding="utf-8")
    return source


def test_an_export_comes_back_as_the_same_process(store: Store, export: Path, tmp_path: Path) -> None:
    file_from_json(export, tmp_path / "neu.kiwork")
    with closing(open_store(tmp_path / "neu.kiwork")) as again:
        assert digest_of(again) == digest_of(store)
        assert findings(again) == []
        assert texts(again) == texts(store)


def test_parallel_values_come_back_with_their_stamps(store: Store, export: Path, tmp_path: Path) -> None:
    with store.reading() as db:
        [(uid,)] = raw(db).execute("SELECT row FROM cell WHERE kind = 'card' GROUP BY 1 HAVING count(*) > 1")
    file_from_json(export, tmp_path / "neu.kiwork")
    with closing(open_store(tmp_path / "neu.kiwork")) as again:
        field = FieldKey("card", uid, "text")
        assert contents(again, field) == contents(store, field)


def test_two_exports_of_the_same_file_are_equal(store: Store, export: Path, tmp_path: Path) -> None:
    with store.reading() as db:
        export_json(db, tmp_path / "b.json")
    assert (tmp_path / "b.json").read_bytes() == export.read_bytes()


def test_a_file_that_is_there_is_not_overwritten(store: Store, export: Path) -> None:
    with pytest.raises(KiworkError):
        file_from_json(export, store.path)


CHANGES: dict[str, Callable[[Export], object]] = {
    "readable text": lambda data: data["records"]["card"][0].update(text="anders"),
    "readable record left out": lambda data: data["records"]["card"].clear(),
    "readable kind left out": lambda data: data["records"].pop("card"),
    "cell value": lambda data: data["store"]["cell"][0].__setitem__(6, '"anders"'),
    "cell sum": lambda data: data["store"]["cell"][0].__setitem__(7, 1),
    "cell left out": lambda data: data["store"]["cell"].pop(),
    "cell twice": lambda data: data["store"]["cell"].append(data["store"]["cell"][0]),
    "cell of an unknown kind": lambda data: data["store"]["cell"][0].__setitem__(0, "unknown"),
    "cell of an unknown field": lambda data: data["store"]["cell"][0].__setitem__(2, "unknown"),
    "number beyond 63 bits": lambda data: data["store"]["cell"][0].__setitem__(4, 1 << 63),
    "number as text": lambda data: data["store"]["cell"][0].__setitem__(5, "gestern"),
    "value as a list": lambda data: data["store"]["cell"][0].__setitem__(6, [1]),
    "value that is no JSON": lambda data: data["store"]["cell"][0].__setitem__(6, "{"),
    "value nested deeply": lambda data: data["store"]["cell"][0].__setitem__(6, "[" * 10_000 + "]" * 10_000),
    "lone surrogate": lambda data: data["store"]["cell"][0].__setitem__(6, '"\ud800"'),
    "writer left out": lambda data: data["store"]["writer"].pop(),
    "seen left out": lambda data: data["store"]["seen"].clear(),
    "seen set back": lambda data: data["store"]["seen"][0].__setitem__(1, 0),
    "blob that is none": lambda data: data["store"]["blob"].append(["x", "!!!"]),
    "blob of another sum": lambda data: data["store"]["blob"].append(["x", "eHg="]),
    "table left out": lambda data: data["store"].pop("cell"),
    "table that is no list": lambda data: data["store"].update(cell=5),
    "store that is no table": lambda data: data.update(store=[]),
    "records that are no table": lambda data: data.update(records=None),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_export_is_refused(export: Path, name: str) -> None:
    assert "verändert oder ist beschädigt" in refused(change(export, CHANGES[name]))


OTHERS: dict[str, Callable[[bytes], bytes]] = {
    "cut": lambda text: text[:-20],
    "cut in the middle": lambda text: text[: len(text) // 2],
    "empty": lambda _: b"",
    "another JSON": lambda _: b'[{"text": "Karte"}]',
    "a duplicate key": lambda text: text.replace(
        b'"format": "kiwork",', b'"format": "kiwork", "format": "kiwork",'
    ),
    "not a number": lambda text: text.replace(b'"version": 1', b'"version": NaN'),
    "nested deeply": lambda _: b"[" * 10_000 + b"]" * 10_000,
    "bytes of no encoding": lambda text: text.replace(b"Sprache", b"\xff\xfe\xff", 1),
    "version 0": lambda text: text.replace(b'"version": 1', b'"version": 0'),
    "version as text": lambda text: text.replace(b'"version": 1', b'"version": "1"'),
}


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_no_complete_export_is_refused(export: Path, name: str) -> None:
    export.write_bytes(OTHERS[name](export.read_bytes()))
    assert "kein vollständiger JSON-Export" in refused(export)


def test_an_export_of_a_newer_version_is_refused(export: Path) -> None:
    assert "neueren Version" in refused(change(export, lambda data: data.update(version=2)))


def test_an_export_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert "gibt es nicht" in refused(tmp_path / "fehlt.json")


def test_a_folder_is_no_export(tmp_path: Path) -> None:
    assert "lässt sich hier nicht lesen" in refused(tmp_path)


@pytest.mark.parametrize("table", ["seen", "writer", "erased", "scope"])
def test_an_export_whose_ledgers_were_edited_is_refused(export: Path, tmp_path: Path, table: str) -> None:
    data = json.loads(export.read_text(encoding="utf-8"))
    rows = data["store"][table]
    if table in {"erased", "scope"}:
        rows.append(["f" * 32])
    else:
        rows[0][-1] += 5
    export.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(ChangedExportError):
        file_from_json(export, tmp_path / "neu.kiwork")
