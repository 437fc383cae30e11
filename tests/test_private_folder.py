"""Private copies do not outlive their program for long."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kiwork.private_folder import PrivateFolder, remove_left_folders

PROGRAM = """
import sys
from pathlib import Path
from kiwork.private_folder import PrivateFolder
folder = PrivateFolder()
(Path(folder.name) / "copy.kiwork").write_text("Karten")
print(folder.name, flush=True)
sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def own_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the system's temporary folder be one of the test's own."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))


def test_what_a_killed_program_left_is_removed_and_what_is_in_use_is_not() -> None:
    command, pipe = [sys.executable, "-c", PROGRAM], subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as program:  # noqa: S603 - our own
        assert program.stdout
        folder = Path(program.stdout.readline().strip())
        remove_left_folders()
        assert (folder / "copy.kiwork").exists()
        program.send_signal(signal.SIGKILL)
        program.wait()
    remove_left_folders()
    assert not folder.exists()


def test_folders_of_others_are_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "kiwork-of-somebody"
    other.mkdir()
    remove_left_folders()
    assert other.exists()


def test_a_folder_of_this_program_stays_until_it_is_cleaned_up() -> None:
    folder = PrivateFolder()
    remove_left_folders()
    assert Path(folder.name).exists()
    folder.cleanup()
    assert not Path(folder.name).exists()
