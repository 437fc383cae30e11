"""The coordination as a dialog: who was asked about what, what came back, and who has not answered."""

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QStackedWidget, QTabWidget, QWidget

from kiwork.models.kinds import ConsultationAnswer
from kiwork.queries.consulting import ConsultationView, Matrix, Pair, coordination, waiting
from kiwork.ui.consulting import words
from kiwork.ui.consulting.answer_dialog import AnswerDialog
from kiwork.ui.consulting.answers_dialog import take_answers_in
from kiwork.ui.consulting.matrix_table import MatrixTable
from kiwork.ui.consulting.sheets_dialog import SheetsDialog
from kiwork.ui.dates import shown_date, today
from kiwork.ui.dialogs import answered, close_button
from kiwork.ui.fitting import resize_dialog
from kiwork.ui.flow import Flow
from kiwork.ui.help_dialog import offer_help
from kiwork.ui.icons import icon
from kiwork.ui.itemmodels.coordination import CELL, CoordinationModel, Line
from kiwork.ui.itemmodels.waiting import NAME, NUMBER, SINCE, WaitingModel
from kiwork.ui.pieces import button, column, label, row, scrolled, tabs
from kiwork.ui.refusal_line import RefusalLine
from kiwork.ui.tables import PlainTable
from kiwork.ui.theme import GRID, Theme
from kiwork.ui.workbench import Workbench
from kiwork.usecases import consulting

SIZE = (1140, 720)
LOWEST_TABLE = 144
WAITING_WIDTHS = {NUMBER: 160, SINCE: 160}
KEYS = {
    "1": ConsultationAnswer.OPEN,
    "2": ConsultationAnswer.AGREED,
    "3": ConsultationAnswer.WITH_CONDITION,
    "4": ConsultationAnswer.REFUSED,
}
"""What the keys do to the selected cells; asking is the first."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ConsultingDialog(QDialog):
    """Everything is saved as it is noted, and can be undone; `look_at` is a recommendation to begin at."""

    def __init__(
        self, workbench: Workbench, theme: Theme, parent: QWidget, *, look_at: str | None = None
    ) -> None:
        super().__init__(parent)
        self._workbench, self._theme, self._text = workbench, theme, workbench.text
        self._matrix = Matrix((), (), {})
        self.setWindowTitle(self._text("consultation.title"))
        resize_dialog(self, theme, SIZE)
        self.model = CoordinationModel(
            self._text("consultation.recommendation"),
            lambda told: words.state(workbench, told),
            lambda told: words.sentence(workbench, told),
            self,
        )
        name = self._text("consultation.matrix")
        self.table = MatrixTable(self.model, theme, name, "".join(KEYS))
        self.waiting = WaitingModel(
            [self._text(f"consultation.waiting_{part}") for part in ("name", "number", "since")],
            shown_date,
            self,
        )
        self._told, self._where = label("", wrap=True), label("", "strong", wrap=True)
        self._stack = QStackedWidget()
        self._key_buttons = list(self._buttons_of_keys())
        self.sheets = button(self._text("consultation.write_sheets"))
        self.take = button(self._text("consultation.take_answers"))
        self._lay_out()
        self._connect()
        self.refresh()
        self.table.setCurrentIndex(self.model.first_cell_of(look_at))
        self.table.setFocus()

    def refresh(self) -> None:
        """Show what is stored; the cell that is looked at stays."""
        looked_at = self.model.pair(self.table.currentIndex())
        outline = self._workbench.outline
        self._matrix = self._workbench.ask(coordination)
        shown = [r for r in self._matrix.recommendations if outline and outline.shows(r.topic_field_uid)]
        organisations = self._matrix.organisations
        lines = [
            Line(r.uid, r.number, r.title, tuple(self._matrix.newest(r.uid, o.uid) for o in organisations))
            for r in shown
        ]
        self.model.show(organisations, lines)
        self.waiting.show(waiting(self._matrix))
        self._stack.setCurrentIndex(int(bool(lines and organisations)))
        if not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.cell_of(looked_at))
        self._tabs.setTabText(1, self._text("consultation.tab_waiting", n=self.waiting.rowCount()))
        self._show_current()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter to the table: it presses no button that has not the focus."""
        if event.key() not in _ENTER:
            super().keyPressEvent(event)

    # building

    def _lay_out(self) -> None:
        layout = column(self, margin=3, gap=2)
        self._tabs: QTabWidget = tabs()
        self._tabs.addTab(self._matrix_part(), self._text("consultation.tab_matrix"))
        self._tabs.addTab(self._waiting_part(), "")
        self._stack.addWidget(self._nothing())
        self._stack.addWidget(self._tabs)
        layout.addWidget(self._stack, 1)
        layout.addWidget(RefusalLine(self._workbench))
        box = close_button(self, self._text("consultation.close"))
        box.button(QDialogButtonBox.StandardButton.Close).setProperty("role", "plain")
        offer_help(self, box, self._workbench, self._theme, "consulting")
        foot = row(gap=2)
        foot.addWidget(self.sheets)
        foot.addWidget(self.take)
        foot.addWidget(box, 1)
        layout.addLayout(foot)

    def _nothing(self) -> QWidget:
        made = label(self._text("consultation.nothing"), "body-muted", wrap=True)
        made.setAlignment(Qt.AlignmentFlag.AlignCenter)
        made.setMargin(4 * GRID)
        return made

    def _matrix_part(self) -> QWidget:
        part = QWidget()
        layout = column(part, margin=1)
        layout.addWidget(self.table, 1)
        self.table.setMinimumHeight(self._theme.px(LOWEST_TABLE))
        layout.addWidget(self._where)
        layout.addWidget(self._told)
        keys = Flow()
        for made in self._key_buttons:
            keys.add(made)
        layout.addLayout(keys)
        return scrolled(part)

    def _buttons_of_keys(self) -> Iterator[QPushButton]:
        for key, answer in KEYS.items():
            yield self._key_button(key, words.ICONS[answer], f"key_{answer}")
        yield self._key_button("Del", "mdi6.undo-variant", "key_withdraw")

    def _key_button(self, key: str, sign: str, name: str) -> QPushButton:
        made = button(self._text(f"consultation.{name}"), icon=icon(self._theme, sign))
        made.clicked.connect(lambda: self._press(key))
        return made

    def _waiting_part(self) -> QWidget:
        part = QWidget()
        layout = column(part, margin=1)
        name = self._text("consultation.waiting")
        table = PlainTable(self._theme, self.waiting, name, wide=NAME, widths=WAITING_WIDTHS)
        layout.addWidget(table)
        return part

    def _connect(self) -> None:
        self.table.opened.connect(self._open)
        self.table.pressed_key.connect(self._press)
        self.table.selectionModel().currentChanged.connect(self._show_current)
        self.sheets.clicked.connect(self._write_sheets)
        self.take.clicked.connect(lambda: take_answers_in(self, self._workbench, self._theme))
        self._workbench.changed.connect(self.refresh)

    # what is shown and done

    def _show_current(self) -> None:
        index = self.table.currentIndex()
        told = self._cell(index)
        self._where.setText(self.model.where(index) if index.isValid() else "")
        self._told.setText(words.sentence(self._workbench, told) if self.model.pair(index) else "")
        editable = self._workbench.is_editable
        for made in self._key_buttons:
            made.setEnabled(editable)
        self.take.setEnabled(editable)
        self.sheets.setEnabled(bool(self._matrix.open))

    def _cell(self, index: QModelIndex) -> ConsultationView | None:
        told = index.data(CELL) if index.isValid() else None
        return told if isinstance(told, ConsultationView) else None

    def _press(self, key: str) -> None:
        pairs = self.table.pairs
        answer = KEYS.get(key)
        if not pairs or not self._workbench.is_editable:
            return
        if answer is None:
            self._workbench.run(consulting.withdraw, pairs)
        elif answer is ConsultationAnswer.OPEN:
            self._workbench.run(consulting.ask, pairs, on=today())
        elif answer is ConsultationAnswer.WITH_CONDITION:
            self._open(answer)
        else:
            self._workbench.run(consulting.answer_by_hand, pairs, answer, on=today())

    def _open(self, first: ConsultationAnswer | None = None) -> None:
        """Note an answer with all that belongs to it, for the selected cells."""
        pairs: list[Pair] = self.table.pairs
        if not pairs or not self._workbench.is_editable:
            return
        index = self.table.currentIndex()
        several = len(pairs) > 1
        told = None if several else self._cell(index)
        about = self._text("consultation.several", n=len(pairs)) if several else self.model.where(index)
        answered(
            AnswerDialog(self._workbench, self._theme, self, pairs=pairs, told=told, about=about, first=first)
        )

    def _write_sheets(self) -> None:
        answered(SheetsDialog(self._workbench, self._theme, self))
