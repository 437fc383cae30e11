"""What the room is to see: chosen or following the facilitator, frozen, blank, with new cards held back."""

from PySide6.QtCore import QObject, Signal

from kiwork.queries.captured import Captured, captured_among, captured_cards
from kiwork.queries.on_screen import (
    SeenCard,
    SeenCluster,
    first_seen,
    public_uids,
    seen_cards,
    seen_clusters,
    seen_ranking,
)
from kiwork.store.changes import ChangeSet
from kiwork.ui.beamer.holding import Holding
from kiwork.ui.beamer.sight import Scene, Sight
from kiwork.ui.itemmodels.captured import touched_cards
from kiwork.ui.workbench import Workbench

OF_STEP = {"collect": Scene.NEWEST, "arrange": Scene.CLUSTERS, "weigh": Scene.RANKING}
"""What is shown at a step; at the others it stays what it was."""

MOST_CARDS, MOST_IN_CLUSTER = 30, 12
"""More never fit on a wall; so many are read, however many there are."""

_MANY = 300
_OF_CARDS = ("card", "mention")
_OF_SIGHT = (*_OF_CARDS, "cluster", "dot_round", "dot_count", "guiding_question", "topic_field", "workshop")


class Showing(QObject):
    """Knows no widget. `changed` says that the room may see something else, or the facilitator a number."""

    changed = Signal()

    def __init__(self, workbench: Workbench) -> None:
        super().__init__()
        self._workbench = workbench
        self._store = workbench.store
        self._holding = Holding(workbench)
        self._order: list[Captured] | None = None
        self._sight: Sight | None = None
        self._out_of_date = True
        self._card_uid = ""
        self._begin()
        workbench.changed.connect(self._on_changed)
        workbench.opened.connect(self._on_opened)
        workbench.context_changed.connect(self._look_elsewhere)
        workbench.looking.changed.connect(self._on_looking)

    @property
    def sight(self) -> Sight | None:
        """What the room sees, blank or not; None while no file is open."""
        if self._out_of_date and not self.is_frozen:
            self._sight, self._out_of_date = self._look(), False
        return self._sight

    @property
    def holds_back(self) -> bool:
        """Whether new cards wait until they are shown."""
        return self._holding.is_on

    @property
    def held(self) -> int:
        """How many cards wait."""
        return len(self._holding.held)

    # what the facilitator does

    def choose(self, scene: Scene) -> None:
        """Show this, whatever the step is."""
        self.scene, self.follows = scene, False
        self._look_elsewhere()

    def choose_card(self, uid: str) -> bool:
        """Show one card large, a held one too; False if the room may not see it."""
        found = self._workbench.ask(seen_cards, [uid])
        for spoken in found[0].spoken if found else ():
            self._holding.let_out(spoken)
        if found:
            self._card_uid = uid
            self.choose(Scene.CARD)
        return bool(found)

    def follow(self) -> None:
        """Show what belongs to the step the facilitator is at."""
        self.follows = True
        self._on_looking()

    def freeze(self, *, frozen: bool) -> None:
        """Keep the picture that is seen now, or go on; a card that becomes internal goes all the same."""
        self._sight = self.sight
        self.is_frozen = frozen
        self.changed.emit()

    def blank(self, *, blank: bool) -> None:
        """Show nothing but the ground, or again what was shown."""
        self.is_blank = blank
        self.changed.emit()

    def hold_back(self, *, on: bool) -> None:
        """Let new cards wait, or come at once as they are captured."""
        self._holding.begin() if on else self._holding.end()
        self._mark()

    def show_held(self) -> None:
        """Let the room see every card that waited; the next ones wait again."""
        if self.holds_back:
            self.hold_back(on=True)

    def let_go(self) -> None:
        """Be neither frozen nor blank, as when the window closes."""
        self.is_frozen = self.is_blank = False
        self.changed.emit()

    def newest(self) -> SeenCard | None:
        """Return the newest card of the workshop and topic field that is not internal."""
        uids = [captured.uid for captured in self._captured()]
        found = self._workbench.ask(first_seen, uids, most=1, workshop_uid=self._workbench.workshop_uid)
        return next(iter(found), None)

    # what happens

    def _begin(self) -> None:
        self.scene, self.follows = Scene.QUESTION, True
        self.is_frozen = self.is_blank = False
        self._holding.end()

    def _on_opened(self) -> None:
        if self._workbench.store is not self._store:
            self._store = self._workbench.store
            self._begin()
            self._on_looking()
        self._look_elsewhere()

    def _on_looking(self) -> None:
        wanted = OF_STEP.get(self._workbench.looking.step, self.scene)
        if self.follows and wanted is not self.scene:
            self.scene, self._order = wanted, None
        self._mark()

    def _look_elsewhere(self) -> None:
        self._order = None
        self._mark()

    def _on_changed(self, change: ChangeSet) -> None:
        self._holding.take(change)
        if change.sweeping or change.of_kind(*_OF_SIGHT):
            self._keep_order(change)
            self._drop_gone(change)
            self._mark()

    def _mark(self) -> None:
        self._out_of_date = True
        self.changed.emit()

    def _keep_order(self, change: ChangeSet) -> None:
        """Put what changed in its place, so that a new card costs the same however many there are."""
        touched = touched_cards(change)
        if self._order is None or change.sweeping or change.of_kind("workshop") or len(touched) > _MANY:
            self._order = None
            return
        present = self._workbench.ask(captured_among, touched, **self._place())
        others = set(touched) | {captured.uid for captured in present}
        self._order = sorted([*present, *(c for c in self._order if c.uid not in others)], reverse=True)

    def _drop_gone(self, change: ChangeSet) -> None:
        """Take what became internal or was deleted out of a frozen picture."""
        if not (self.is_frozen and self._sight) or not (change.sweeping or change.of_kind("card")):
            return
        spoken = self._sight.spoken()
        self._sight = self._sight.without(spoken - self._workbench.ask(public_uids, spoken))

    # looking

    def _look(self) -> Sight | None:
        outline, field_uid = self._workbench.outline, self._workbench.topic_field_uid
        if outline is None:
            return None
        field = outline.topic_field(field_uid)
        bare = Sight(self.scene, field.title if field else "", self._question())
        match self.scene:
            case Scene.NEWEST:
                return bare._replace(cards=self._newest())
            case Scene.CLUSTERS | Scene.BOARD:
                return bare._replace(clusters=self._clusters(field_uid))
            case Scene.RANKING:
                return self._with_ranking(bare)
            case Scene.CARD:
                return bare._replace(cards=self._card())
        return bare

    def _question(self) -> str:
        outline, asked = self._workbench.outline, self._workbench.looking.question_uid
        questions = outline.questions_for(self._workbench.topic_field_uid) if outline else []
        chosen = [question.text for question in questions if question.uid == asked]
        return next(iter([*chosen, *(question.text for question in questions)]), "")

    def _newest(self) -> tuple[SeenCard, ...]:
        uids = [captured.uid for captured in self._captured()]
        workshop, held = self._workbench.workshop_uid, self._holding.held
        return self._workbench.ask(first_seen, uids, most=MOST_CARDS, held=held, workshop_uid=workshop)

    def _clusters(self, field_uid: str | None) -> tuple[SeenCluster, ...]:
        if field_uid is None:
            return ()
        most = MOST_IN_CLUSTER if self.scene is Scene.BOARD else 0
        return self._workbench.ask(seen_clusters, field_uid, held=self._holding.held, most_cards=most)

    def _with_ranking(self, bare: Sight) -> Sight:
        """Return the round of dots under the question that it asked itself, if it asked one."""
        looking, outline = self._workbench.looking, self._workbench.outline
        shown = [field.uid for field in outline.topic_fields] if outline else []
        fields = [*shown, None] if looking.everywhere else [self._workbench.topic_field_uid]
        held = self._holding.held
        found = self._workbench.ask(seen_ranking, looking.round_uid, topic_field_uids=fields, held=held)
        if found is None:
            return bare
        place = found.title if looking.everywhere else bare.topic_field
        return bare._replace(topic_field=place, question=found.question or bare.question, ranking=found)

    def _card(self) -> tuple[SeenCard, ...]:
        return tuple(self._workbench.ask(seen_cards, [self._card_uid], held=self._holding.held))

    def _captured(self) -> list[Captured]:
        if self._order is None:
            self._order = self._workbench.ask(captured_cards, **self._place())
        return self._order

    def _place(self) -> dict[str, str | None]:
        bench = self._workbench
        return {"workshop_uid": bench.workshop_uid, "topic_field_uid": bench.topic_field_uid}
