"""Takes a picture of every screen, with the shipped example and no display; README and manual show some."""

import os
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import product
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={Path(__file__).with_name('screen.json')}")

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QRect, Qt, QThreadPool
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget

from docs.dialogs import dialogs
from kiwork.merge.memo import Memo
from kiwork.merge.working_copies import Left, Shelf, WorkingCopy
from kiwork.queries.cards import all_cards
from kiwork.store.opening import open_store
from kiwork.store.store import milliseconds
from kiwork.ui.actions import STEPS
from kiwork.ui.agenda.course import course_of
from kiwork.ui.app import make_application
from kiwork.ui.arrange.page import ArrangePage
from kiwork.ui.beamer.sight import Scene
from kiwork.ui.collect.page import CollectPage
from kiwork.ui.merging.merge_run import Stage
from kiwork.ui.merging.page import MergingPage
from kiwork.ui.news.dialog import NewsDialog
from kiwork.ui.pictures import kept_image
from kiwork.ui.preferences import Preferences
from kiwork.ui.program import Program
from kiwork.ui.rooms.dialog import RoomsDialog
from kiwork.ui.start.again_dialog import AgainDialog
from kiwork.ui.weigh.page import WeighPage
from kiwork.ui.workbench import Workbench
from kiwork.usecases import arrange, capture, photos
from kiwork.usecases.capture import CardDraft

SIZE = (1280, 720)
DIALOG_SIZES = {"rooms": (920, 560), "news": (980, 560), "again": (640, 400)}
SETTLING_MILLISECONDS = 800
COUNTDOWN = 12 * 60 + 30
USUAL = 100
"""The text size, in per cent, that names of pictures do not tell."""

CARDS_LEFT, FOLDER = 12, Path("E:/Konferenz")
ROOMS = {"Raum 2": "vor allem abends", "Raum 3": "auch in den Ferien"}
"""The other rooms, and how each went on with a card that all of them have."""


class _Stick(Shelf):
    """Has what is to be seen of a stick that was pulled, once `pulled`."""

    pulled = False

    def left(self) -> list[Left]:
        target = FOLDER / "Raum 4.kiwork"
        copy = WorkingCopy(target, Memo(target=target))
        return [Left(copy, CARDS_LEFT, milliseconds() / 1000)] if self.pulled else []


def main(target: Path, languages: Sequence[str], sets: Sequence[str], sizes: Sequence[int]) -> None:
    """Write one picture a screen and combination of language, colours and text size into a folder."""
    target.mkdir(parents=True, exist_ok=True)
    app = make_application()
    for language, colours, size in product(languages, sets, sizes):
        end = f"-{language}-{colours}" + (f"-{size}" if size != USUAL else "")
        for name, shown in screens(app, language, colours, size):
            _settle(app)
            shown.grab().save(str(target / f"{name}{end}.png"))


def screens(app: QApplication, language: str, colours: str, size: int) -> Iterator[tuple[str, QWidget]]:
    """Go through the whole program, screen by screen; each stays as it is until the next is wanted.

    `size` is that of the text in per cent.
    """
    with tempfile.TemporaryDirectory() as folder:
        preferences = Preferences(Path(folder) / "settings.ini")
        preferences.language, preferences.colours, preferences.text_size = language, colours, size
        stick = _Stick(Path(folder) / "working", goes_away=lambda _: False)
        program = Program(app, preferences, backups=None, shelf=stick)
        program.window.resize(*SIZE)
        program.window.show()
        yield "start", program.window
        stick.pulled = True
        program.workbench.publishing.stood.emit()
        yield "drives", program.window
        program.workbench.create(Path(folder) / "Beispiel.kiwork", "example")
        yield from _steps(app, program, Path(folder))
        yield from _dialogs(program, Path(folder))
        yield from dialogs(program, Path(folder))
        yield "beamer", _beamer(program)
        program.stage.close()
        program.workbench.close()
        program.window.retire()


def _beamer(program: Program) -> QWidget:
    """Return what the room sees, on one screen."""
    stage = program.stage
    stage.open(program.window.screen().name())
    stage.showing.choose(Scene.CLUSTERS)
    program.workbench.countdown.start(COUNTDOWN)
    stage.window.resize(*SIZE)
    return stage.window


def _steps(app: QApplication, program: Program, folder: Path) -> Iterator[tuple[str, QWidget]]:
    for step in STEPS:
        program.window.go_to(step.name)
        page = program.window.page
        if isinstance(page, MergingPage):
            page.take_files(_other_rooms(program.workbench, folder))
            yield step.name, program.window
            yield from _merged(app, program, page)
            continue
        yield step.name, program.window
        if isinstance(page, CollectPage):
            yield from _photos(program, page)
            yield from _agenda(program)
        if isinstance(page, ArrangePage):
            yield from _arranged(program, page)
        if isinstance(page, WeighPage):
            page.show_matrix()
            yield "matrix", program.window


def _arranged(program: Program, page: ArrangePage) -> Iterator[tuple[str, QWidget]]:
    """Show the list, and suggestions for cards that are made unsorted for it."""
    page.show_list()
    yield "list", program.window
    page.show_board()
    cards = program.workbench.ask(all_cards, topic_field_uid=program.workbench.topic_field_uid)
    field, uids = program.workbench.topic_field_uid, [card.uid for card in cards[::2]]
    program.workbench.run(arrange.move_cards, uids, topic_field_uid=field)
    page.show_suggestions()
    yield "suggestions", program.window
    program.workbench.undo()


def _agenda(program: Program) -> Iterator[tuple[str, QWidget]]:
    """Show the agenda as it runs beside the page; afterwards none does."""
    bench, course = program.workbench, course_of(program.workbench)
    here = (bench.workshop_uid, bench.topic_field_uid)
    bench.look_at(workshop_uid=bench.outline.workshops[1].uid if bench.outline else None)
    program.window.toggle_agenda()
    course.begin(course.steps[2])
    yield "agenda", program.window
    course.end()
    program.window.toggle_agenda()
    bench.look_at(workshop_uid=here[0], topic_field_uid=here[1])


def _photos(program: Program, page: CollectPage) -> Iterator[tuple[str, QWidget]]:
    """Show a photo beside the line, the first cards on it ticked; afterwards all is as it was."""
    bench = program.workbench
    page.show_photos()
    bench.run(photos.add_photos, bench.workshop_uid or "", [kept_image(_board(bench))])
    if photo := page.photos.photo:
        for x in (60, 260, 460, 660, 860):
            bench.run(photos.tick_photo, photo.uid, (x, 205))
    page.photos.canvas.move_pointer(-1, 3)
    yield "photos", program.window
    for _ in range(6):
        bench.undo()
    page.show_photos()


def _board(bench: Workbench) -> QImage:
    """Return a pin board with some of the cards of the example on it."""
    board = QImage(2000, 1500, QImage.Format.Format_RGB32)
    board.fill(QColor("#c9b58d"))
    painter, font = QPainter(board), QFont("Noto Sans", italic=True)
    font.setPixelSize(34)
    painter.setFont(font)
    for number, card in enumerate(bench.ask(all_cards)[:20]):
        place = QRect(400 * (number % 5) + 24, 375 * (number // 5) + 24, 352, 327)
        painter.fillRect(place, QColor(("#fff7b0", "#ffffff", "#cfe8ff")[number % 3]))
        inside = place.adjusted(16, 16, -16, -16)
        painter.drawText(inside, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, card.text)
    painter.end()
    return board


def _merged(app: QApplication, program: Program, page: MergingPage) -> Iterator[tuple[str, QWidget]]:
    while not page.run.can_merge:
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
    page.start_merge()
    while page.run.stage is not Stage.DONE:
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
    yield "merged", program.window
    page.show_undecided()
    yield "undecided", program.window
    page.show_doubles()
    yield "doubles", program.window


def _dialogs(program: Program, folder: Path) -> Iterator[tuple[str, QWidget]]:
    window = program.window
    kinds = {"rooms": RoomsDialog, "news": NewsDialog, "again": AgainDialog}
    for name, kind in kinds.items():
        dialog = kind(program.workbench, window.theme, window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if window.theme.scale == 1:
            dialog.resize(*DIALOG_SIZES[name])
        _say(dialog, str(folder), str(FOLDER))
        dialog.show()
        yield name, dialog
        dialog.close()


def _say(dialog: QDialog, words: str, others: str) -> None:
    for shown in dialog.findChildren(QLabel):
        if shown.text() == words:
            shown.setText(others)


def _other_rooms(workbench: Workbench, folder: Path) -> list[Path]:
    """Return copies of the open file in which others went on, each with the same card in its own way."""
    paths = [folder / f"{room}.kiwork" for room in ROOMS]
    for path in paths:
        if workbench.store:
            workbench.store.save_copy(path)
    for path, more in zip(paths, ROOMS.values(), strict=True):
        with closing(open_store(path, room=path.stem)) as store, store.operation("add_cards") as db:
            same, other, *_ = all_cards(db)
            capture.edit_text(db, same.uid, f"{same.text.rstrip('.')}, {more}")
            said = [f"{other.text.rstrip('.')}, {more}", "Fahrdienste für Kurse am Abend"]
            capture.add_cards(db, [CardDraft(text, other.topic_field_uid, None) for text in said])
    return paths


def _settle(app: QApplication) -> None:
    """Wait until nothing is worked on beside the window, and a moment for what is drawn of it."""
    deadline = QDeadlineTimer(SETTLING_MILLISECONDS)
    while not deadline.hasExpired():
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        if QThreadPool.globalInstance().activeThreadCount():
            deadline.setRemainingTime(SETTLING_MILLISECONDS)


if __name__ == "__main__":
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--languages", nargs="+", default=["de"])
    parser.add_argument("--colours", nargs="+", default=["light"])
    parser.add_argument("--text-sizes", nargs="+", type=int, default=[USUAL])
    chosen = parser.parse_args()
    main(chosen.folder, chosen.languages, chosen.colours, chosen.text_sizes)
