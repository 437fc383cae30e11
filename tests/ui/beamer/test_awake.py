"""Asking the system to stay awake: where that fails, nothing else does."""

import sys

import pytest

from kiwork.ui.beamer.awake import OnBus, OnWindows, WithCaffeinate, here


@pytest.mark.parametrize(
    ("platform", "way"), [("linux", OnBus), ("win32", OnWindows), ("darwin", WithCaffeinate)]
)
def test_every_system_has_its_own_way(platform: str, way: type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert isinstance(here(), way)


def test_without_a_bus_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    way = OnBus()
    way.hold()
    way.let_go()


@pytest.mark.skipif(sys.platform == "darwin", reason="there the program is found")
def test_without_its_program_nothing_happens() -> None:
    way = WithCaffeinate()
    way.hold()
    way.let_go()
