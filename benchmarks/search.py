"""How long a key takes while something is searched for among 100,000 cards, until the window is painted.

Call: `PYTHONPATH=. python benchmarks/search.py [CARDS]`. Typed are the shipped example's cards: into the
entry line of "Sammeln", which looks for cards that say the same, and into the search for the cards that a
recommendation goes back to. The limit for 95 of 100 keys is one and a half frames, 25 ms. No display is
needed.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.likeness import example_cards
from kiwork.queries.recommendations import recommendations
from kiwork.ui.app import make_application
from kiwork.ui.collect.page import CollectPage
from kiwork.ui.collect.similar_line import PAUSE
from kiwork.ui.preferences import Preferences
from kiwork.ui.program import Program
from kiwork.ui.recommend.link_dialog import LinkDialog
from kiwork.ui.similar import Similar
from kiwork.usecases import capture, recommend, setup
from kiwork.usecases.capture import CardDraft

CARDS, PART = 100_000, 5_000
TYPED, LETTERS = 12, 40
"""So many texts are typed, and so many letters of each at most."""
LIMIT = 25.0


def main() -> None:
    """Print median, 95 of 100 and slowest, for both."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else CARDS
    app = make_application()
    texts = [text for text, _ in example_cards().values()]
    with tempfile.TemporaryDirectory() as folder:
        program = Program(app, Preferences(Path(folder) / "settings.ini"), backups=None)
        program.window.resize(1280, 720)
        program.window.show()
        fill(program, Path(folder) / "a.kiwork", texts, number)
        say("alike while typing", list(alike(program, texts)))
        say("search for the origin", list(linked(program, texts)))
        program.end()


def fill(program: Program, path: Path, texts: list[str], number: int) -> None:
    """Make a file with many cards of one topic field: two halves of the example's texts each."""
    bench = program.workbench
    bench.create(path, "integrationskonzept")
    workshop = bench.make(setup.add_workshop, "Workshop")
    halves = [(text[: len(text) // 2], text[len(text) // 2 :]) for text in texts]
    for start in range(0, number, PART):
        drafts = [
            CardDraft(
                halves[n % len(texts)][0] + halves[n // len(texts) % len(texts)][1],
                bench.topic_field_uid,
                workshop,
            )
            for n in range(start, min(start + PART, number))
        ]
        bench.make(capture.add_cards, drafts)
    bench.run(recommend.add_recommendation, bench.topic_field_uid or "", "Kurse am Abend")
    bench.look_at(workshop_uid=workshop)


def alike(program: Program, texts: list[str]) -> Iterator[float]:
    """Yield how long each key takes in the entry line, with the look for cards that say the same."""
    program.window.go_to("collect")
    page = program.window.page
    if not isinstance(page, CollectPage):
        raise TypeError(page)
    similar, ready = page.view.similar.findChild(Similar), list[bool]()
    similar.ready.connect(lambda: ready.append(True))
    similar.make_ready()
    while not ready:
        QTest.qWait(20)
    rest = next(timer for timer in page.view.similar.findChildren(QTimer) if timer.interval() == PAUSE)
    for text in texts[:TYPED]:
        for letter in text[:LETTERS]:
            yield timed(lambda letter=letter: (press(page.entry.edit, letter), rest.timeout.emit(), frame()))
        page.entry.clear()


def linked(program: Program, texts: list[str]) -> Iterator[float]:
    """Yield how long each key takes in the search of the dialog that links cards."""
    view = program.workbench.ask(recommendations)[0]
    dialog = LinkDialog(program.workbench, program.window.theme, view, program.window)
    dialog.show()
    frame()
    for text in texts[:TYPED]:
        for letter in text[:LETTERS]:
            yield timed(lambda letter=letter: press(dialog.search, letter))
        dialog.search.clear()
        frame()
    dialog.reject()


def press(field: QWidget, letter: str) -> None:
    """Type a letter and paint what it changes."""
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
    QApplication.sendEvent(field, key)
    frame()


def frame() -> None:
    """Lay out and paint what has to be."""
    QApplication.processEvents()


def timed(act: Callable[[], object]) -> float:
    """Return how long the window's thread is busy with something, in milliseconds."""
    started = time.thread_time()
    act()
    return (time.thread_time() - started) * 1000


def say(name: str, times: list[float]) -> None:
    """Print what the keys took."""
    worst = statistics.quantiles(times, n=20)[-1]
    print(
        f"{name:>24}: median {statistics.median(times):5.1f} ms, 95 of 100 {worst:5.1f} ms"
        f" ({worst / LIMIT:.2f} of the limit), slowest {max(times):5.1f} ms, {len(times)} keys",
        flush=True,
    )


if __name__ == "__main__":
    main()
