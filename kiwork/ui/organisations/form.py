"""What is known about one organisation, in fields that save themselves."""

from PySide6.QtWidgets import QCheckBox, QWidget

from kiwork.models.kinds import Dimension
from kiwork.queries.organisations import OrganisationView, kinds
from kiwork.ui.choice_box import ChoiceBox, named
from kiwork.ui.pieces import column, label
from kiwork.ui.recommend.fields import ChoiceField, LineField, TextField
from kiwork.ui.theme import GRID, Theme
from kiwork.ui.workbench import Workbench
from kiwork.usecases import organisations

OFFERED = ("administration", "provider", "association", "school", "company", "church", "initiative")
"""Kinds, by the name of the wording "organisations.kind_<kind>"; any other can be typed."""


class OrganisationForm(QWidget):
    """Name, kind, municipality, contact, whether it is internal, and what it is named for."""

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self._workbench, self._theme = workbench, theme
        self._uid = ""
        self._joined = label("", "body-muted", wrap=True)
        self.name, self.kind, self.contact = LineField(needed=True), ChoiceField(), TextField()
        self.town = ChoiceBox(self._text("municipality"))
        self.internal = QCheckBox(self._text("internal"))
        self._involved = label("", wrap=True)
        self._lay_out()
        self._connect()

    def show_view(self, view: OrganisationView) -> None:
        """Show an organisation; what is being typed into it right now stays."""
        is_another = view.uid != self._uid
        self._uid = view.uid
        self.kind.offer(self._kinds())
        for typed, text in (
            (self.name.typed, view.name), (self.kind.typed, view.kind), (self.contact.typed, view.contact)
        ):  # fmt: skip
            (typed.replace if is_another else typed.load)(text)
        self._show_towns(view.municipality_uid)
        self.internal.setChecked(view.internal)
        self._joined.setText(self._text("also", names="; ".join(view.wordings)))
        self._joined.setVisible(bool(view.wordings))
        self._involved.setText(self._in_words(view))
        for field in (self.name, self.kind, self.contact, self.town, self.internal):
            field.setEnabled(self._workbench.is_editable)

    def save(self) -> None:
        """Save what is being typed."""
        for field in (self.name, self.kind, self.contact):
            field.typed.save()

    def _kinds(self) -> list[str]:
        offered = [self._text(f"kind_{name}") for name in OFFERED]
        return list(dict.fromkeys([*offered, *self._workbench.ask(kinds)]))

    def _show_towns(self, chosen: str | None) -> None:
        outline = self._workbench.outline
        tags = outline.tags if outline else ()
        self.town.clear()
        self.town.addItem(self._text("no_municipality"), None)
        for tag in tags:
            if tag.dimension is Dimension.MUNICIPALITY:
                self.town.addItem(tag.title, tag.uid)
        self.town.setCurrentIndex(max(0, self.town.findData(chosen)) if chosen else 0)

    def _in_words(self, view: OrganisationView) -> str:
        parts = [("leads", view.leads), ("partners", view.partners), ("asked", view.asked)]
        said = [self._text(name, numbers=", ".join(numbers)) for name, numbers in parts if numbers]
        return "\n".join(said) or self._text("not_involved")

    def _connect(self) -> None:
        self.name.typed.saved.connect(
            lambda name: self._workbench.type_into(
                f"{self._uid}.name", organisations.rename_organisation, self._uid, name
            )
        )
        self.kind.typed.saved.connect(lambda text: self._type("organisation_kind", text))
        self.contact.typed.saved.connect(lambda text: self._type("contact", text))
        self.town.activated.connect(lambda _: self._edit(municipality_uid=self.town.currentData()))
        self.internal.clicked.connect(lambda on: self._edit(internal=on))

    def _type(self, column_name: str, text: str) -> None:
        joins = f"{self._uid}.{column_name}"
        self._workbench.type_into(joins, organisations.edit_organisation, self._uid, **{column_name: text})

    def _edit(self, **columns: str | bool | None) -> None:
        self._workbench.run(organisations.edit_organisation, self._uid, **columns)

    def _lay_out(self) -> None:
        layout = column(self, gap=0)
        named(self.kind, self._text("kind"))
        for name, field in (
            ("name", self.name), ("kind", self.kind), ("municipality", self.town), ("contact", self.contact)
        ):  # fmt: skip
            field.setAccessibleName(self._text(name))
            layout.addWidget(label(self._text(name), "label", buddy=field))
            layout.addWidget(field)
            layout.addSpacing(GRID)
            if name == "name":
                layout.addWidget(self._joined)
        layout.addWidget(label(self._text("contact_stays"), "muted", wrap=True))
        layout.addSpacing(GRID)
        layout.addWidget(self.internal)
        layout.addWidget(label(self._text("internal_means"), "muted", wrap=True))
        layout.addSpacing(2 * GRID)
        layout.addWidget(label(self._text("involved"), "strong"))
        layout.addWidget(self._involved)

    def _text(self, name: str, **values: object) -> str:
        return self._workbench.text(f"organisations.{name}", **values)
