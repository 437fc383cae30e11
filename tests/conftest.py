"""What every test gets: no display, folders of its own, and a store on a new file."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiwork.store.store import Store

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def _folders_of_its_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path_factory.mktemp("home")
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home / name))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Open a new file made from the template "integrationskonzept"."""
    from tests.builders import new_store  # noqa: PLC0415 - after the setting above

    opened = new_store(tmp_path / "Raum 4.kiwork")
    yield opened
    opened.close()
