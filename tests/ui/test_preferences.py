"""What is remembered survives, and damage does not matter."""

from pathlib import Path

import pytest

from kiwork.ui.preferences import Preferences


def test_language_and_colours_are_remembered(tmp_path: Path) -> None:
    first = Preferences(tmp_path / "s.ini")
    first.language, first.colours, first.text_size = "en", "dark", 150
    first._settings.sync()
    again = Preferences(tmp_path / "s.ini")
    assert (again.language, again.colours, again.text_size) == ("en", "dark", 150)


@pytest.mark.parametrize(
    "content", [b"", b"\x00\xff\xfe[[[", b"[General]\nlanguage=xx\ntext_size=-4\nrecent={", b"a" * 10_000]
)
def test_a_damaged_settings_file_means_the_defaults(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "s.ini").write_bytes(content)
    preferences = Preferences(tmp_path / "s.ini")
    assert preferences.language in {"de", "en"}
    assert preferences.colours == "system"
    assert preferences.text_size == 100
    assert preferences.recent_files() == []


def test_recent_files_are_newest_first_and_only_those_still_there(tmp_path: Path) -> None:
    preferences = Preferences(tmp_path / "s.ini")
    paths = [tmp_path / name for name in ("eins.kiwork", "zwei.kiwork")]
    for path in paths:
        path.touch()
        preferences.remember_file(path)
    paths[0].unlink()
    assert preferences.recent_files() == [paths[1]]
