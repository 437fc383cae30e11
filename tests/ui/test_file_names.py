"""File names made from titles work on every system."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiwork.ui.file_names import LONGEST, file_name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Workshop Sprache & Bildung", "Workshop Sprache & Bildung"),
        (r"..\..\x", "x"),
        (r"C:\x", "C x"),
        (r"\\host\x", "host x"),
        ("CON", "_CON"),
        ("com1.txt", "_com1.txt"),
        ("a:b", "a b"),
        ("Ünïcode 🎉 عربي", "Ünïcode 🎉 عربي"),
        ("links\u202erechts", "links rechts"),
        (" . ", "Kiwork"),
    ],
)
def test_a_title_becomes_a_name_that_every_system_takes(title: str, name: str) -> None:
    assert file_name(title) == name


@given(st.text())
def test_no_title_makes_a_path(title: str) -> None:
    name = file_name(title)
    assert name
    assert len(name) <= LONGEST + 1
    assert not set(name) & set('/\\:*?"<>|\0\n')
