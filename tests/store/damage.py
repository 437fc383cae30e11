"""Damaged files, and what must hold when Kiwork meets one."""

import re
from contextlib import closing
from pathlib import Path

import pytest

from kiwork.errors import KiworkError
from kiwork.store.opening import open_store
from kiwork.wording import sentence
from tests.builders import digest_of, findings


def refusal(path: Path) -> str:
    """Open a file that must be refused, and return the German sentence; no byte of it may change."""
    before = path.read_bytes()
    with pytest.raises(KiworkError) as caught:
        open_store(path)
    assert path.read_bytes() == before
    assert [other.name for other in path.parent.glob(".kiwork-*")] == []
    return said(caught.value)


def said(error: KiworkError) -> str:
    """Return the German sentence of an error, which says what happened, what is safe, and what to do."""
    words = sentence(error, "de")
    assert len(re.findall(r"[.:!](?:\s|$)", words)) >= 3, words
    assert re.search("unverändert|sicher|nichts|noch im Programm", words), words
    assert re.search("Bitte|wählen|kommen", words), words
    return words


def seen_through(path: Path, digest: str) -> bool:
    """Whether damage is refused at opening, found by the check, or changes nothing that is shown."""
    before = path.read_bytes()
    try:
        store = open_store(path)
    except KiworkError as error:
        return bool(said(error)) and path.read_bytes() == before
    with closing(store):
        return bool(findings(store)) or digest_of(store) == digest
