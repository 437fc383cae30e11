"""The priority that follows from effort and impact: offered, taken with one key, never set by itself."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kiwork import wording
from kiwork.models.kinds import Quarter
from kiwork.queries.recommendations import RecommendationView
from kiwork.ui.pieces import button, column, label
from kiwork.ui.workbench import Workbench
from kiwork.usecases import recommend

PRIORITIES = {
    Quarter.QUICK_WIN: ("high", "quick_win"),
    Quarter.FOCUS: ("high", "focus"),
    Quarter.BY_THE_WAY: ("medium", ""),
    Quarter.LATER: ("low", ""),
}
"""By field of the matrix: the codes of priority and category in the wording "recommend"."""


class SuggestedPriority(QWidget):
    """Says what it will enter, and has a button for it; hidden while there is nothing to suggest."""

    def __init__(self, workbench: Workbench) -> None:
        super().__init__()
        self._workbench = workbench
        self._uid = ""
        self._columns: dict[str, str] = {}
        self.words = label("", "body-muted", wrap=True)
        self.take = button(workbench.text("recommend.take_suggested"), "link")
        self.take.clicked.connect(self._take)
        layout = column(self)
        layout.addWidget(self.words)
        layout.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)

    def show_view(self, view: RecommendationView, *, editable: bool) -> None:
        """Offer what follows from the placement of a recommendation's clusters, unless it says so already."""
        self._uid = view.uid
        keys = _keys(view.quarter) if view.quarter else {}
        self._columns = {name: self._workbench.text(f"recommend.{key}") for name, key in keys.items()}
        known = wording.subject_wording("recommend")
        is_new = any(getattr(view, name) not in known[key].values() for name, key in keys.items())
        self.setVisible(is_new and editable)
        words = " · ".join(self._columns.values())
        self.words.setText(self._workbench.text("recommend.suggested_priority", words=words))
        self.take.setAccessibleDescription(self.words.text())

    def _take(self) -> None:
        self._workbench.run(recommend.edit_recommendation, self._uid, **self._columns)


def _keys(quarter: Quarter) -> dict[str, str]:
    """Return the wording of each column that a field of the matrix suggests, in whatever language."""
    codes = zip(("priority", "category"), PRIORITIES[quarter], strict=True)
    return {name: f"{name}_{code}" for name, code in codes if code}
