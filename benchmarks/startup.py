"""How long until the first window is painted, and until a file can be worked on, against bare windows of Qt.

Call: `PYTHONPATH=. python benchmarks/startup.py [TIMES]`. Every figure is the median of whole processes, from
their start until the window was painted and, with a file, the entry line has the focus: on the clock, and of
the processor, which other work does not change. No display is needed. The limits: the first window
2 times a bare one of PySide6; the shipped example 1.5 times, 10,000 cards 2 times, one that imports
SQLAlchemy and QtAwesome too.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import select

from kiwork.models.process import TopicField
from kiwork.store.creation import create_file, load_template
from kiwork.store.opening import open_store
from kiwork.usecases import capture, setup
from kiwork.usecases.capture import CardDraft

CARDS = 10_000

UNTIL_PAINTED = """
import os, sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched.isWidgetType() and watched.isWindow():
            QTimer.singleShot(0, done)
        return False

def done():
    focused = QApplication.focusWidget()
    os._exit(0 if not sys.argv[1:] or type(focused).__name__ == sys.argv[1] else 1)

def watched(app):
    app.painted = Painted()
    app.installEventFilter(app.painted)
    return app
"""

BARE = """
from PySide6.QtWidgets import QLabel, QMainWindow
app = watched(QApplication([]))
window = QMainWindow()
window.resize(1280, 720)
window.setCentralWidget(QLabel("Kiwork"))
window.show()
app.exec()
"""

PROGRAM = """
from kiwork.__main__ import main
from kiwork.ui import app
make = app.make_application
app.make_application = lambda: watched(make())
main({arguments})
"""
FIELD = "EntryEdit"
"""The class of the entry line."""


class Taken(NamedTuple):
    """What a start took, in milliseconds."""

    clock: float
    processor: float


def main() -> None:
    """Print the median time of each start in milliseconds, and the ratios."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    with tempfile.TemporaryDirectory() as folder:
        example, large = Path(folder) / "example.kiwork", Path(folder) / "large.kiwork"
        create_file(example, load_template("example", "de"))
        fill(large)
        starts = {
            "bare window": (BARE, ""),
            "first window": (PROGRAM.format(arguments="[]"), ""),
            "bare window with libraries": (f"import sqlalchemy, sqlalchemy.orm, qtawesome\n{BARE}", ""),
            "example": (PROGRAM.format(arguments=[str(example)]), FIELD),
            f"{CARDS:,} cards": (PROGRAM.format(arguments=[str(large)]), FIELD),
        }
        seen: dict[str, list[Taken]] = {name: [] for name in starts}
        for _ in range(times + 1):
            for name, (code, field) in starts.items():
                seen[name].append(started(UNTIL_PAINTED + code, field, Path(folder)))
    medians = {name: median(values[1:]) for name, values in seen.items()}
    say(medians, "bare window", ["first window"])
    say(medians, "bare window with libraries", ["example", f"{CARDS:,} cards"])


def fill(path: Path) -> None:
    """Make a file with many cards."""
    create_file(path, load_template("integrationskonzept", "de"))
    with closing(open_store(path)) as store:
        with store.reading() as db:
            fields = db.scalars(select(TopicField.uid)).all()
        with store.operation("add_cards") as db:
            workshop = setup.add_workshop(db, "Workshop")
            drafts = [CardDraft(f"Karte {n}", fields[n % len(fields)], workshop) for n in range(CARDS)]
            capture.add_cards(db, drafts)


def started(code: str, field: str, home: Path) -> Taken:
    """Return what a program takes until its window was painted; the first one compiles what is imported."""
    own = {name: str(home) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "PYTHONPYCACHEPREFIX")}
    environment = {**os.environ, **own, "PYTHONDONTWRITEBYTECODE": "", "QT_QPA_PLATFORM": "offscreen"}
    call = [sys.executable, "-c", code, *filter(None, [field])]
    begun, used = time.perf_counter(), _processor()
    subprocess.run(call, env=environment, check=True, stderr=subprocess.DEVNULL)  # noqa: S603 - this file's own code
    return Taken((time.perf_counter() - begun) * 1000, (_processor() - used) * 1000)


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def median(taken: Iterable[Taken]) -> Taken:
    """Return the medians of both times."""
    clock, processor = zip(*taken, strict=True)
    return Taken(statistics.median(clock), statistics.median(processor))


def say(medians: dict[str, Taken], bare: str, names: Iterable[str]) -> None:
    """Print some starts beside a bare one."""
    least = medians[bare]
    for name in (bare, *names):
        seen = medians[name]
        print(
            f"{name:>28}: {seen.clock:6.0f} ms, ratio {seen.clock / least.clock:.2f}"
            f"   processor {seen.processor:6.0f} ms, ratio {seen.processor / least.processor:.2f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
