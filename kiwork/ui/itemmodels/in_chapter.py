"""The recommendations of one chapter, as a list from which they can be dragged."""

from PySide6.QtCore import Qt

from kiwork.ui.itemmodels.recommendations import Index, RecommendationsModel


class InChapterModel(RecommendationsModel):
    """One row a recommendation, in the order of the chapter."""

    movable = True

    def uids(self) -> list[str]:
        """Return what is shown, from top to bottom."""
        return [view.uid for view in self.views]

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() and self.movable else flags
