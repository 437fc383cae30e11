"""The tab in which topic fields are edited: names in order, and code and description of the marked one."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QInputDialog, QWidget

from kiwork.queries.cards import all_cards
from kiwork.queries.outline import TopicFieldView
from kiwork.ui.pieces import label, row
from kiwork.ui.setup.field_form import FieldForm
from kiwork.ui.setup.record_list import RecordList
from kiwork.ui.workbench import Workbench
from kiwork.usecases import setup

DETAILS = ("code", "description")


class TopicFields(QWidget):
    """Deleting a topic field asks where its cards go, and moves them in the same step."""

    def __init__(self, workbench: Workbench, refresh: Callable[[], object]) -> None:
        super().__init__()
        self._workbench = workbench
        self._refresh = refresh
        self._fields: Sequence[TopicFieldView] = ()
        self._list = RecordList(
            workbench,
            workbench.text("setup.topic_fields"),
            add=lambda name: workbench.run(setup.add_topic_field, name) or refresh(),
            rename=lambda uid, name: workbench.run(setup.edit, "topic_field", uid, title=name) or refresh(),
            move=lambda uid, before: workbench.run(setup.move, "topic_field", uid, before),
            delete=self._delete,
        )
        self._details = FieldForm(workbench, "setup", DETAILS, self._save, names_above=True)
        self._details.form.addRow(label(workbench.text("setup.about_code"), "muted", wrap=True))
        self._list.names.currentRowChanged.connect(self._show_details)
        layout = row(self, margin=2, gap=2)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._details, 1)

    def show_fields(self, fields: Sequence[TopicFieldView]) -> None:
        """Show the topic fields in order."""
        self._fields = fields
        self._list.show_entries([(field.uid, field.title) for field in fields])
        self._show_details()

    def _show_details(self) -> None:
        current = next((field for field in self._fields if field.uid == self._list.current_uid), None)
        self._details.setEnabled(current is not None)
        values = {name: getattr(current, name) if current else "" for name in DETAILS}
        self._details.show_values(values)

    def _save(self, column: str, text: str) -> bool:
        uid = self._list.current_uid
        joins = f"{uid}.{column}"
        return uid is None or self._workbench.type_into(
            joins, setup.edit, "topic_field", uid, **{column: text}
        )

    def _delete(self, uid: str) -> None:
        cards = len(self._workbench.ask(all_cards, topic_field_uid=uid))
        if cards:
            target = self._ask_target(uid, cards)
            if target:
                self._workbench.run(setup.delete_topic_field, uid, move_to=target)
        else:
            self._workbench.run(setup.delete_topic_field, uid)

    def _ask_target(self, uid: str, cards: int) -> str | None:
        others = [field for field in self._fields if field.uid != uid]
        text = self._workbench.text
        if not others:
            self._workbench.failed.emit(text("setup.last_topic_field", n=cards))
            return None
        titles = [field.title for field in others]
        title, chosen = QInputDialog.getItem(
            self, text("setup.where_to_title"), text("setup.where_to", n=cards), titles, 0, editable=False
        )
        return others[titles.index(title)].uid if chosen else None
