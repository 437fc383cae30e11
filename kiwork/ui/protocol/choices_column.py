"""The choices on the left: which protocol, of what, in which language, and what stands in it."""

from collections.abc import Sequence
from dataclasses import asdict, replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from kiwork.protocol.editions import BUILT, Edition, contents_of
from kiwork.queries.consulting import organisations
from kiwork.queries.outline import Outline
from kiwork.ui.choice_box import ChoiceBox
from kiwork.ui.pieces import button, column, label, row
from kiwork.ui.protocol.tick_list import TickList
from kiwork.ui.protocol.wanted import Wanted
from kiwork.ui.theme import GRID
from kiwork.ui.workbench import Workbench
from kiwork.wording import LANGUAGES

NEED_CARDS = ("originals", "parked")


class ChoicesColumn(QScrollArea):
    """`chosen` carries what is wanted now, `workshop_chosen` the workshop to look at."""

    chosen = Signal(object)
    workshop_chosen = Signal(str)

    def __init__(self, workbench: Workbench) -> None:
        super().__init__(widgetResizable=True)
        self._wanted = Wanted()
        self._workbench = workbench
        self._editions, self._workshops, self._languages = (
            ChoiceBox(self._words(name)) for name in ("edition", "workshop", "language")
        )
        self._organisations = ChoiceBox(self._words("organisation"))
        self._for_whom = QWidget()
        self._fields, self._contents = (TickList(self._words(name)) for name in ("fields", "contents"))
        self._all = button("", "link")
        self._lay_out()
        self._editions.activated.connect(self._on_edition)
        self._workshops.activated.connect(self._on_workshop)
        self._organisations.activated.connect(self._on_organisation)
        self._languages.activated.connect(self._on_language)
        for ticks in (self._fields, self._contents):
            ticks.currentItemChanged.connect(lambda *_, ticks=ticks: self._follow(ticks))
        self._fields.ticked.connect(self._on_fields)
        self._contents.ticked.connect(self._on_contents)
        self._all.clicked.connect(self._turn_all)

    def show_wanted(self, wanted: Wanted, outline: Outline, workshop_uid: str | None) -> None:
        """Show the choices, and what the file has to choose from."""
        self._wanted = wanted
        _fill(self._editions, self._named([edition.value for edition in BUILT]), wanted.edition.value)
        self._show_workshops(outline, workshop_uid)
        self._show_organisations()
        _fill(self._languages, self._named(LANGUAGES), wanted.language_in(outline, self._workbench.language))
        self._show_fields(outline)
        self._show_contents()

    def take_focus(self) -> None:
        """Begin at the first choice."""
        self._editions.setFocus()

    def _show_workshops(self, outline: Outline, workshop_uid: str | None) -> None:
        if self._wanted.edition is Edition.MINUTES and outline.workshops:
            _fill(self._workshops, [(w.uid, w.title) for w in outline.workshops], workshop_uid)
        else:
            count = len(outline.workshops)
            words = self._words("all_workshops", n=count) if count else self._words("whole_file")
            _fill(self._workshops, [("", words)], "")
        self._workshops.setEnabled(self._workshops.count() > 1)

    def _show_organisations(self) -> None:
        is_asked = self._wanted.edition is Edition.CONSULTATION
        self._for_whom.setVisible(is_asked)
        if is_asked:
            found = [(one.uid, one.name) for one in self._workbench.ask(organisations)]
            entries = [("", self._words("all_organisations")), *found]
            _fill(self._organisations, entries, self._wanted.organisation_uid)

    def _show_fields(self, outline: Outline) -> None:
        fields = [(field.uid, field.title) for field in outline.all_topic_fields]
        left_in = {uid for uid, _ in fields} - self._wanted.left_out
        self._fields.show_entries(fields, left_in)
        self._all.setText(self._words("none" if len(left_in) == len(fields) else "all"))
        self._all.setAccessibleName(f"{self._words('fields')}: {self._all.text()}")

    def _show_contents(self) -> None:
        shown = {name for name, on in asdict(self._wanted.choices).items() if on}
        idle = () if self._wanted.choices.cards else NEED_CARDS
        names = [(name, self._words(f"with_{name}")) for name in contents_of(self._wanted.edition)]
        self._contents.show_entries(names, shown, idle=idle)

    def _on_edition(self) -> None:
        self.chosen.emit(replace(self._wanted, edition=Edition(self._editions.currentData())))

    def _on_workshop(self) -> None:
        self.workshop_chosen.emit(self._workshops.currentData())

    def _on_organisation(self) -> None:
        self.chosen.emit(replace(self._wanted, organisation_uid=self._organisations.currentData()))

    def _on_language(self) -> None:
        self.chosen.emit(replace(self._wanted, language=self._languages.currentData()))

    def _on_fields(self) -> None:
        self.chosen.emit(replace(self._wanted, left_out=frozenset(self._fields.other_keys)))

    def _on_contents(self) -> None:
        shown = self._contents.keys
        ticked = {name: name in shown for name in contents_of(self._wanted.edition)}
        self.chosen.emit(replace(self._wanted, choices=replace(self._wanted.choices, **ticked)))

    def _turn_all(self) -> None:
        left_out = frozenset() if self._fields.other_keys else frozenset(self._fields.keys)
        self.chosen.emit(replace(self._wanted, left_out=left_out))

    def _lay_out(self) -> None:
        inside = QWidget()
        layout = column(inside)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 0)
        self._add(layout, "edition", self._editions)
        self._add(layout, "workshop", self._workshops)
        self._add(column(self._for_whom), "organisation", self._organisations)
        layout.addWidget(self._for_whom)
        head = row()
        head.addWidget(label(self._words("fields"), "label", buddy=self._fields), 1)
        head.addWidget(self._all)
        layout.addLayout(head)
        layout.addWidget(self._fields)
        self._add(layout, "contents", self._contents)
        self._add(layout, "language", self._languages)
        layout.addStretch()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)

    def _add(self, layout: QVBoxLayout, name: str, choice: QWidget) -> None:
        layout.addWidget(label(self._words(name), "label", wrap=True, buddy=choice))
        layout.addWidget(choice)

    def _follow(self, ticks: TickList) -> None:
        """Scroll to the line that the arrow keys reached."""
        place = ticks.visualItemRect(ticks.currentItem())
        middle = ticks.mapToParent(place.center())
        self.ensureVisible(middle.x(), middle.y(), 0, place.height())

    def _named(self, keys: Sequence[str]) -> list[tuple[str, str]]:
        return [(key, self._words(key)) for key in keys]

    def _words(self, name: str, **values: object) -> str:
        return self._workbench.text(f"protocol_page.{name}", **values)


def _fill(box: QComboBox, entries: list[tuple[str, str]], current: str | None) -> None:
    with QSignalBlocker(box):
        if [(box.itemData(line), box.itemText(line)) for line in range(box.count())] != entries:
            box.clear()
            for key, name in entries:
                box.addItem(name, key)
        box.setCurrentIndex(box.findData(current))
