"""Whether a recommendation can be carried out: the state of its check, and what belongs to that state."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QWidget

from kiwork.models.kinds import Decision, Feasibility, ReviewPart
from kiwork.queries.recommendations import RecommendationView
from kiwork.ui.pieces import column, label
from kiwork.ui.recommend.fields import LineField, TextField
from kiwork.ui.recommend.grid import Grid
from kiwork.ui.recommend.settled_choice import SettledChoice
from kiwork.ui.recommend.typed import Typed
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench
from kiwork.usecases import reviewing

TEXTS = (ReviewPart.REASON, ReviewPart.COST, ReviewPart.PERIOD)
BELONGING = {
    Feasibility.OPEN: (),
    Feasibility.NOT_FEASIBLE: TEXTS[:1],
    Feasibility.WITHDRAWN: TEXTS[:1],
}
"""The texts that belong to a state; to others, all of them do."""

Said = dict[str, str]
"""What the parts of a review say, by ReviewPart."""


class ReviewBox(QWidget):
    """A state is taken once everything it needs is there; until then it is only chosen.

    What was typed meanwhile is kept under the state that holds.
    """

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self._workbench = workbench
        self._view: RecommendationView | None = None
        self._chosen: Feasibility | None = None
        self.state, self.decision = SettledChoice(""), SettledChoice("")
        self.reason, self.cost, self.period = TextField(), LineField(pauses=False), LineField(pauses=False)
        self.hint = label("", "body-muted", wrap=True)
        self._fill()
        self._grid = Grid(
            theme,
            {
                ReviewPart.REASON: (self._text("reason"), self.reason, 2),
                ReviewPart.COST: (self._text("cost"), self.cost, 1),
                ReviewPart.PERIOD: (self._text("period"), self.period, 1),
            },
        )
        layout = column(self)
        layout.addWidget(
            Grid(
                theme,
                {
                    "state": (self._text("state"), self.state, 1),
                    ReviewPart.DECISION: (self._text("separate_decision"), self.decision, 1),
                },
            )
        )
        layout.addWidget(self.hint)
        layout.addWidget(self._grid)
        self._connect()

    def show_view(self, view: RecommendationView, *, editable: bool) -> None:
        """Show how far the check of a recommendation has come; what is being typed right now stays."""
        is_another = self._view is None or view.uid != self._view.uid
        self._view = view
        if is_another or view.feasibility is self._chosen:
            self._chosen = None
        for typed, text in zip(self._texts, self._stored.values(), strict=False):
            (typed.replace if is_another else typed.load)(text)
        self.decision.setCurrentIndex(list(Decision).index(Decision(view.separate_decision)))
        for widget in (self.state, self.decision, *(typed.field for typed in self._texts)):
            widget.setEnabled(editable)
        self._explain()

    def save(self) -> None:
        """Save what is being typed, before another recommendation is shown."""
        if self.reason.isEnabled():
            self._take()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take the state once its reason is written."""
        if event.type() == QEvent.Type.FocusOut:
            self.save()
        return False

    # what is said

    @property
    def _texts(self) -> tuple[Typed, ...]:
        return (self.reason.typed, self.cost.typed, self.period.typed)

    @property
    def _stored(self) -> Said:
        view = self._view
        if view is None:
            return {}
        decision = Decision(view.separate_decision).value
        return _said(view.feasibility_reason, view.cost_report, view.review_period, decision)

    @property
    def _typed(self) -> Said:
        reason, cost, period = self.reason.toPlainText(), self.cost.text(), self.period.text()
        return _said(reason.strip(), cost.strip(), period.strip(), self.decision.currentData())

    # changes

    def _connect(self) -> None:
        self.reason.typed.saved.connect(self._keep)
        self.reason.installEventFilter(self)
        for field in (self.cost, self.period):
            field.typed.saved.connect(self._take)
        self.state.settled.connect(self._choose)
        self.decision.settled.connect(self._take)

    def _choose(self) -> None:
        self._chosen = Feasibility(self.state.currentData())
        self._take()

    def _take(self) -> None:
        if self._view is None:
            return
        wanted = self._chosen or self._view.feasibility
        if wanted.missing(**self._typed):
            self._keep()
        else:
            self._write(wanted, self._typed)
        self._explain()

    def _keep(self) -> None:
        """Save what was typed under the state that holds; what this needs is not emptied."""
        if self._view is None:
            return
        holds = self._view.feasibility
        emptied = {part: self._stored[part] for part in holds.missing(**self._typed)}
        if not holds.missing(**self._typed | emptied):
            self._write(holds, self._typed | emptied)

    def _write(self, state: Feasibility, said: Said) -> None:
        view = self._view
        if view is None or not self._workbench.store or (state, said) == (view.feasibility, self._stored):
            return
        if state is view.feasibility:
            self._workbench.type_into(f"{view.uid}.review", reviewing.review, view.uid, state, **said)
        else:
            self._workbench.run(reviewing.review, view.uid, state, **said)

    # what is shown

    def _fill(self) -> None:
        for state in Feasibility:
            self.state.addItem(self._workbench.text(f"recommend.state_{state}"), state)
        for decision in Decision:
            self.decision.addItem(self._workbench.text(f"fields.value_{decision}"), decision.value)

    def _explain(self) -> None:
        if self._view is None:
            return
        holds = self._view.feasibility
        wanted = self._chosen or holds
        self.state.setCurrentIndex(list(Feasibility).index(wanted))
        model = self.state.model()
        for number, state in enumerate(Feasibility):
            if isinstance(model, QStandardItemModel):
                model.item(number).setEnabled(holds.may_become(state))
        self._grid.show_fields(BELONGING.get(wanted, TEXTS))
        self.hint.setText(self._in_words(holds, wanted))
        self.hint.setVisible(bool(self.hint.text()))

    def _in_words(self, holds: Feasibility, wanted: Feasibility) -> str:
        missing = wanted.missing(**self._typed)
        if missing:
            key = "missing" if wanted is holds else "until_then"
            names = ", ".join(self._text(part) for part in missing)
            states = {"wanted": self._name(wanted), "holds": self._name(holds)}
            return self._text(key, n=len(missing), names=names, **states)
        if not holds.may_become(Feasibility.FEASIBLE):
            return self._text("first_in_review")
        return self._text("rules") if wanted is Feasibility.IN_REVIEW else ""

    def _name(self, state: Feasibility) -> str:
        return self._workbench.text(f"recommend.state_{state}")

    def _text(self, name: str, /, **values: object) -> str:
        return self._workbench.text(f"review.{name}", **values)


def _said(reason: str, cost: str, period: str, decision: str) -> Said:
    parts = (ReviewPart.REASON, ReviewPart.COST, ReviewPart.PERIOD, ReviewPart.DECISION)
    return {part.value: text for part, text in zip(parts, (reason, cost, period, decision), strict=True)}
