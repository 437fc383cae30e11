"""Takes pictures in: from files, a drag or the clipboard; made plain beside the window, then kept at once."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from kiwork import places, wording
from kiwork.errors import KiworkError
from kiwork.intake.pictures import SUFFIXES, NotAPictureError, is_picture_file, read_picture_file
from kiwork.ui import jobs
from kiwork.ui.jobs import Report
from kiwork.ui.pictures import can_read, kept_image, kept_picture
from kiwork.ui.workbench import Workbench
from kiwork.usecases import photos

Source = Path | QImage


@dataclass
class Taken:
    """Pictures ready to be kept, and why the others are not."""

    pictures: list[bytes] = field(default_factory=list)
    refused: list[KiworkError] = field(default_factory=list)


class PhotoIntake(QObject):
    """One lot of pictures at a time; `begun` and `ended` frame it, `added` carries the uids of new photos."""

    begun = Signal()
    progressed = Signal(int)
    ended = Signal()
    added = Signal(list)

    def __init__(self, workbench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._job: jobs.Job | None = None

    def take(self, sources: Sequence[Source]) -> None:
        """Take pictures in, for the workshop that is looked at now."""
        store, workshop_uid = self._workbench.store, self._workbench.workshop_uid
        if not sources or store is None or workshop_uid is None or self._job:
            return
        strange = [source for source in sources if isinstance(source, Path) and store.is_at(source)]
        wanted = [source for source in sources if source not in strange]

        def done(taken: Taken) -> None:
            self._end()
            taken.refused += [NotAPictureError(file=path.name) for path in strange]
            if self._workbench.store is store:
                self._keep(taken, workshop_uid)

        self.begun.emit()
        self._job = jobs.run(
            lambda report: _taken(wanted, report),
            done=done,
            failed=self._fail,
            progress=self.progressed.emit,
            owner=self,
        )

    def cancel(self) -> None:
        """Keep none of them."""
        if self._job:
            self._job.cancel()

    def _keep(self, taken: Taken, workshop_uid: str) -> None:
        pictures, text = taken.pictures, self._workbench.text
        uids = self._workbench.make(photos.add_photos, workshop_uid, pictures) if pictures else []
        if uids:
            self._workbench.said.emit(text("collect.photos_added", n=len(uids)))
            self.added.emit(uids)
        elif uids is not None and pictures:
            self._workbench.said.emit(text("collect.photos_known", n=len(pictures)))
        if taken.refused:
            self._workbench.failed.emit(self._said(taken.refused))

    def _said(self, refused: list[KiworkError]) -> str:
        first = wording.sentence(refused[0], self._workbench.language)
        more = len(refused) - 1
        return f"{first} {self._workbench.text('collect.photos_refused', n=more)}" if more else first

    def _fail(self, error: Exception) -> None:
        self._end()
        if not isinstance(error, jobs.CancelledError):
            raise error
        self._workbench.said.emit(self._workbench.text("collect.photos_cancelled"))

    def _end(self) -> None:
        self._job = None
        self.ended.emit()


def sources_in(data: QMimeData) -> list[Source]:
    """Return the pictures that something dragged or copied carries; none if it is text."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    files: list[Source] = [path for path in paths if is_picture_file(path)]
    if files or data.hasText() or not data.hasImage():
        return files
    image = data.imageData()
    return [image] if isinstance(image, QImage) and not image.isNull() else []


def ask_pictures(parent: QWidget, workbench: Workbench) -> list[Path]:
    """Ask for files of photos, several at once."""
    folder = places.documents()
    endings = " ".join(f"*{suffix}" for suffix in SUFFIXES if can_read(suffix))
    kinds = f"{workbench.text('collect.photo_files')} ({endings})"
    title = workbench.text("actions.add_photos")
    names, _ = QFileDialog.getOpenFileNames(parent, title, str(folder), kinds)
    return [Path(name) for name in names]


def _taken(sources: Sequence[Source], report: Report) -> Taken:
    taken = Taken()
    for number, source in enumerate(sources):
        report(100 * number // len(sources))
        try:
            taken.pictures.append(_kept(source))
        except KiworkError as error:
            taken.refused.append(error)
    report(100)
    return taken


def _kept(source: Source) -> bytes:
    if isinstance(source, QImage):
        return kept_image(source)
    return kept_picture(read_picture_file(source), source.name)
