"""The overview: how far the process is, and what is still open."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLayout, QVBoxLayout, QWidget

from kiwork.models.kinds import CardKind
from kiwork.queries.outline import Outline
from kiwork.queries.recommendations import recommendations
from kiwork.queries.summary import Summary, summary
from kiwork.queries.whereabouts import whereabouts
from kiwork.ui.dates import shown_date
from kiwork.ui.fitting import is_large
from kiwork.ui.merging.beside import Beside
from kiwork.ui.overview.matrix_box import MatrixBox
from kiwork.ui.page import Page
from kiwork.ui.pieces import button, column, frame, label, scrolled
from kiwork.ui.theme import GRID, Theme
from kiwork.ui.workbench import Workbench

FIGURES = ("cards", "clusters", "dots", "recommendations")
STEPS = {"no_cards": "collect", "unsorted": "arrange", "drafts": "recommend"}
DIALOGS = {
    "parked": ("parking.title", "open_parking_lot"),
    "without_whereabouts": ("whereabouts.label", "open_whereabouts"),
}
"""What leads on from an open point: a step, or a dialog with its name and its action."""


class OverviewPage(Page):
    """Counts, workshops, open work, and the matrix municipality × topic field."""

    go_to = Signal(str)
    action_asked = Signal(str)

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__(workbench, theme)
        self._inside = QWidget()
        self._content = column(gap=3)
        self.matrix = MatrixBox(workbench, theme)
        whole = column(self._inside, margin=3, gap=3)
        whole.addLayout(self._content)
        whole.addWidget(label(self.text("overview.matrix"), "heading"))
        whole.addWidget(self.matrix)
        whole.addStretch(1)
        self._area = scrolled(self._inside, self.text("steps.overview"))
        self.matrix.reached.connect(self._follow)
        column(self).addWidget(self._area)

    def take_focus(self) -> None:
        """Let the arrow keys scroll."""
        self._area.setFocus()

    def refresh(self) -> None:
        """Show everything anew."""
        outline = self.workbench.outline
        if outline is None:
            return
        counts = self.workbench.ask(summary)
        _empty(self._content)
        self._content.addWidget(label(outline.title or self.text("overview.untitled"), "title", wrap=True))
        self._content.addWidget(self._figures(counts))
        self._content.addLayout(self._open_work(counts))
        self._content.addWidget(label(self.text("overview.workshops"), "heading"))
        self._content.addWidget(self._workshops(outline, counts))
        self.matrix.show_counts(outline)

    def _follow(self, place: QRect) -> None:
        """Scroll to the cell of the matrix that the arrow keys reached."""
        middle = self.matrix.mapTo(self._inside, place.center())
        self._area.ensureVisible(middle.x(), middle.y(), 0, place.height())

    def _figures(self, counts: Summary) -> QWidget:
        boxes = Beside(self.theme)
        boxes.show_boxes([self._figure(name, counts) for name in FIGURES])
        return boxes

    def _figure(self, name: str, counts: Summary) -> QWidget:
        panel = frame("panel")
        inside = column(panel, margin=2, gap=0)
        number = getattr(counts, name)
        inside.addWidget(label(self.text("overview.number", n=number), "title"))
        inside.addWidget(label(self.text(f"overview.{name}", n=number), "muted"))
        if name == "cards":
            inside.addWidget(label(self._kinds(counts), "muted", wrap=True))
        inside.addStretch()
        return panel

    def _kinds(self, counts: Summary) -> str:
        parts = [self.text(f"overview.{kind.value}", n=counts.by_kind[kind.value]) for kind in CardKind]
        parked = [self.text("window.parked", n=counts.parked)] if counts.parked else []
        return " · ".join(parts + parked)

    def _open_work(self, counts: Summary) -> QLayout:
        numbers = {
            "no_cards": int(not counts.cards),
            "unsorted": counts.unsorted,
            "parked": counts.parked,
            "drafts": sum(bool(view.missing) for view in self.workbench.ask(recommendations)),
            "without_whereabouts": self._without_whereabouts(),
        }
        layout = column(gap=0)
        layout.addWidget(label(self.text("overview.open"), "heading"))
        for name, number in numbers.items():
            if number:
                goal, go = self._goal(name)
                layout.addWidget(self._way_to(self.text(f"overview.{name}", n=number), goal, go))
        if not any(numbers.values()):
            layout.addWidget(label(self.text("overview.nothing_open"), "body-muted", wrap=True))
        return layout

    def _goal(self, name: str) -> tuple[str, Callable[[], None]]:
        """Return what leads on from an open point: a step, or a dialog by its action."""
        if name in STEPS:
            return self.text(f"steps.{STEPS[name]}"), partial(self.go_to.emit, STEPS[name])
        words, action = DIALOGS[name]
        return self.text(words), partial(self.action_asked.emit, action)

    def _without_whereabouts(self) -> int:
        outline, told = self.workbench.outline, self.workbench.ask(whereabouts).values()
        return sum(not one.is_known and bool(outline and outline.shows(one.topic_field_uid)) for one in told)

    def _way_to(self, text: str, goal: str, go: Callable[[], None]) -> QWidget:
        large, line = is_large(self.theme), QWidget()
        made = button(f"→  {goal}" if large else f"{text}  →  {goal}", "link")
        made.setAccessibleName(f"{text}  →  {goal}")
        made.clicked.connect(lambda _: go())
        layout = column(line, gap=0)
        if large:
            layout.addWidget(label(text, wrap=True))
        layout.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        return line

    def _workshops(self, outline: Outline, counts: Summary) -> QWidget:
        if not outline.workshops:
            return label(self.text("overview.no_workshops"), "body-muted", wrap=True)
        panel = frame("panel")
        grid = QGridLayout(panel)
        grid.setContentsMargins(*[2 * GRID] * 4)
        grid.setHorizontalSpacing(3 * GRID)
        large = is_large(self.theme)
        phases = {phase.uid: phase.title for phase in outline.phases}
        for line, workshop in enumerate(outline.workshops):
            people = workshop.people.get("total", 0)
            cells = (
                (workshop.title, "body"),
                (phases.get(workshop.phase_uid or "", ""), "muted"),
                (shown_date(workshop.date), "muted"),
                (self.text("overview.people", n=people) if people else "", "muted"),
                (self.text("window.cards", n=counts.by_workshop.get(workshop.uid, 0)), "muted"),
            )
            if large:
                self._add_below_each_other(grid, [text for text, _ in cells if text])
                continue
            for place, (text, role) in enumerate(cells):
                grid.addWidget(label(text, role, wrap=place == 0), line, place)  # type: ignore[arg-type]  # two of the roles
        grid.setColumnStretch(0, 1)
        return panel

    @staticmethod
    def _add_below_each_other(grid: QGridLayout, texts: list[str]) -> None:
        """Say all about a workshop in one column, where letters are too large for several."""
        title, *others = texts
        grid.addWidget(label(title, wrap=True), grid.rowCount(), 0)
        grid.addWidget(label(" · ".join(others), "muted", wrap=True), grid.rowCount(), 0)


def _empty(layout: QVBoxLayout | QLayout) -> None:
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
        elif inner := item.layout():
            _empty(inner)
