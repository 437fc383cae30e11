"""The sheet of one recommendation: what a first draft needs on top, the rest in parts that fold."""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QWidget

from kiwork.models.kinds import Dimension
from kiwork.queries.recommendations import RecommendationView
from kiwork.ui.evidence.box import EvidenceBox
from kiwork.ui.flow import Flow
from kiwork.ui.pieces import button, column, label
from kiwork.ui.recommend.chapter_choice import ChapterChoice
from kiwork.ui.recommend.consultation_box import ConsultationBox
from kiwork.ui.recommend.fields import ChoiceField, DateField, LineField, NamesField, TextField
from kiwork.ui.recommend.grid import Grid
from kiwork.ui.recommend.measures_box import MeasuresBox
from kiwork.ui.recommend.origin_box import OriginBox
from kiwork.ui.recommend.review_box import ReviewBox
from kiwork.ui.recommend.section import Section
from kiwork.ui.recommend.suggested import SuggestedPriority
from kiwork.ui.recommend.tags_field import TagsField
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

TEXTS = ("goal", "description", "situation", "next_step", "indicator", "resources", "cost", "funding")
DIMENSIONS = (Dimension.TARGET_GROUP, Dimension.MUNICIPALITY, Dimension.THEME)

DRAFT = {"title": 2, "goal": 2, "description": 2, "lead": 2}
SECTIONS = {
    "work": {"situation": 2, "next_step": 2, "indicator": 2},
    "whom": {"target_group": 2, "level": 1, "municipality": 2, "theme": 2},
    "who_and_when": {"partners": 2, "timeframe": 1, "due": 1},
    "means": {"resources": 2, "cost": 1, "funding": 1},
    "rank": {"priority": 1, "category": 1},
}
"""The fields of each part, and how many columns they take; the head counts those that are filled in."""

Field = LineField | TextField | ChoiceField


class Part(Protocol):
    """A part of the sheet that shows something of its own about the recommendation."""

    def show_view(self, view: RecommendationView, *, editable: bool) -> None: ...


class Sheet(QScrollArea):
    """Fields that save themselves into the recommendation that is shown."""

    delete_asked = Signal()

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self._workbench, self._theme = workbench, theme
        self._uid = ""
        self.title = LineField(needed=True)
        self.texts = {name: TextField() for name in TEXTS}
        self.goal, self.indicator = self.texts["goal"], self.texts["indicator"]
        self.lead, self.partners = ChoiceField(pauses=False), NamesField()
        self.choices = {name: self._choice(name) for name in CHOICES}
        self.due = DateField()
        self.due.setPlaceholderText(self._text("due_example"))
        self.tags = {dimension.value: TagsField(workbench, dimension) for dimension in DIMENSIONS}
        self.public = QCheckBox(self._text("public"))
        self.public.clicked.connect(lambda on: self._run(recommend.edit_recommendation, public=on))
        self.origin, self.measures = OriginBox(workbench, theme), MeasuresBox(workbench, theme)
        self.review, self.suggested = ReviewBox(workbench, theme), SuggestedPriority(workbench)
        self.chapter = ChapterChoice(workbench)
        self.consultation, self.evidence = ConsultationBox(workbench, theme), EvidenceBox(workbench, theme)
        self.versions = VersionsBox(workbench, theme)
        self._number = label("", "label")
        self._hint = label("", "body-muted", wrap=True)
        self.no_tags = label("", "body-muted", wrap=True)
        self._whom = self._grid(SECTIONS["whom"])
        self.sections = self._make_sections()
        self._connect()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidget(self._lay_out())

    def show_view(self, view: RecommendationView, organisations: Sequence[str], *, editable: bool) -> None:
        """Show a recommendation; what is being typed into it right now stays."""
        is_another, self._uid = view.uid != self._uid, view.uid
        self._number.setText(view.number)
        self._say_what_is_needed(view, editable=editable)
        self.lead.offer(organisations)
        self.partners.offer(organisations)
        for typed, text in self._typed(view):
            (typed.replace if is_another else typed.load)(text)
            typed.field.setEnabled(editable)
        self.due.load(view.due, anew=is_another)
        self.due.setEnabled(editable)
        self._show_tags(view, editable=editable)
        self.public.setChecked(view.public)
        self.public.setEnabled(editable)
        self.measures.show_measures(view.uid, organisations, editable=editable)
        for part in self._parts:
            part.show_view(view, editable=editable)
        self._tell_how_much(view)
        if is_another:
            self.verticalScrollBar().setValue(0)

    @property
    def _parts(self) -> tuple[Part, ...]:
        own = (self.origin, self.review, self.suggested, self.chapter)
        return (*own, self.consultation, self.evidence, self.versions)

    def save(self) -> None:
        """Save what is being typed, before another recommendation is shown."""
        for _, field in self._columns():
            field.typed.save()
        for field in (self.lead, self.partners, self.due):
            field.typed.save()
        self.review.save()
        self.measures.save()

    # what is shown

    def _columns(self) -> list[tuple[str, Field]]:
        return [("title", self.title), *self.texts.items(), *self.choices.items()]

    def _typed(self, view: RecommendationView) -> list[tuple[Typed, str]]:
        plain = [(field.typed, str(getattr(view, name))) for name, field in self._columns()]
        names = NamesField.line_of(view.partners)
        return [*plain, (self.lead.typed, view.lead), (self.partners.typed, names)]

    def _say_what_is_needed(self, view: RecommendationView, *, editable: bool) -> None:
        key = ("draft" if view.missing else "") if editable else "read_only"
        self._hint.setText(self._text(key) if key else "")
        self._hint.setVisible(bool(key))

    def _show_tags(self, view: RecommendationView, *, editable: bool) -> None:
        """Show the tags of each dimension, and where those come from that are not there yet."""
        for tags in self.tags.values():
            tags.show_tags(view.uid, view.tag_uids, editable=editable)
        without = [name for name, tags in self.tags.items() if not tags.count()]
        self._whom.show_fields([name for name in SECTIONS["whom"] if name not in without])
        names = ", ".join(map(self._text, without))
        self.no_tags.setText(self._text("no_tags", names=names))
        self.no_tags.setVisible(bool(without))

    def _tell_how_much(self, view: RecommendationView) -> None:
        """Say in the head of each part how much of it is filled in."""
        for name, fields in SECTIONS.items():
            filled = sum(self._is_filled(view, field) for field in fields)
            self.sections[name].tell(self._text("filled", n=filled, whole=len(fields)))
        self.sections["measures"].tell(self.measures.in_words())
        self.sections["review"].tell(self._text(f"state_{view.feasibility}"))

    def _is_filled(self, view: RecommendationView, field: str) -> bool:
        return bool(self.tags[field].number if field in self.tags else getattr(view, field))

    # changes

    def _connect(self) -> None:
        for name, field in self._columns():
            field.typed.saved.connect(lambda text, name=name: self._save_column(name, text))
        self.due.chosen.connect(lambda text: self._save_column("due", text))
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

    def _make_sections(self) -> dict[str, Section]:
        bodies: dict[str, QWidget] = {
            name: self._grid(fields) for name, fields in SECTIONS.items() if name != "whom"
        }
        bodies["whom"] = _below_each_other(self._whom, self.no_tags)
        bodies["rank"] = _below_each_other(bodies["rank"], self.suggested, self.chapter)
        return {
            "origin": self._section("origin", self.origin, unfolded=True),
            "work": self._section("work", bodies["work"]),
            "whom": self._section("whom", bodies["whom"]),
            "who_and_when": self._section("who_and_when", bodies["who_and_when"]),
            "measures": self._section("measures", self.measures),
            "means": self._section("means", bodies["means"]),
            "rank": self._section("rank", bodies["rank"]),
            "review": self._section("review", self.review),
            "consultation": self._subject("consultation", self.consultation),
            "evidence": self._subject("evidence", self.evidence),
            "versions": self._subject("versions", self.versions),
        }

    def _section(self, name: str, body: QWidget, *, unfolded: bool = False) -> Section:
        return Section(self._theme, self._text(name), body, unfolded=unfolded)

    def _subject(self, name: str, body: QWidget) -> Section:
        """Return a part that has a subject of wordings of its own."""
        return Section(self._theme, self._workbench.text(f"{name}.section"), body, unfolded=False)

    def _lay_out(self) -> QWidget:
        whole = QWidget()
        layout = column(whole, gap=2)
        layout.setContentsMargins(2 * GRID, 0, 2 * GRID, 2 * GRID)
        layout.addLayout(self._head())
        layout.addWidget(self._grid(DRAFT))
        layout.addWidget(self._hint)
        for section in self.sections.values():
            layout.addWidget(section)
        layout.addStretch(1)
        return whole

    def _head(self) -> Flow:
        delete = button(self._text("delete"), "link")
        delete.setAccessibleName(self._workbench.text("actions.delete_recommendation"))
        delete.clicked.connect(self.delete_asked)
        line = Flow(gap=2)
        line.add(self._number, wide=True)
        line.add(self.public)
        line.add(delete)
        return line

    def _grid(self, fields: Iterable[str]) -> Grid:
        widgets: dict[str, QWidget] = {
            **dict(self._columns()), **self.tags, "lead": self.lead, "partners": self.partners,
            "due": self.due,
        }  # fmt: skip
        widths = DRAFT | {name: width for part in SECTIONS.values() for name, width in part.items()}
        return Grid(self._theme, {name: (self._text(name), widgets[name], widths[name]) for name in fields})

    def _choice(self, name: str) -> ChoiceField:
        field = ChoiceField()
        field.offer([self._text(f"{name}_{choice}") for choice in CHOICES[name]])
        return field

    def _text(self, name: str, /, **values: object) -> str:
        return self._workbench.text(f"recommend.{name}", **values)


def _below_each_other(*parts: QWidget) -> QWidget:
    whole = QWidget()
    layout = column(whole)
    for part in parts:
        layout.addWidget(part)
    return whole
