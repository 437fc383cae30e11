"""The table of rooms, with the ticks for the topic fields of the marked one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from kiwork.ui.itemmodels.rooms import FIELDS, LABEL, Room, RoomsModel
from kiwork.ui.pieces import button, column, label, row, scrolled
from kiwork.ui.protocol.tick_list import TickList
from kiwork.ui.tables import PlainTable
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench

LABEL_WIDTH = 152


class RoomTable(QWidget):
    """`changed` comes whenever rooms were added, removed, named or given other topic fields."""

    changed = Signal()

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self._text = workbench.text
        outline = workbench.outline
        self._fields = {field.uid: field.title for field in outline.all_topic_fields} if outline else {}
        self.model = self._model()
        name = self._text("rooms.rooms")
        self.table = PlainTable(theme, self.model, name, wide=FIELDS, widths={LABEL: LABEL_WIDTH})
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._ticks_of = label("", "label", wrap=True)
        self.ticks = TickList(self._text("rooms.topic_fields"))
        self._remove = button(self._text("rooms.remove"))
        layout = row(self, gap=2)
        layout.addLayout(self._left(), 3)
        layout.addLayout(self._right(), 2)
        self._connect()
        self.table.selectRow(0)

    def _model(self) -> RoomsModel:
        rooms = [
            Room(self._text("rooms.label", n=number), frozenset({uid}))
            for number, uid in enumerate(self._fields, start=1)
        ]
        return RoomsModel(
            rooms or [Room(self._text("rooms.label", n=1))],
            fields=self._fields,
            everything=self._text("rooms.all"),
            headings=[self._text("rooms.room"), self._text("rooms.topic_fields")],
            parent=self,
        )

    def _left(self) -> QVBoxLayout:
        add = button(self._text("rooms.add"))
        add.clicked.connect(self._add)
        below = row()
        below.addWidget(add)
        below.addWidget(self._remove)
        below.addStretch(1)
        left = column()
        left.addWidget(self.table, 1)
        left.addLayout(below)
        return left

    def _right(self) -> QVBoxLayout:
        inside = QWidget()
        ticks = column(inside)
        ticks.addWidget(self.ticks)
        ticks.addStretch(1)
        right = column()
        right.addWidget(self._ticks_of)
        right.addWidget(scrolled(inside), 1)
        return right

    def _connect(self) -> None:
        self._remove.clicked.connect(self._remove_marked)
        self.ticks.ticked.connect(self._give_fields)
        self.table.selectionModel().currentRowChanged.connect(self._show_marked)
        for signal in (self.model.rowsInserted, self.model.rowsRemoved, self.model.dataChanged):
            signal.connect(self._on_changed)

    def _on_changed(self) -> None:
        self._show_marked()
        self.changed.emit()

    def _show_marked(self) -> None:
        number = self._marked
        self._remove.setEnabled(len(self.model.rooms) > 1)
        if number < 0:
            return
        room = self.model.rooms[number]
        self._ticks_of.setText(self._text("rooms.topic_fields_of", room=room.label))
        self.ticks.show_entries(list(self._fields.items()), room.topic_field_uids)

    @property
    def _marked(self) -> int:
        number = self.table.currentIndex().row()
        return number if number < len(self.model.rooms) else -1

    def _add(self) -> None:
        taken = {room.label for room in self.model.rooms}
        numbers = range(1, len(taken) + 2)
        names = (self._text("rooms.label", n=number) for number in numbers)
        self.model.add(Room(next(name for name in names if name not in taken)))
        self.table.selectRow(len(self.model.rooms) - 1)
        self.table.setFocus()

    def _remove_marked(self) -> None:
        if self._marked >= 0 and len(self.model.rooms) > 1:
            self.model.remove(self._marked)

    def _give_fields(self) -> None:
        if self._marked >= 0:
            self.model.set_fields(self._marked, self.ticks.keys)
