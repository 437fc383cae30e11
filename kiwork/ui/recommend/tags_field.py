"""The tags of one dimension, to be ticked: one stop of the Tab key, side by side as far as there is room."""

from collections.abc import Collection

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from kiwork.models.kinds import Dimension
from kiwork.queries.outline import TagView
from kiwork.ui.protocol.tick_list import EDGE, TickList
from kiwork.ui.theme import GRID
from kiwork.ui.workbench import Workbench
from kiwork.usecases import recommend


class _Columns(QStyledItemDelegate):
    """Gives every name the same room, so that they stand in columns; only one that fills a line is broken."""

    def __init__(self, tags: TickList) -> None:
        super().__init__(tags)
        self._tags = tags

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        names = [self._tags.item(line).text() for line in range(self._tags.count())]
        beside, room = EDGE + option.fontMetrics.height(), self._tags.viewport().width() - 1
        widest = max(map(option.fontMetrics.horizontalAdvance, names), default=0) + beside + GRID
        columns = max(1, room // widest)
        option.rect.setWidth(room // columns - beside)
        return QSize(room // columns, super().sizeHint(option, index).height())


class TagsField(TickList):
    """Each tick is saved at once, as one step."""

    def __init__(self, workbench: Workbench, dimension: Dimension) -> None:
        super().__init__("")
        self._workbench, self._dimension = workbench, dimension
        self._uid = ""
        self._shown = frozenset[str]()
        self.setItemDelegate(_Columns(self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.ticked.connect(self._save)

    def show_tags(self, uid: str, tag_uids: Collection[str], *, editable: bool) -> None:
        """Show which tags of the dimension a recommendation carries."""
        self._uid = uid
        tags = [tag for tag in self._tags if tag.dimension is self._dimension]
        self._shown = frozenset(tag.uid for tag in tags if tag.uid in tag_uids)
        self.show_entries([(tag.uid, tag.title) for tag in tags], self._shown)
        self.setEnabled(editable)

    @property
    def number(self) -> int:
        """How many tags are ticked."""
        return len(self._shown)

    @property
    def _tags(self) -> tuple[TagView, ...]:
        return self._workbench.outline.tags if self._workbench.outline else ()

    def _save(self) -> None:
        add, take = self.keys - self._shown, self._shown - self.keys
        self._workbench.run(recommend.tag_recommendation, self._uid, add=sorted(add), take=sorted(take))
