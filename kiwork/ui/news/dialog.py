"""The dialog that lists what is new since a moment of the person's choice."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from kiwork.queries.news import News, What, news
from kiwork.ui.choice_box import ChoiceBox
from kiwork.ui.dialogs import buttons
from kiwork.ui.fitting import resize_dialog
from kiwork.ui.help_dialog import offer_help
from kiwork.ui.itemmodels.news import NAME, NewsModel
from kiwork.ui.news.moments import moments
from kiwork.ui.pieces import column, label, row
from kiwork.ui.tables import PlainTable
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench

SIZE = (980, 600)
WIDTHS = {0: 88, 1: 120, 3: 144, 4: 160}


class NewsDialog(QDialog):
    """`chosen_field` is the topic field to look at once the dialog was accepted."""

    def __init__(self, workbench: Workbench, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._workbench, self._text = workbench, workbench.text
        self.setWindowTitle(self._text("news.title"))
        resize_dialog(self, theme, SIZE)
        self._moments = moments(workbench)
        self.since = ChoiceBox(self._text("news.since"))
        self.since.addItems([words for words, _ in self._moments])
        self._counts = label("", "body-muted", wrap=True)
        self.model = NewsModel(self._text, self)
        self.table = PlainTable(theme, self.model, self._text("news.list"), wide=NAME, widths=WIDTHS)
        self.table.setWordWrap(False)
        self.table.activated.connect(self.accept)
        self._buttons = buttons(self, self._text("news.go"))
        offer_help(self, self._buttons, workbench, theme, "news")
        self._lay_out()
        self.since.currentIndexChanged.connect(self._read)
        self.table.selectionModel().currentRowChanged.connect(self._enable)
        self._read()

    @property
    def chosen_field(self) -> str | None:
        """The topic field of the marked entry."""
        item = self.model.item(self.table.currentIndex().row())
        return item.topic_field_uid if item else None

    def accept(self) -> None:
        """Close, if there is a topic field to go to."""
        if self._is_known(self.chosen_field):
            super().accept()

    def _lay_out(self) -> None:
        layout, choice = column(self, margin=3, gap=2), row(gap=1)
        choice.addWidget(label(self._text("news.since"), "label", buddy=self.since))
        choice.addWidget(self.since, 1)
        layout.addLayout(choice)
        layout.addWidget(self._counts)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._buttons)
        close = self._buttons.button(QDialogButtonBox.StandardButton.Cancel)
        close.setText(self._text("news.close"))

    def _read(self) -> None:
        found = self._workbench.ask(news, self._moments[self.since.currentIndex()][1])
        self.model.show(found.items)
        self._counts.setText(self._told(found))
        self.table.selectRow(0)
        self._enable()

    def _told(self, found: News) -> str:
        if not found.items:
            return self._text("news.nothing")
        counts = [self._text(f"news.{what}", n=found.by_what[what]) for what in What if found.by_what[what]]
        rooms = [
            self._text("news.in_room", room=room or self._text("news.no_room"), n=number)
            for room, number in sorted(found.by_room.items())
        ]
        return " · ".join(counts + rooms)

    def _enable(self) -> None:
        go = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        go.setEnabled(self._is_known(self.chosen_field))

    def _is_known(self, topic_field_uid: str | None) -> bool:
        outline = self._workbench.outline
        return outline is not None and outline.topic_field(topic_field_uid) is not None
