"""Takes the pictures of README and manual: every step with the shipped example, without a display."""

import os
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import product
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication

from kiwork.store.opening import open_store
from kiwork.ui.actions import STEPS
from kiwork.ui.app import Program, make_application
from kiwork.ui.merging.page import MergingPage
from kiwork.ui.preferences import Preferences
from kiwork.ui.workbench import Workbench
from kiwork.usecases import capture
from kiwork.usecases.capture import CardDraft

SIZE = (1280, 720)
SETTLING_MILLISECONDS = 2500


def main(target: Path, languages: Sequence[str], sets: Sequence[str]) -> None:
    """Write one picture a step and combination of language and colours into a folder."""
    target.mkdir(parents=True, exist_ok=True)
    app = make_application()
    for language, colours in product(languages, sets):
        for step, program in _programs(app, language, colours):
            _settle(app)
            program.window.grab().save(str(target / f"{step}-{language}-{colours}.png"))


def _programs(app: QApplication, language: str, colours: str) -> Iterator[tuple[str, Program]]:
    with tempfile.TemporaryDirectory() as folder:
        preferences = Preferences(Path(folder) / "settings.ini")
        preferences.language, preferences.colours = language, colours
        program = Program(app, preferences, backups=None)
        program.window.resize(*SIZE)
        program.window.show()
        yield "start", program
        program.workbench.create(Path(folder) / "Beispiel.kiwork", "example")
        for step in STEPS:
            program.window.go_to(step.name)
            if isinstance(program.window.page, MergingPage):
                program.window.page.take_files(_other_rooms(program.workbench, Path(folder)))
            yield step.name, program
        program.workbench.close()
        program.window.retire()


def _other_rooms(workbench: Workbench, folder: Path) -> list[Path]:
    """Return two copies of the open file in which others went on."""
    outline = workbench.outline
    field = outline.topic_fields[0].uid if outline else None
    paths = [folder / f"Raum {number}.kiwork" for number in (2, 3)]
    for number, path in enumerate(paths, 1):
        if workbench.store:
            workbench.store.save_copy(path)
        with closing(open_store(path, room=path.stem)) as store, store.operation("add_cards") as db:
            drafts = [CardDraft(f"Idee {n} aus {path.stem}", field, None) for n in range(11 * number)]
            capture.add_cards(db, drafts)
    return paths


def _settle(app: QApplication) -> None:
    deadline = QDeadlineTimer(SETTLING_MILLISECONDS)
    while not deadline.hasExpired():
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


if __name__ == "__main__":
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--languages", nargs="+", default=["de"])
    parser.add_argument("--colours", nargs="+", default=["light"])
    chosen = parser.parse_args()
    main(chosen.folder, chosen.languages, chosen.colours)
