"""What is done with whole clusters: made, named, split, joined, moved, dissolved, recommended."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from kiwork.store.changes import ChangeSet
from kiwork.ui.arrange.contents import UNSORTED
from kiwork.ui.arrange.hands import Hands
from kiwork.ui.arrange.views import Views
from kiwork.ui.workbench import Workbench
from kiwork.usecases import arrange, joining, recommend, regroup


class Clusters(QObject):
    """Runs the use cases about clusters; making one and naming it is one step of undo."""

    def __init__(self, workbench: Workbench, board: Views, hands: Hands) -> None:
        super().__init__(board)
        self._workbench, self._board, self._hands = workbench, board, hands
        self._made = 0
        self._awaited = False
        self._new_key: str | None = None
        self._back_to: tuple[list[str], str] = ([], "")
        board.renamed.connect(self.rename)
        board.heading_left.connect(self._on_heading_left)
        board.cluster_dropped.connect(self._place)
        board.clusters_joined.connect(self.join)
        board.cluster_wanted.connect(self.make)

    def make(self, uids: Sequence[str], heading: str = "") -> None:
        """Make a cluster of cards, beside the one they all hang in; without a heading it is typed next."""
        contents = self._hands.contents
        if contents is None or not self._hands.may_change():
            return
        self._made += 1
        self._hands.reach_on(uids)
        self._awaited = not heading
        name = heading or self._workbench.text("arrange.new_cluster")
        source = {contents.key_of(uid) for uid in uids}
        if len(source) == 1 and (key := source.pop()):
            self._workbench.type_into(self._joins, regroup.split_cluster, key, name, list(uids))
        else:
            field = contents.topic_field_uid
            self._workbench.type_into(self._joins, arrange.add_cluster, field, name, list(uids))
        self._awaited = False
        self._hands.forget()

    def go_on(self, change: ChangeSet) -> None:
        """Let the heading of a cluster that was just made be typed."""
        if not self._awaited:
            return
        made = [row.uid for row in change.of_kind("cluster") if row.appeared]
        if made:
            self._new_key = made[0]
            self._back_to = (self._board.selected_uids(), self._board.current_uid())
            self._board.edit_heading(made[0])

    def rename(self, key: str, heading: str) -> None:
        """Change a heading."""
        if key == self._new_key:
            self._workbench.type_into(self._joins, arrange.rename_cluster, key, heading)
        else:
            self._workbench.run(arrange.rename_cluster, key, heading)

    def edit_heading(self) -> None:
        """Let the heading of the column with the focus be typed."""
        if (key := self.key()) and self._hands.may_change():
            self._board.edit_heading(key)

    def shift(self, step: int) -> None:
        """Move the cluster with the focus to the left or right."""
        key, contents = self.key(), self._hands.contents
        if not key or contents is None:
            return
        others = [other for other in contents.keys if other not in {UNSORTED, key}]
        place = contents.keys.index(key) - 1 + step
        if 0 <= place <= len(others):
            self._place(key, others[place] if place < len(others) else "")

    def join(self, key: str, into: str) -> None:
        """Let a cluster show as one with another; both headings stay."""
        names = self._hands.name_of(key), self._hands.name_of(into)
        if key and into and key != into and self._workbench.run(regroup.join_clusters, key, into):
            said = self._workbench.text("arrange.clusters_joined", heading=names[0], other=names[1])
            self._workbench.said.emit(said)

    def separate(self) -> None:
        """Let the clusters that are joined in the one with the focus show each by itself again."""
        key, contents = self.key(), self._hands.contents
        if not key or contents is None:
            return
        if not contents.is_joined(key):
            self._workbench.said.emit(self._workbench.text("arrange.no_cluster_joined"))
        elif self._workbench.run(joining.take_apart, "cluster", [key]):
            said = self._workbench.text("arrange.clusters_separated", heading=self._hands.name_of(key))
            self._workbench.said.emit(said)

    def dissolve(self) -> None:
        """Delete the cluster with the focus; its cards become unsorted."""
        key = self.key()
        name = self._hands.name_of(key)
        if key and self._workbench.run(arrange.delete_cluster, key):
            self._workbench.said.emit(self._workbench.text("arrange.dissolved", heading=name))

    def recommend(self) -> None:
        """Make a recommendation out of the cluster with the focus."""
        key = self.key()
        if key and self._workbench.run(recommend.recommend_cluster, key):
            heading = self._hands.name_of(key)
            self._workbench.said.emit(self._workbench.text("arrange.recommended", heading=heading))

    @property
    def _joins(self) -> str:
        return f"new cluster {self._made}"

    def key(self) -> str:
        """Return the cluster with the focus; "" with a word about it if there is none."""
        if self._board.current_key == UNSORTED:
            self._workbench.said.emit(self._workbench.text("arrange.choose_cluster"))
        return self._board.current_key

    def _place(self, key: str, before: str) -> None:
        contents = self._hands.contents
        if contents is None or key not in contents.keys or key == before:
            return
        keys = [other for other in contents.keys if other != key]
        goal = keys.index(before) if before in keys else len(keys)
        if goal != contents.keys.index(key):
            self._workbench.run(arrange.move_cluster, key, before or None)

    def _on_heading_left(self, key: str, by_key: bool) -> None:  # noqa: FBT001 - as the signal carries it
        is_new, self._new_key = key == self._new_key, None
        uids, current = self._back_to
        goes_back = by_key and is_new and current
        if by_key and not (goes_back and self._board.select(uids, current, focus=True)):
            self._board.focus_column(key)
