"""How the pin board keeps up: frames while scrolling, showing it, and moving a card, few cards beside many.

Call: `python benchmarks/board.py [CSV]`. The CSV has the columns text and topic_field; without one, the texts
of the shipped example stand for it. The ratio of a frame should stay below 1.3. No display is needed.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollArea, QScrollBar

from benchmarks.likeness import csv_cards, example_cards
from kiwork.ui.app import make_application
from kiwork.ui.arrange.card_list import CardList
from kiwork.ui.arrange.page import ArrangePage
from kiwork.ui.arrange.suggestion import given, suggestions
from kiwork.ui.preferences import Preferences
from kiwork.ui.program import Program
from kiwork.ui.workbench import Workbench
from kiwork.usecases import arrange, capture
from kiwork.usecases.capture import CardDraft

FEW, MANY = (200, 6), (2_000, 60)
"""Cards and clusters; a third of the cards is unsorted."""
FRAMES, STEP, MOVES = 200, 96, 30
SIZE = (1280, 720)


class Painted(QObject):
    """Counts how often a list of cards is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.number = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched.parent(), CardList):
            self.number += 1
        return False


@dataclass
class Bench:
    """A window with the board of a new file, and what is measured on it."""

    program: Program
    page: ArrangePage

    def shown(self) -> float:
        """Return how long the board takes to be read and painted."""
        return timed(lambda: (self.page.refresh(), frame(self.program)))

    def moved(self) -> list[float]:
        """Return how long a card takes from the key to its picture, with what the file does."""
        keys = self.page.hands.contents.keys if self.page.hands.contents else []
        times = []
        for number in range(MOVES):
            uid = self.page.board.columns[""].cards.cards.cards[0].uid
            goal = keys[1 + number % 5]
            times.append(timed(lambda uid=uid, goal=goal: self._move(uid, goal)))
        return times

    def suggested(self) -> float:
        """Return how long suggestions take, beside the window."""
        contents = self.page.hands.contents
        return timed(lambda: suggestions(given(contents, frozenset()), lambda _: None)) if contents else 0.0

    def _move(self, uid: str, goal: str) -> None:
        self.page.hands.move([uid], goal)
        frame(self.program)


def main() -> None:
    """Print for few and for many cards what each thing takes, and the ratio."""
    cards = csv_cards(Path(sys.argv[1])) if len(sys.argv) > 1 else example_cards()
    texts = [text for text, _ in cards.values()]
    app = make_application()
    few, many = (measured(app, texts, *size) for size in (FEW, MANY))
    print(f"{'':>34}{FEW[0]:>12,}{MANY[0]:>12,} cards")
    for name, value in few.items():
        print(f"{name:>34}{value:12.2f}{many[name]:12.2f}   ratio {many[name] / (value or 1):.2f}")


def measured(app: QApplication, texts: list[str], number: int, clusters: int) -> dict[str, float]:
    """Return what each thing takes with so many cards."""
    with tempfile.TemporaryDirectory() as folder:
        program = Program(app, Preferences(Path(folder) / "settings.ini"), backups=None)
        program.window.resize(*SIZE)
        program.window.show()
        fill(program.workbench, Path(folder) / "a.kiwork", texts, number, clusters)
        first = timed(lambda: (program.window.go_to("arrange"), frame(program)))
        page = program.window.page
        if not isinstance(page, ArrangePage):
            raise TypeError(page)
        bench = Bench(program, page)
        found = {"page first shown, ms": first, "board read and shown again, ms": bench.shown()}
        painted = Painted()
        app.installEventFilter(painted)
        across = page.board.findChild(QScrollArea)
        found |= frames("sideways", across, across.horizontalScrollBar())
        app.removeEventFilter(painted)
        found["lists painted in one of them"] = painted.number / FRAMES
        unsorted = page.board.columns[""].cards
        found |= frames("in a column", unsorted, unsorted.verticalScrollBar())
        found["card moved, ms"] = statistics.median(bench.moved())
        page.show_list()
        found |= frames("in the list", page.rows, page.rows.verticalScrollBar())
        found["card moved in the list, ms"] = statistics.median(bench.moved())
        found["suggestions, ms beside the window"] = bench.suggested()
        program.workbench.close()
        program.window.retire()
        return found


def frames(name: str, area: QAbstractScrollArea, bar: QScrollBar) -> dict[str, float]:
    """Return the median and the slowest of the frames while something is scrolled by notches of the wheel."""
    QApplication.processEvents()
    reach = max(bar.maximum(), 1)
    places = [abs((STEP * number + reach) % (2 * reach) - reach) for number in range(FRAMES)]
    times = [timed(lambda place=place: scrolled(area, bar, place)) for place in places]
    return {f"frame {name}, ms": statistics.median(times), f"slowest frame {name}, ms": max(times)}


def scrolled(area: QAbstractScrollArea, bar: QScrollBar, place: int) -> None:
    """Scroll to a place and paint what is seen then."""
    bar.setValue(place)
    QApplication.sendPostedEvents()
    area.viewport().repaint()


def frame(program: Program) -> None:
    """Lay out and paint the whole window."""
    QApplication.processEvents()
    program.window.repaint()


def fill(workbench: Workbench, path: Path, texts: list[str], number: int, clusters: int) -> None:
    """Make a file with so many cards in one topic field, two thirds of them in clusters."""
    workbench.create(path, "integrationskonzept")
    field = workbench.topic_field_uid
    made = [workbench.make(arrange.add_cluster, field or "", f"Cluster {n}") for n in range(clusters)]
    homes = [None if n % 3 == 0 else made[n % clusters] for n in range(number)]
    drafts = [CardDraft(texts[n % len(texts)], field, None, cluster_uid=home) for n, home in enumerate(homes)]
    workbench.make(capture.add_cards, drafts)


def timed(act: Callable[[], object]) -> float:
    """Return how long this thread is busy with something, in milliseconds."""
    started = time.thread_time()
    act()
    return (time.thread_time() - started) * 1000


if __name__ == "__main__":
    main()
