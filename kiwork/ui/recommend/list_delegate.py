"""Paints a recommendation in the list: number, title, state, lead, and what it still needs."""

from collections.abc import Sequence

from PySide6.QtWidgets import QListView

from kiwork.queries.recommendations import RecommendationView  # noqa: TC001 - as in the other delegates
from kiwork.ui.itemmodels.recommendations import MISSING, VIEW
from kiwork.ui.lines_delegate import Index, LinesDelegate, Part
from kiwork.ui.theme import TEXT, Theme
from kiwork.ui.workbench import Workbench


class RecommendationDelegate(LinesDelegate):
    """Five lines: number and state, two of title, then lead and what is missing."""

    small = 3

    def __init__(self, workbench: Workbench, theme: Theme, view: QListView) -> None:
        super().__init__(theme, view)
        self._workbench = workbench

    def parts_of(self, index: Index) -> Sequence[Part]:
        """Return what stands in an entry, from top to bottom."""
        view: RecommendationView = index.data(VIEW)
        state = self._workbench.text(f"recommend.state_{view.feasibility}")
        lead = [Part(view.lead, colour="text")] if view.lead else []
        return (
            Part(f"{view.number} · {state}"),
            Part(view.title, 2, size=TEXT, colour="text", bold=True),
            *lead,
            Part(str(index.data(MISSING)), 2 - len(lead)),
        )
