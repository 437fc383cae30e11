"""The line above the pages: how many there are, what goes on, and the zoom."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QToolButton, QWidget

from kiwork.ui.icons import icon
from kiwork.ui.pieces import label, row
from kiwork.ui.protocol.page_column import Fit
from kiwork.ui.protocol.preview import Preview
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench

QUIET_MILLISECONDS = 400
"""Work that is done sooner is not spoken of."""

ICON = 16


class PreviewBar(QWidget):
    """Quiet; it belongs to one preview."""

    def __init__(self, workbench: Workbench, theme: Theme, preview: Preview) -> None:
        super().__init__()
        self._text = workbench.text
        self._theme = theme
        self._preview = preview
        self._count = label("")
        self._state = label("", "muted")
        self._percent = self._tool("actual_size", "", lambda: preview.set_zoom(100))
        self._fits = {
            Fit.WIDTH: self._tool(
                "fit_width", "mdi6.arrow-expand-horizontal", lambda: preview.set_zoom(Fit.WIDTH)
            ),
            Fit.PAGE: self._tool("fit_page", "mdi6.fit-to-page-outline", lambda: preview.set_zoom(Fit.PAGE)),
        }
        layout = row(self)
        layout.addWidget(self._count)
        layout.addWidget(self._state)
        layout.addStretch()
        layout.addWidget(self._tool("smaller", "mdi6.minus", lambda: preview.zoom_by(-1)))
        layout.addWidget(self._percent)
        layout.addWidget(self._tool("larger", "mdi6.plus", lambda: preview.zoom_by(1)))
        for fit in self._fits.values():
            fit.setCheckable(True)
            layout.addWidget(fit)
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MILLISECONDS)
        self._quiet.timeout.connect(self._say_busy)
        preview.moved.connect(self.refresh)

    def refresh(self) -> None:
        """Say how things stand."""
        pages, preview = self._preview.pages, self._preview
        count = len(pages.sizes) if pages else 0
        self._count.setText(self._text("protocol_page.pages", n=count) if pages else "")
        self._percent.setText(f"{preview.percent} %")
        preview.setAccessibleDescription(
            self._text("protocol_page.page_of", page=preview.page + 1, n=count) if pages else ""
        )
        for fit, tool in self._fits.items():
            tool.setChecked(preview.zoom is fit)

    def show_busy(self, busy: bool) -> None:  # noqa: FBT001 - a slot
        """Say that pages are being made, if it takes longer than a moment."""
        if busy:
            self._quiet.start()
        else:
            self._quiet.stop()
            self._state.setText("")

    def _say_busy(self) -> None:
        name = "renewing" if self._preview.pages else "first_pages"
        self._state.setText(self._text(f"protocol_page.{name}"))

    def _tool(self, name: str, icon_name: str, do: object) -> QToolButton:
        made = QToolButton()
        words = self._text(f"protocol_page.{name}")
        made.setAccessibleName(words)
        made.setToolTip(words)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if icon_name:
            made.setIcon(icon(self._theme, icon_name))
            made.setIconSize(QSize(*[self._theme.px(ICON)] * 2))
        made.clicked.connect(do)
        return made
