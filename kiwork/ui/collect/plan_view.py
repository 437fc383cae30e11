"""What an import would bring: counts by topic field and kind on the left, the first cards on the right."""

from collections import Counter
from collections.abc import Collection, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QListWidget, QSplitter, QTreeWidget, QTreeWidgetItem

from kiwork.intake.plan import Plan
from kiwork.models.text import folded
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench

MOST_SHOWN = 200
_COUNTS_WIDTH = 400


class PlanView(QSplitter):
    """Read only; what the process does not have yet is marked as new."""

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self._workbench = workbench
        self.counts = QTreeWidget()
        self.counts.setColumnCount(2)
        self.counts.setHeaderHidden(True)
        self.counts.setRootIsDecorated(False)
        self.counts.setAccessibleName(workbench.text("collect.counts"))
        self.counts.header().setStretchLastSection(False)
        self.counts.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.counts.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.texts = QListWidget()
        self.texts.setAccessibleName(workbench.text("collect.first_cards"))
        self.texts.setWordWrap(True)
        self.texts.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.texts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.addWidget(self.counts)
        self.addWidget(self.texts)
        self.setChildrenCollapsible(False)
        self.setSizes([theme.px(_COUNTS_WIDTH)] * 2)

    def show_plan(self, plan: Plan, *, new_fields: Collection[str]) -> None:
        """Show what a plan would bring."""
        words = self._workbench.text
        fields = Counter(card.topic_field or words("collect.no_field") for card in plan.cards)
        kinds = Counter(words(f"kinds.{'parked' if card.parked else card.kind}") for card in plan.cards)
        new = {folded(field) for field in new_fields}
        self.counts.clear()
        self._group("collect.by_field", ((self._named(name, new), n) for name, n in fields.most_common()))
        self._group("collect.by_kind", kinds.most_common())
        self.counts.expandAll()
        self.texts.clear()
        self.texts.addItems([card.text for card in plan.cards[:MOST_SHOWN]])
        if len(plan.cards) > MOST_SHOWN:
            self.texts.addItem(words("collect.more_cards", n=len(plan.cards) - MOST_SHOWN))

    def _named(self, name: str, new: set[str]) -> str:
        return self._workbench.text("collect.new_field", name=name) if folded(name) in new else name

    def _group(self, key: str, counted: Iterable[tuple[str, int]]) -> None:
        group = QTreeWidgetItem([self._workbench.text(key), ""])
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        group.setData(1, Qt.ItemDataRole.AccessibleTextRole, group.text(0))
        for name, number in counted:
            group.addChild(QTreeWidgetItem([name, self._workbench.text("collect.number", n=number)]))
        self.counts.addTopLevelItem(group)
