"""On a real screen, the accessibility bus tells what is on every step, and where Tab leads."""

import json
import os
import subprocess
import sys
from pathlib import Path
from shutil import which
from typing import Any

import pytest

from kiwork.ui.actions import STEPS
from tests.builders import new_file

READER = Path(__file__).with_name("bus_reader.py")
ROOT = Path(__file__).parents[2]
PYTHON = Path("/usr/bin/python3")
"""The system's: the one that has GLib."""

LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
PROGRAMS = ("xvfb-run", "xdotool", "dbus-run-session")
CHOICES = {"combo box"}
AREAS = {"filler", "panel"}
"""What Qt calls an area that scrolls; it is told by its name."""

Told = dict[str, Any]


def missing() -> list[str]:
    """Return what this machine lacks to have an accessibility bus of its own."""
    lacking = [name for name in PROGRAMS if not which(name)]
    lacking += [] if LAUNCHER.exists() else ["at-spi2-core"]
    asked = [str(PYTHON), "-c", "from gi.repository import Gio"]
    has_glib = PYTHON.exists() and subprocess.run(asked, capture_output=True, check=False).returncode == 0  # noqa: S603
    return lacking if has_glib else [*lacking, "python3-gi"]


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """Start the program on a screen and a bus of its own, and return what was heard of it."""
    if lacking := missing():
        pytest.skip(f"the accessibility bus needs {', '.join(lacking)}")
    folder = tmp_path_factory.mktemp("bus")
    file = new_file(folder / "Beispiel.kiwork", template="example")
    surroundings = {
        **os.environ,
        **{name: str(folder / name) for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")},
        "LANG": "de_DE.UTF-8",
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }
    screen = ["xvfb-run", "-a", "-s", "-screen 0 1280x720x24", "dbus-run-session", "--"]
    done = subprocess.run(  # noqa: S603 - our own script
        [*screen, PYTHON, READER, sys.executable, file, str(len(STEPS))],
        env=surroundings, capture_output=True, text=True, timeout=300, check=True,
    )  # fmt: skip
    told: Told = json.loads(done.stdout.splitlines()[-1])
    return told


def told_name(one: Told) -> str:
    """Return what a control is told to be; of a choice the name says what is chosen."""
    name: str = (one["labels"] or [one["description"]])[0] if one["role"] in CHOICES else one["name"]
    return name


@pytest.mark.long
@pytest.mark.parametrize("step", [step.name for step in STEPS])
def test_the_bus_tells_name_role_and_value_of_every_control(heard: Told, step: str) -> None:
    shown = heard["screens"][[one.name for one in STEPS].index(step)]
    controls = [one for one in shown if one["focusable"]]
    assert len(controls) > len(STEPS)
    assert [one for one in controls if not told_name(one)] == []
    assert {one["role"] for one in controls if not one["name"]} <= {"text"}
    assert "unknown" not in {one["role"] for one in controls}
    assert all(one["name"] for one in controls if one["role"] in AREAS | CHOICES)
    assert all(one["checkable"] for one in controls if one["role"] == "check box")
    assert all(one["text"] is not None for one in controls if one["role"] == "text")


@pytest.mark.long
def test_the_bus_is_told_where_tab_leads(heard: Told) -> None:
    names = [told_name(one) for one in heard["tabs"]]
    assert {"Veranstaltung", "Themenfeld", "Ablauf und Countdown", "Neue Karte"} <= set(names)
    assert all(names)
