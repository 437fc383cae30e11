"""What the facilitator does with the beamer: one method for each of its actions, and how they stand."""

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QWidget

from kiwork.queries.cards import CardView
from kiwork.ui.actions import ACTIONS
from kiwork.ui.beamer.button import BeamerButton
from kiwork.ui.beamer.sight import Scene
from kiwork.ui.beamer.stage import Stage
from kiwork.ui.itemmodels.captured import CARD
from kiwork.ui.menus import MENUS
from kiwork.ui.workbench import Workbench


class BeamerControl(QObject):
    """The hands of one main window on the stage; what stands in the head of the window is its `button`."""

    def __init__(
        self, workbench: Workbench, stage: Stage, window: QWidget, actions: Mapping[str, QAction]
    ) -> None:
        super().__init__(window)
        self._workbench, self._stage, self._window = workbench, stage, window
        self._actions = {action.name: actions[action.name] for action in ACTIONS if action.is_beamers}
        entries = dict(MENUS)["beamer"]
        self.button = BeamerButton([self._actions[entry] if entry else None for entry in entries])
        stage.window.answer(list(self._actions.values()))
        stage.changed.connect(self.refresh)
        stage.showing.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Let actions and button say how things stand."""
        for name, on in self._states().items():
            self._actions[name].setChecked(on)
        for name, usable in self._usable().items():
            self._actions[name].setEnabled(usable)
        self.button.tell(self._in_words(), self._all_in_words())

    # the window

    def beamer(self) -> None:
        """Open the second window, or close it."""
        if self._stage.is_open:
            self._stage.close()
        else:
            self._stage.open(self._own_screen())
        self.refresh()

    def beamer_next_screen(self) -> None:
        """Move it to the next screen."""
        self._stage.take_next_screen(self._own_screen())
        self._say("on_screen", name=self._stage.screen)

    def beamer_full_screen(self) -> None:
        """Let it fill the screen, or be a window again."""
        window = self._stage.window
        window.fill_screen(full=not window.isFullScreen())
        self.refresh()

    # what is shown

    def beamer_follow(self) -> None:
        """Show what belongs to the step."""
        self._stage.showing.follow()

    def beamer_question(self) -> None:
        """Show the guiding question alone."""
        self._stage.showing.choose(Scene.QUESTION)

    def beamer_newest(self) -> None:
        """Show the newest cards as they arrive."""
        self._stage.showing.choose(Scene.NEWEST)

    def beamer_clusters(self) -> None:
        """Show the headings of the clusters."""
        self._stage.showing.choose(Scene.CLUSTERS)

    def beamer_board(self) -> None:
        """Show the clusters with their cards."""
        self._stage.showing.choose(Scene.BOARD)

    def beamer_ranking(self) -> None:
        """Show the ranking of the round of dots."""
        self._stage.showing.choose(Scene.RANKING)

    def beamer_card(self) -> None:
        """Show the card with the focus large, else the newest one."""
        uid = self._card_at_hand()
        if not uid:
            self._say("no_card")
        elif not self._stage.showing.choose_card(uid):
            self._say("card_internal")
        self.refresh()

    def beamer_blank(self) -> None:
        """Show the ground alone, or again what was shown."""
        showing = self._stage.showing
        showing.blank(blank=not showing.is_blank)

    def beamer_freeze(self) -> None:
        """Let the picture stand still, or go on."""
        showing = self._stage.showing
        showing.freeze(frozen=not showing.is_frozen)

    def beamer_hold_back(self) -> None:
        """Let new cards wait, or come at once."""
        showing = self._stage.showing
        showing.hold_back(on=not showing.holds_back)

    def beamer_show_held(self) -> None:
        """Show the cards that wait."""
        self._stage.showing.show_held()

    # how it stands

    def _states(self) -> dict[str, bool]:
        stage, showing = self._stage, self._stage.showing
        return {
            "beamer": stage.is_open,
            "beamer_follow": showing.follows,
            "beamer_blank": showing.is_blank,
            "beamer_freeze": showing.is_frozen,
            "beamer_hold_back": showing.holds_back,
            "beamer_full_screen": stage.is_open and stage.window.isFullScreen(),
            **{f"beamer_{scene}": showing.scene is scene for scene in Scene},
        }

    def _usable(self) -> dict[str, bool]:
        stage, showing = self._stage, self._stage.showing
        return {
            "beamer_blank": stage.is_open,
            "beamer_freeze": stage.is_open,
            "beamer_show_held": showing.held > 0,
            "beamer_next_screen": stage.is_open and len(stage.screens.names()) > 1,
            "beamer_full_screen": stage.is_open and not stage.is_bare,
        }

    def _in_words(self) -> str:
        """Return the words on the button: what the room does not see, or sees no longer, comes first."""
        stage, showing, text = self._stage, self._stage.showing, self._workbench.text
        states = {"waiting": stage.is_waiting, "blank": showing.is_blank, "frozen": showing.is_frozen}
        parts = [text(f"beamer.state_{name}") for name, on in states.items() if on][:1]
        held = [text("beamer.state_held", n=showing.held)] if showing.held else []
        return " · ".join([*parts, *held]) or text("beamer.button")

    def _all_in_words(self) -> str:
        if not self._stage.is_open:
            return f"{self._actions['beamer'].toolTip()} {self._in_words()}"
        scene = self._actions[f"beamer_{self._stage.showing.scene}"].text()
        return f"{self._workbench.text('beamer.button')}: {self._in_words()} · {scene}"

    def _own_screen(self) -> str:
        return self._window.screen().name()

    def _card_at_hand(self) -> str:
        view = self._window.focusWidget()
        card = view.currentIndex().data(CARD) if isinstance(view, QAbstractItemView) else None
        if isinstance(card, CardView):
            return card.uid
        newest = self._stage.showing.newest()
        return newest.uid if newest else ""

    def _say(self, key: str, **values: object) -> None:
        self._workbench.said.emit(self._workbench.text(f"beamer.{key}", **values))
