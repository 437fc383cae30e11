"""The parking lot as a dialog: park from anywhere, decide what becomes of it, end the workshop."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QStackedWidget, QWidget

from kiwork.models.kinds import WorkshopState
from kiwork.queries.outline import WorkshopView
from kiwork.queries.parking import ParkedItem, parked_items
from kiwork.ui.dialogs import close_button
from kiwork.ui.fitting import resize_dialog
from kiwork.ui.help_dialog import offer_help
from kiwork.ui.itemmodels.parked import ABOUT, ParkedModel
from kiwork.ui.lines_delegate import AboutDelegate
from kiwork.ui.list_and_sheet import KeyedList, side_by_side, tall_list
from kiwork.ui.parking.decision_form import WAYS, Decision, DecisionForm
from kiwork.ui.pieces import button, column, label, row, scrolled
from kiwork.ui.refusal_line import RefusalLine
from kiwork.ui.theme import GRID, Theme
from kiwork.ui.workbench import Workbench
from kiwork.usecases import capture, parking
from kiwork.usecases.capture import CardDraft

SIZE = (980, 640)
NARROWEST = 240
"""Of the list, in pixels at a text size of 100 %."""

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ParkingDialog(QDialog):
    """Everything is saved as it is decided, and can be undone."""

    def __init__(self, workbench: Workbench, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._workbench, self._text = workbench, workbench.text
        self._shown: ParkedItem | None = None
        self.setWindowTitle(self._text("parking.title"))
        resize_dialog(self, theme, SIZE)
        self.line = QLineEdit()
        self.model = ParkedModel(self._about, self)
        self.list = tall_list(KeyedList(), self.model, self._text("parking.list"), theme.px(NARROWEST))
        self._drawn = AboutDelegate(theme, self.list, ABOUT)
        self.list.setItemDelegate(self._drawn)
        self.form = DecisionForm(workbench)
        self._words, self._where = label("", "heading", wrap=True), label("", "muted", wrap=True)
        self._stack = QStackedWidget()
        self._counts = label("", "body-muted", wrap=True)
        self.end = button(self._text("parking.end"))
        self._lay_out(theme)
        self._connect()
        self.refresh()
        self.line.setFocus()

    @property
    def current(self) -> ParkedItem | None:
        """The item that is marked."""
        return self.model.item(self.list.currentIndex().row())

    def refresh(self) -> None:
        """Show what is stored; the marked one stays, else what has taken its place is marked."""
        row_before = max(0, self.list.currentIndex().row())
        outline = self._workbench.outline
        items = self._workbench.ask(parked_items)
        self.model.show([item for item in items if outline and outline.shows(item.card.topic_field_uid)])
        self._stack.setCurrentIndex(int(self.model.rowCount() > 0))
        if self.model.rowCount() and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(min(row_before, self.model.rowCount() - 1), 0))
        self._show_current()
        self._count(items)

    @property
    def _workshop(self) -> WorkshopView | None:
        outline = self._workbench.outline
        return outline.workshop(self._workbench.workshop_uid) if outline else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter to the fields: it presses no button that has not the focus."""
        if event.key() not in ENTER:
            super().keyPressEvent(event)

    def _lay_out(self, theme: Theme) -> None:
        layout = column(self, margin=3, gap=2)
        layout.addWidget(label(self._text("parking.about"), "body-muted", wrap=True))
        layout.addWidget(self.line)
        self.line.setPlaceholderText(self._text("parking.placeholder"))
        self.line.setAccessibleName(self._text("parking.placeholder"))
        self._stack.addWidget(self._nothing())
        self._stack.addWidget(side_by_side(self.list, self._sheet(), 1))
        layout.addWidget(self._stack, 1)
        layout.addWidget(RefusalLine(self._workbench))
        foot, box = row(gap=2), close_button(self, self._text("parking.close"))
        box.button(QDialogButtonBox.StandardButton.Close).setProperty("role", "plain")
        offer_help(self, box, self._workbench, theme, "parking")
        foot.addWidget(self.end)
        foot.addWidget(box, 1)
        layout.addWidget(self._counts)
        layout.addLayout(foot)

    def _nothing(self) -> QWidget:
        made = label(self._text("parking.nothing"), "body-muted", wrap=True)
        made.setAlignment(Qt.AlignmentFlag.AlignCenter)
        made.setMargin(4 * GRID)
        return made

    def _sheet(self) -> QWidget:
        sheet = QWidget()
        layout = column(sheet, margin=2, gap=2)
        layout.addWidget(self._words)
        layout.addWidget(self._where)
        layout.addWidget(self.form)
        layout.addStretch(1)
        return scrolled(sheet)

    def _connect(self) -> None:
        self.line.returnPressed.connect(self._park)
        for number in range(len(WAYS)):
            key = QKeySequence(str(number + 1))
            shortcut = QShortcut(key, self.list, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda number=number: self._choose(number))
        self.list.selectionModel().currentChanged.connect(self._show_current)
        self.form.decided.connect(self._decide)
        self.form.taken_back.connect(self._take_back)
        self.end.clicked.connect(self._end)
        self._workbench.changed.connect(self.refresh)

    # what is shown

    def _about(self, item: ParkedItem) -> str:
        state = item.told.decision or self._text("parking.undecided")
        return " · ".join(part for part in (state, *self._place(item)) if part)

    def _place(self, item: ParkedItem) -> list[str]:
        outline = self._workbench.outline
        field = outline.topic_field(item.card.topic_field_uid) if outline else None
        workshop = outline.workshop(item.card.workshop_uid) if outline else None
        return [found.title for found in (field, workshop) if found]

    def _show_current(self) -> None:
        item = self.current
        if item and item != self._shown:
            self._shown = item
            self._words.setText(item.card.text)
            kind = self._text(f"kinds.{item.card.kind}")
            self._where.setText(" · ".join((kind, *self._place(item))))
            self.form.show_item(item)

    def _count(self, items: list[ParkedItem]) -> None:
        workshop, here = self._workshop, self._workbench.workshop_uid
        is_open = workshop is not None and workshop.state != WorkshopState.CLOSED
        undecided = sum(not item.is_decided and here in item.card.workshop_uids for item in items)
        key = "workshop_ended" if not is_open else "workshop_open" if undecided else "workshop_decided"
        self._counts.setText(
            self._text(f"parking.{key}", name=workshop.title, n=undecided) if workshop else ""
        )
        self.end.setText(self._text("parking.end" if is_open else "parking.go_on"))
        self.end.setVisible(workshop is not None)
        self.end.setEnabled(self._workbench.is_editable and not (is_open and undecided))

    # what is done

    def _park(self) -> None:
        draft = CardDraft(
            self.line.text(),
            self._workbench.topic_field_uid,
            self._workbench.workshop_uid,
            parked=True,
        )
        if uid := self._workbench.make(capture.add_card, draft):
            self.line.setText("")
            self._mark(uid)

    def _choose(self, number: int) -> None:
        if self.current and self.form.isEnabled():
            self.form.choose(number)

    def _decide(self, decision: Decision) -> None:
        item = self.current
        today = datetime.now(UTC).astimezone().date().isoformat()
        if item and self._workbench.run(
            parking.decide_parked,
            item.card.uid,
            decision.words,
            reason=decision.reason,
            date=today,
            taken_up=decision.taken_up,
        ):
            self._mark_next()

    def _take_back(self) -> None:
        if item := self.current:
            self._workbench.run(parking.park_again, item.card.uid)
            self._mark(item.card.uid)

    def _end(self) -> None:
        if workshop := self._workshop:
            ended = workshop.state == WorkshopState.CLOSED
            state = WorkshopState.OPEN if ended else WorkshopState.CLOSED
            self._workbench.run(parking.set_state, workshop.uid, state)

    def _mark(self, uid: str) -> None:
        self.list.setCurrentIndex(self.model.index(self.model.row_of(uid), 0))

    def _mark_next(self) -> None:
        """Go to the first that is undecided, where the keys of the list are."""
        self.list.setCurrentIndex(self.model.index(0, 0))
        self.list.setFocus()
