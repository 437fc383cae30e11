"""Who was asked about a recommendation, and what came back."""

from PySide6.QtWidgets import QWidget

from kiwork.queries.consulting import ConsultationView, consultations
from kiwork.queries.recommendations import RecommendationView
from kiwork.ui.consulting.dialog import ConsultingDialog
from kiwork.ui.consulting.words import sentence
from kiwork.ui.dialogs import answered
from kiwork.ui.pieces import button, column, label, row
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench


class ConsultationBox(QWidget):
    """A line an organisation, the newest asking first, and the way to the dialog where it is changed."""

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self._workbench, self._theme = workbench, theme
        self._view: RecommendationView | None = None
        self.lines = label("", wrap=True)
        self.lines.setAccessibleName(workbench.text("consultation.section_list"))
        self._open = button(workbench.text("consultation.section_open"))
        self._open.clicked.connect(self._open_dialog)
        below = row()
        below.addWidget(self._open)
        below.addStretch(1)
        layout = column(self)
        layout.addWidget(self.lines)
        layout.addLayout(below)

    def show_view(self, view: RecommendationView, *, editable: bool) -> None:
        """Show what is known about one recommendation."""
        self._view = view
        self._open.setEnabled(editable)
        found = self._workbench.ask(consultations, recommendation_uids=[view.uid])
        lines = "\n".join(map(self._line, found))
        self.lines.setText(lines or self._workbench.text("consultation.section_empty"))

    def _line(self, told: ConsultationView) -> str:
        return f"{told.organisation}: {sentence(self._workbench, told)}"

    def _open_dialog(self) -> None:
        if self._view:
            answered(ConsultingDialog(self._workbench, self._theme, self.window(), look_at=self._view.uid))
