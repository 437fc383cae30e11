"""Calls of the command line, as a person types them."""

from pathlib import Path

import pytest

from kiwork.__main__ import main
from tests.cli.answers import Answer, Kiwork


@pytest.fixture
def kiwork(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Kiwork:
    """Return a function that makes a call in a folder of its own, with the C locale."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, "C.UTF-8")
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str | Path) -> Answer:
        status = main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Answer(status, printed.out, printed.err)

    return call


@pytest.fixture
def file(kiwork: Kiwork) -> str:
    """Make a workshop file and return its name."""
    kiwork("new", "Verfahren.kiwork")
    return "Verfahren.kiwork"
