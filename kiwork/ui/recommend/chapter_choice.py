"""The chapter of the final concept in which a recommendation stands, as a choice on its sheet."""

from PySide6.QtWidgets import QWidget

from kiwork.queries.chapters import chapter_of, chapters
from kiwork.queries.recommendations import RecommendationView
from kiwork.ui.choice_box import ChoiceBox
from kiwork.ui.pieces import column, label
from kiwork.ui.workbench import Workbench
from kiwork.usecases.chapters import move_recommendations


class ChapterChoice(QWidget):
    """What is chosen is stored at once; the recommendation goes to the end of the chapter."""

    def __init__(self, workbench: Workbench) -> None:
        super().__init__()
        self._workbench, self._uid = workbench, ""
        name = workbench.text("chapters.choice")
        self.box = ChoiceBox(name)
        self.box.activated.connect(lambda _: self._choose())
        layout = column(self, gap=0)
        layout.addWidget(label(name, "label", buddy=self.box))
        layout.addWidget(self.box)

    def show_view(self, view: RecommendationView, *, editable: bool) -> None:
        """Show where a recommendation stands."""
        self._uid = view.uid
        found = self._workbench.ask(chapters)
        nothing = "none" if found else "no_chapters"
        self.box.clear()
        self.box.addItem(self._workbench.text(f"chapters.{nothing}"), None)
        for chapter in found:
            self.box.addItem(chapter.title, chapter.uid)
        chosen = self._workbench.ask(chapter_of, view.uid)
        self.box.setCurrentIndex(self.box.findData(chosen) if chosen else 0)
        self.box.setEnabled(editable and bool(found))

    def _choose(self) -> None:
        chapter_uid = self.box.currentData()
        if chapter_uid != self._workbench.ask(chapter_of, self._uid):
            self._workbench.run(move_recommendations, [self._uid], chapter_uid)
