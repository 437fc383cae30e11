"""The sheet of one recommendation: what a first draft needs on top, the rest in parts that fold."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QScrollArea, QWidget

from kiwork.queries.recommendations import RecommendationView
from kiwork.ui.choice_box import named
from kiwork.ui.pieces import button, column, label, row
from kiwork.ui.recommend.fields import ChoiceField, LineField, NamesField, TextField
from kiwork.ui.recommend.origin_box import OriginBox
from kiwork.ui.recommend.section import Section
from kiwork.ui.recommend.typed import Typed
from kiwork.ui.recommend.versions_box import VersionsBox
from kiwork.ui.theme import GRID, Theme
from kiwork.ui.workbench import Workbench
from kiwork.usecases import recommend

CHOICES = {
    "timeframe": ("short", "middle", "long"),
    "level": ("county", "towns", "both"),
    "priority": ("high", "medium", "low"),
    "category": ("quick_win", "focus"),
}
"""What the fields offer, by the name of the wording "recommend.<column>_<choice>"."""

Field = LineField | TextField | ChoiceField


class Sheet(QScrollArea):
    """Fields that save themselves into the recommendation that is shown."""

    delete_asked = Signal()

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self._workbench, self._theme = workbench, theme
        self._uid = ""
        self.title = LineField(needed=True)
        self.goal, self.description = TextField(), TextField()
        self.situation, self.next_step = TextField(), TextField()
        self.resources, self.indicator = TextField(), TextField()
        self.lead, self.partners = ChoiceField(pauses=False), NamesField()
        self.timeframe, self.level = self._choice("timeframe"), self._choice("level")
        self.priority, self.category = self._choice("priority"), self._choice("category")
        self.public = QCheckBox(self._text("public"))
        self.public.clicked.connect(lambda on: self._run(recommend.edit_recommendation, public=on))
        self.origin = OriginBox(workbench, theme)
        self.versions = VersionsBox(workbench, theme)
        self._number = label("", "label")
        self._hint = label(self._text("read_only"), "body-muted", wrap=True)
        self._connect()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidget(self._lay_out())

    def show_view(self, view: RecommendationView, organisations: Sequence[str], *, editable: bool) -> None:
        """Show a recommendation; what is being typed into it right now stays."""
        is_another = view.uid != self._uid
        self._uid = view.uid
        self._number.setText(view.number)
        self._hint.setVisible(not editable)
        self.lead.offer(organisations)
        self.partners.offer(organisations)
        for typed, text in self._texts(view):
            (typed.replace if is_another else typed.load)(text)
            typed.field.setEnabled(editable)
        self.public.setChecked(view.public)
        self.public.setEnabled(editable)
        self.origin.show_view(view, editable=editable)
        self.versions.show_view(view, editable=editable)
        if is_another:
            self.verticalScrollBar().setValue(0)

    def save(self) -> None:
        """Save what is being typed, before another recommendation is shown."""
        for _, field in self._columns():
            field.typed.save()
        self.lead.typed.save()
        self.partners.typed.save()

    def _columns(self) -> list[tuple[str, Field]]:
        names = (
            "title", "goal", "description", "timeframe", "situation", "next_step", "resources", "indicator",
            "level", "priority", "category",
        )  # fmt: skip
        return [(name, getattr(self, name)) for name in names]

    def _texts(self, view: RecommendationView) -> list[tuple[Typed, str]]:
        plain = [(field.typed, str(getattr(view, name))) for name, field in self._columns()]
        return [
            *plain,
            (self.lead.typed, view.lead),
            (self.partners.typed, NamesField.line_of(view.partners)),
        ]

    # changes

    def _connect(self) -> None:
        for name, field in self._columns():
            field.typed.saved.connect(lambda text, name=name: self._save_column(name, text))
        self.lead.typed.saved.connect(lambda text: self._type("lead", recommend.set_lead, text))
        self.partners.typed.saved.connect(
            lambda text: self._type("partners", recommend.set_partners, NamesField.names_in(text))
        )

    def _save_column(self, name: str, text: str) -> None:
        joins = f"{self._uid}.{name}"
        if self._workbench.store:
            self._workbench.type_into(joins, recommend.edit_recommendation, self._uid, **{name: text})

    def _type(self, name: str, use_case: Callable[..., None], value: str | list[str]) -> None:
        if self._workbench.store:
            self._workbench.type_into(f"{self._uid}.{name}", use_case, self._uid, value)

    def _run(self, use_case: Callable[..., None], **values: bool) -> None:
        self._workbench.run(use_case, self._uid, **values)

    # building

    def _lay_out(self) -> QWidget:
        draft = (("title", 2), ("goal", 2), ("description", 2), ("lead", 1), ("timeframe", 1))
        work = (("situation", 2), ("next_step", 2), ("resources", 1), ("indicator", 1))
        place = (("level", 1), ("priority", 1), ("category", 1), ("partners", 1))
        whole = QWidget()
        layout = column(whole, gap=2)
        layout.setContentsMargins(2 * GRID, 0, 2 * GRID, 2 * GRID)
        layout.addLayout(self._head())
        layout.addWidget(self._hint)
        layout.addWidget(self._grid(draft))
        layout.addWidget(Section(self._theme, self._text("origin"), self.origin, unfolded=True))
        layout.addWidget(Section(self._theme, self._text("work"), self._grid(work), unfolded=False))
        layout.addWidget(Section(self._theme, self._text("placing"), self._placing(place), unfolded=False))
        layout.addWidget(
            Section(self._theme, self._workbench.text("versions.title"), self.versions, unfolded=False)
        )
        layout.addStretch(1)
        return whole

    def _head(self) -> QHBoxLayout:
        delete = button(self._workbench.text("actions.delete_recommendation"), "link")
        delete.clicked.connect(self.delete_asked)
        line = row()
        line.addWidget(self._number, 1)
        line.addWidget(delete)
        return line

    def _placing(self, fields: Sequence[tuple[str, int]]) -> QWidget:
        whole = QWidget()
        layout = column(whole)
        layout.addWidget(self._grid(fields))
        layout.addWidget(self.public)
        return whole

    def _grid(self, fields: Sequence[tuple[str, int]]) -> QWidget:
        """Lay fields out in two columns; each comes with the number of columns it takes."""
        whole = QWidget()
        grid = QGridLayout(whole)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID // 2)
        place = 0
        for name, width in fields:
            place += place % 2 if width == 2 else 0  # noqa: PLR2004 - two columns
            self._add(grid, name, place, width)
            place += width
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return whole

    def _add(self, grid: QGridLayout, name: str, place: int, width: int) -> None:
        field: QWidget = getattr(self, name)
        field.setAccessibleName(self._text(name))
        if isinstance(field, ChoiceField):
            named(field, self._text(name))
        grid.addWidget(label(self._text(name), "label", buddy=field), place // 2 * 2, place % 2, 1, width)
        grid.addWidget(field, place // 2 * 2 + 1, place % 2, 1, width)

    def _choice(self, name: str) -> ChoiceField:
        field = ChoiceField()
        field.offer([self._text(f"{name}_{choice}") for choice in CHOICES[name]])
        return field

    def _text(self, name: str) -> str:
        return self._workbench.text(f"recommend.{name}")
