"""Run under a real X server: drag the first unsorted card into the first cluster with the mouse.

Prints what the board shows before and after, one line of JSON each.
"""

import json
import sys
from pathlib import Path

from PySide6.QtCore import QEventLoop, QPoint, QProcess, QTimer
from PySide6.QtWidgets import QApplication

from kiwork.ui.arrange.card_list import CardList
from kiwork.ui.arrange.page import ArrangePage
from kiwork.ui.preferences import Preferences
from kiwork.ui.theme import LIGHT, Theme, load_fonts
from kiwork.ui.workbench import Workbench

STEPS, PAUSE, HOLD = 12, "0.04", "0.4"
PATIENCE = 20_000
"""So many milliseconds the drag may take at most."""


def texts(page: ArrangePage) -> list[list[str]]:
    return [[card.text for card in shown.cards.cards.cards] for shown in page.board.columns.values()]


def point(cards: CardList, row: int, down: float) -> QPoint:
    """Return a point of a card on the screen, so far down in it."""
    area = cards.visualRect(cards.index_at_row(row))
    return cards.viewport().mapToGlobal(QPoint(area.x() + 60, round(area.y() + area.height() * down)))


def drag(workbench: Workbench, start: QPoint, goal: QPoint) -> None:
    """Drag with the mouse of the system, and wait until that changed something."""
    command = ["mousemove", *_at(start), "sleep", PAUSE, "mousedown", "1"]
    for step in range(1, STEPS + 1):
        command += ["mousemove", *_at(start + (goal - start) * step / STEPS), "sleep", PAUSE]
    hand, waiting = QProcess(), QEventLoop()
    workbench.changed.connect(waiting.quit)
    QTimer.singleShot(PATIENCE, waiting.quit)
    hand.start("xdotool", [*command, "sleep", HOLD, "mouseup", "1"])
    waiting.exec()
    hand.waitForFinished()


def _at(place: QPoint) -> list[str]:
    return [str(place.x()), str(place.y())]


def main(folder: Path) -> None:
    app = QApplication([])
    load_fonts()
    theme = Theme(LIGHT)
    theme.apply(app)
    workbench = Workbench(Preferences(folder / "settings.ini"))
    workbench.create(folder / "Raum 4.kiwork", "example")
    page = ArrangePage(workbench, theme)
    page.setGeometry(0, 0, 1040, 600)
    page.show()
    page.arrive()
    while not page.windowHandle().isExposed():
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    unsorted, first, *_ = (shown.cards for shown in page.board.columns.values())
    sys.stdout.write(json.dumps(texts(page)) + "\n")
    drag(workbench, point(unsorted, 0, 0.5), point(first, 1, 0.2))
    sys.stdout.write(json.dumps(texts(page)) + "\n")
    workbench.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
