"""The right side: the pages, the line above them, and a hint where there is nothing to print yet."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiwork.protocol.document import Document
from kiwork.ui.pieces import button, column, frame, label, row
from kiwork.ui.protocol.live_pages import LivePages
from kiwork.ui.protocol.preview import Preview
from kiwork.ui.protocol.preview_bar import PreviewBar
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench


class PreviewPane(QWidget):
    """Shows documents; `failed` carries an exception, `collect` asks for the step where cards are made."""

    failed = Signal(object)
    collect = Signal()

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self._text = workbench.text
        self.preview = Preview(theme, self._text("protocol_page.preview"))
        self._bar = PreviewBar(workbench, theme, self.preview)
        self._hint = self._make_hint()
        self._live = LivePages(self)
        self._live.ready.connect(self.preview.show_pages)
        self._live.busy.connect(self._bar.show_busy)
        self._live.failed.connect(self.failed)
        self.preview.failed.connect(self.failed)
        layout = column(self, margin=1)
        for widget in (self._bar, self._hint):
            layout.addWidget(widget)
        layout.addWidget(self.preview, 1)

    @property
    def page_count(self) -> int:
        """The number of pages that are shown."""
        return len(self.preview.pages.sizes) if self.preview.pages else 0

    @property
    def is_busy(self) -> bool:
        """Whether other pages are on their way."""
        return self._live.is_making

    def show_document(self, document: Document) -> None:
        """Show the pages of a document as soon as they are made."""
        self._live.show(document)

    def show_hint(self, *, shown: bool) -> None:
        """Say where cards come from."""
        self._hint.setVisible(shown)

    def forget(self) -> None:
        """Show nothing: the file is another one."""
        self._live.forget()
        self.preview.forget()
        self._bar.refresh()

    def _make_hint(self) -> QWidget:
        hint = frame("panel")
        layout = row(hint, margin=1)
        layout.addWidget(label(self._text("protocol_page.no_cards"), wrap=True), 1)
        way = button(self._text("protocol_page.to_collect"), "link")
        way.clicked.connect(self.collect)
        layout.addWidget(way)
        hint.hide()
        return hint
