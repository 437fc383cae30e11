"""Reads a running Kiwork from the accessibility bus and drives it with keys; the system's Python runs this.

Called inside a session bus and an X server of its own, with the Python of the program, a workshop file and
the number of steps. Prints one line of JSON: what is on each step, and what the focus came to by Tab.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from gi.repository import Gio, GLib

ACCESSIBLE, ROOT = "org.a11y.atspi.Accessible", "/org/a11y/atspi/accessible/root"
NOTHING = "/org/a11y/atspi/null"
REGISTRY = "org.a11y.atspi.Registry"
PROPERTIES, TEXT = "org.freedesktop.DBus.Properties", "org.a11y.atspi.Text"
CHECKABLE, CHECKED, FOCUSABLE, SHOWING = 41, 4, 11, 25
LABELLED_BY = 2
PATIENCE = 60.0
KNOCK = 50
"""How often to look for what no event announces, in milliseconds."""
TABS = 12

Node = tuple[str, str]
T = TypeVar("T")


class Bus:
    """The accessibility bus, as a screen reader is on it."""

    def __init__(self) -> None:
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        asked = ("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress")
        (address,) = session.call_sync(*asked, None, None, Gio.DBusCallFlags.NONE, -1, None).unpack()
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self._bus = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        self.focused: list[Node] = []
        self._bus.signal_subscribe(
            None, "org.a11y.atspi.Event.Object", "StateChanged", None, "focused", 0, self._on_focus
        )
        listen = GLib.Variant("(sass)", ("object:state-changed:focused", [], ""))
        self.call((REGISTRY, "/org/a11y/atspi/registry"), REGISTRY, "RegisterEvent", listen)

    def call(
        self, node: Node, interface: str, method: str, given: GLib.Variant | None = None
    ) -> tuple[Any, ...]:
        """Ask a node something, and return the answer's values."""
        flags = Gio.DBusCallFlags.NONE
        answer = self._bus.call_sync(node[0], node[1], interface, method, given, None, flags, 5000, None)
        return tuple(answer.unpack())

    def children(self, node: Node) -> list[Node]:
        """Return what is inside a node."""
        return [(sender, path) for sender, path in self.call(node, ACCESSIBLE, "GetChildren")[0]]

    def told(self, node: Node) -> dict[str, object]:
        """Return what a screen reader is told of a node."""
        (low, high), *_ = self.call(node, ACCESSIBLE, "GetState")
        states = [bit for bit in range(64) if (low | high << 32) >> bit & 1]
        relations = self.call(node, ACCESSIBLE, "GetRelationSet")[0]
        labels = [other for kind, others in relations if kind == LABELLED_BY for other in others]
        return {
            "name": self.property(node, "Name"),
            "description": self.property(node, "Description"),
            "role": self.call(node, ACCESSIBLE, "GetRoleName")[0],
            "labels": [self.property((sender, path), "Name") for sender, path in labels],
            "focusable": FOCUSABLE in states,
            "showing": SHOWING in states,
            "checkable": CHECKABLE in states,
            "checked": CHECKED in states,
            "text": self._text(node),
        }

    def property(self, node: Node, name: str) -> str:
        """Return the name or the description of a node."""
        return str(self.call(node, PROPERTIES, "Get", GLib.Variant("(ss)", (ACCESSIBLE, name)))[0])

    def _text(self, node: Node) -> str | None:
        if TEXT not in self.call(node, ACCESSIBLE, "GetInterfaces")[0]:
            return None
        return str(self.call(node, TEXT, "GetText", GLib.Variant("(ii)", (0, -1)))[0])

    def _on_focus(self, _bus: object, sender: str, path: str, *rest: object) -> None:
        values = GLib.Variant.unpack(rest[2])
        if values[1]:
            self.focused.append((sender, path))


def until(found: Callable[[], T | None]) -> T:
    """Wait for events until something is found; give up after a minute."""
    end = time.monotonic() + PATIENCE
    knock = GLib.timeout_add(KNOCK, lambda: GLib.SOURCE_CONTINUE)
    try:
        while time.monotonic() < end:
            GLib.MainContext.default().iteration(True)
            if answer := found():
                return answer
    finally:
        GLib.source_remove(knock)
    sys.exit("nothing came over the bus")


def walk(bus: Bus, node: Node) -> Iterator[dict[str, object]]:
    """Yield everything that is shown, from the outside in; lists and tables with their first lines."""
    try:
        told, inside = bus.told(node), bus.children(node)
    except GLib.Error:  # it went while the tree was being read
        return
    yield told
    for child in inside[:40]:
        yield from (found for found in walk(bus, child) if found["showing"])


def application(bus: Bus) -> Node | None:
    """Return Kiwork, once it is on the bus with a window."""
    for node in bus.children((REGISTRY, ROOT)):
        named = node[1] != NOTHING and bus.property(node, "Name")
        if named and named.lower().startswith("kiwork") and bus.children(node):
            return node
    return None


def press(*keys: str) -> None:
    """Press keys, as a hand does."""
    subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True)  # noqa: S603, S607 - our own keys


def main(python: str, file: str, steps: str) -> None:
    """Start the program, read it, and end it."""
    bus = Bus()
    with subprocess.Popen([python, "-m", "kiwork", file]) as program:  # noqa: S603 - our own program
        try:
            print(json.dumps(read(bus, int(steps))))  # noqa: T201 - that is what it is for
        finally:
            program.terminate()


def read(bus: Bus, steps: int) -> dict[str, object]:
    """Go through the steps, and by Tab through the first of them."""
    kiwork = until(lambda: application(bus))
    window = bus.children(kiwork)[0]
    subprocess.run(["xdotool", "windowfocus", "--sync", until(_window)], check=True)  # noqa: S603, S607
    screens = []
    for step in range(1, steps + 1):
        bus.focused.clear()
        press(f"ctrl+{step}")
        until(lambda: bus.focused)
        screens.append(list(walk(bus, window)))
    return {"screens": screens, "tabs": tabs(bus)}


def tabs(bus: Bus) -> list[dict[str, object]]:
    """Press Tab some times on the step "Sammeln", and return what the bus said had the focus."""
    bus.focused.clear()
    press("ctrl+2")
    until(lambda: bus.focused)
    way = []
    for _ in range(TABS):
        bus.focused.clear()
        press("Tab")
        until(lambda: bus.focused)
        way += [told for node in bus.focused for told in told_if_there(bus, node)]
    return way


def told_if_there(bus: Bus, node: Node) -> list[dict[str, object]]:
    """Return what is told of a node; nothing if it has gone meanwhile, as lines of lists do."""
    try:
        return [bus.told(node)]
    except GLib.Error:
        return []


def _window() -> str | None:
    done = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--name", "Kiwork"],  # noqa: S607
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return next(iter(done.stdout.split()), None)


if __name__ == "__main__":
    main(*sys.argv[1:])
