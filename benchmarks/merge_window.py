"""The longest pause of the event loop while a file is merged into one of many cards.

Call: `python benchmarks/merge_window.py [NUMBER]`. What a person notices begins at about 100 milliseconds;
making the copies and taking the result over are the two moments that are longer.
"""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.capture import fill
from kiwork.store.creation import create_file, load_template
from kiwork.store.opening import open_store
from kiwork.ui import jobs
from kiwork.ui.app import make_application
from kiwork.ui.merging.merge_run import MergeRun, Stage, merge_run_of
from kiwork.ui.preferences import Preferences
from kiwork.ui.program import Program

BEAT = 5
"""Milliseconds between two beats of the loop."""


class Pauses:
    """Notes the longest time between two beats of the event loop."""

    def __init__(self) -> None:
        self._timer = QTimer(interval=BEAT)
        self._timer.timeout.connect(self._beat)
        self._last = time.perf_counter()
        self.longest = 0.0
        self._timer.start()

    def take(self) -> float:
        """Return the longest pause since the last call, in milliseconds."""
        self._beat()
        longest, self.longest = self.longest, 0.0
        return longest

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self._last = now


def main() -> None:
    """Print the longest pause of each part, and how long each part takes."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    app = make_application()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours, theirs = files(folder, number)
        program = Program(app, Preferences(folder / "settings.ini"), backups=folder / "backups")
        program.workbench.open(ours)
        program.window.show()
        program.window.go_to("merging")
        app.processEvents()
        run, pauses = merge_run_of(program.workbench), Pauses()
        part(app, run, pauses, "copies made", act=lambda: run.add([theirs]), stage=Stage.EMPTY)
        part(app, run, pauses, "files looked at", act=lambda: None, stage=Stage.READY)
        part(app, run, pauses, "merged", act=run.merge, stage=Stage.DONE)
        jobs.wait_for_all()
        program.workbench.close()
        program.end()


def files(folder: Path, number: int) -> tuple[Path, Path]:
    """Make a file with many cards, and a copy with some more."""
    ours, theirs = folder / "a.kiwork", folder / "b.kiwork"
    create_file(ours, load_template("integrationskonzept", "de"))
    store = open_store(ours)
    fill(store, number)
    store.close()
    shutil.copyfile(ours, theirs)
    store = open_store(theirs)
    fill(store, max(1, number // 100))
    store.close()
    return ours, theirs


def part(
    app: QApplication, run: MergeRun, pauses: Pauses, name: str, *, act: Callable[[], None], stage: Stage
) -> None:
    """Do something, wait for the run to get there, and print times in milliseconds."""
    pauses.take()
    started = time.perf_counter()
    act()
    while run.stage is not stage and stage is not Stage.EMPTY:
        app.processEvents()
    took = (time.perf_counter() - started) * 1000
    print(f"{name:>16}: {took:9.1f} ms, longest pause {pauses.take():8.1f} ms", flush=True)


if __name__ == "__main__":
    main()
