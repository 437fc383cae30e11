"""The step "Sammeln": one line that always has the focus, and below it what was captured."""

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu

from kiwork.models.kinds import CardKind
from kiwork.models.text import EmptyTextError, required
from kiwork.queries.captured import captured_among, captured_cards
from kiwork.queries.cards import CardView
from kiwork.store.changes import ChangeSet
from kiwork.ui.collect.card_hands import CardHands
from kiwork.ui.collect.desk import DeskView
from kiwork.ui.collect.editing import Editing
from kiwork.ui.collect.entry import Desk, Entry, packed, unpacked
from kiwork.ui.collect.menus import action_menu, tag_menu, topic_field_menu
from kiwork.ui.collect.prefixes import Written
from kiwork.ui.collect.vocabulary import Vocabulary
from kiwork.ui.collect.with_photos import WithPhotos
from kiwork.ui.dialogs import answered
from kiwork.ui.itemmodels.captured import touched_cards
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench
from kiwork.usecases.capture import CardDraft

_OUTLINE_KINDS = ("workshop", "topic_field", "guiding_question", "tag", "tag_dimension")
_MANY = 300
"""So many cards changed at once are asked for anew."""


class CollectPage(WithPhotos):
    """What is done to a card is done to those selected in the list, else to the card handled last."""

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__(workbench, theme)
        self._hands = CardHands(workbench)
        self._question_uid: str | None = None
        self._latest: list[str] = []
        self.view = DeskView(workbench, theme, self)
        self.cards = self.view.cards
        self.entry, self.list, self.hint = self.view.entry, self.view.list, self.view.hint
        self._editing = Editing(workbench, self.entry)
        self.put_photos_beside(self.view, self.entry.edit)
        self._connect()

    def refresh(self) -> None:
        """Show everything anew, as for another workshop or topic field."""
        self._latest = []
        self._show_outline()
        self.cards.show(self.workbench.ask(captured_cards, **self._place()))
        self.photos.refresh()
        self._settle()

    def apply(self, change: ChangeSet) -> None:
        """Show what an action changed, card by card."""
        touched = touched_cards(change)
        if change.of_kind(*_OUTLINE_KINDS) or len(touched) > _MANY:
            self.refresh()
            return
        self.show_photo_changes(change)
        chosen = self.list.chosen()
        self.cards.apply(touched, self.workbench.ask(captured_among, touched, **self._place()))
        if not chosen:
            self.list.leave()
        self._settle()

    def take_focus(self) -> None:
        """Be ready for the next card."""
        self.view.take_focus()

    def unsaved(self) -> str:
        return packed(Desk(self.entry.entry, self.view.kind.kind, self._editing.uid, self._editing.before))

    def restore_unsaved(self, text: str) -> None:
        desk = unpacked(text)
        self.view.kind.show_kind(desk.kind)
        self.entry.show_entry(desk.entry)
        self._editing.go_on(desk.editing, desk.before)
        self.view.show_editing(editing=bool(desk.editing))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write what is typed anywhere on the page into the line."""
        if self.view.can_type and self.view.is_typing(event):
            self.entry.edit.setFocus()
            QCoreApplication.sendEvent(self.entry.edit, event)
        else:
            super().keyPressEvent(event)

    # the next card

    def next_challenge(self) -> None:
        """Let the next card be a challenge."""
        self._set_kind(CardKind.CHALLENGE)

    def next_solution(self) -> None:
        """Let the next card be a solution idea."""
        self._set_kind(CardKind.SOLUTION)

    def next_offer(self) -> None:
        """Let the next card be an existing offer."""
        self._set_kind(CardKind.OFFER)

    # the card that was handled last, or those selected

    def count_last(self) -> None:
        """Count one more mention: of the card that is like the text in the line, if one is shown."""
        if self.view.similar.count():
            return
        if cards := self._targets():
            self._hands.count(cards)

    def next_similar(self) -> None:
        """Show the next card that is like the text in the line."""
        self.view.similar.show_next()

    def discount_last(self) -> None:
        """Take one mention back."""
        if cards := self._targets():
            self._hands.discount(cards)

    def turn_last(self) -> None:
        """Change the kind."""
        if cards := self._targets():
            self._hands.turn(cards)

    def park_last(self) -> None:
        """Park, or take out of the parking lot."""
        if cards := self._targets():
            self._hands.park(cards)

    def keep_last_internal(self) -> None:
        """Keep out of what is printed and published, or let in."""
        if cards := self._targets():
            self._hands.keep_internal(cards)

    def move_last_on(self) -> None:
        """Move to the next topic field."""
        self._move(1)

    def move_last_back(self) -> None:
        """Move to the topic field before."""
        self._move(-1)

    def move_last_to(self) -> None:
        """Offer all topic fields."""
        cards, outline = self._targets(), self.workbench.outline
        if cards and outline:
            self._pop_up(topic_field_menu(self, outline, lambda uid: self._move_to(cards, uid)))

    def tag_last(self) -> None:
        """Offer all tags."""
        if cards := self._targets():
            shared = set.intersection(*(set(card.tag_uids) for card in cards))
            toggle = lambda uid, on: self._hands.tag(cards, uid, carried=on)  # noqa: E731 - a callback
            self._pop_up(tag_menu(self, self.workbench, shared, toggle))

    def original_of_last(self) -> None:
        """Ask for the wording in the speaker's own language."""
        from kiwork.ui.collect.original_dialog import OriginalDialog

        if cards := self._targets():
            answered(OriginalDialog(self.workbench, self.theme, cards[0], self))
            self.take_focus()

    def delete_last(self) -> None:
        """Delete."""
        if cards := self._targets():
            self._hands.delete(cards)

    def edit_last(self) -> None:
        """Take a card up into the line; what was typed there waits."""
        cards = self._targets()
        if not cards or self._editing.uid:
            return
        self._editing.begin(cards[0])
        self.view.show_editing(editing=True)
        self.take_focus()

    # saving

    def _save(self, written: Written) -> None:
        try:
            required(written.text)
        except EmptyTextError:
            self.hint.say(self.text("collect.without_text"))
            return
        if self._editing.uid:
            self._save_edited(written)
        else:
            self._save_new(written)

    def _save_new(self, written: Written) -> None:
        draft = CardDraft(
            written.text,
            kind=written.kind or self.view.kind.kind,
            guiding_question_uid=self._question_uid,
            tag_uids=written.tag_uids,
            parked=written.parked,
            workshop_uid=self.workbench.workshop_uid,
            topic_field_uid=self.workbench.topic_field_uid,
        )
        if uid := self.photos.add_card(draft):
            self._latest = [uid]
            self.entry.show_entry(Entry())
            self.list.leave()
            self.list.scrollToTop()

    def _on_counted(self, uid: str) -> None:
        self._latest = [uid]
        self.photos.tick_pointed()
        self.entry.clear()

    def _save_edited(self, written: Written) -> None:
        if self._editing.save(written):
            self._latest = [self._editing.uid]
            self._leave_editing()

    def _leave_editing(self) -> None:
        self._editing.leave()
        self.view.show_editing(editing=False)

    def _escape(self) -> None:
        if self._editing.uid:
            self._leave_editing()
        else:
            self.list.leave()

    def _settle(self) -> None:
        """Show whether there are cards; let Enter save a new one if the one that is being edited is gone."""
        self.view.show_state(any_cards=self.cards.total > 0)
        if self._editing.let_go():
            self.view.show_editing(editing=False)
            self.hint.say(self.text("collect.gone"))

    # which cards

    def _targets(self) -> list[CardView]:
        chosen = self.list.chosen()
        uids = [self._editing.uid] if self._editing.uid else self._latest
        cards = chosen or (self.view.load(uids) if uids else [])
        newest = self.cards.card(0)
        cards = cards or ([newest] if newest else [])
        if not cards:
            self.hint.say(self.text("collect.no_card"))
        return cards

    def _move(self, step: int) -> None:
        if cards := self._targets():
            self._latest = [card.uid for card in cards]
            self._hands.move_on(cards, step)
            self.list.leave()

    def _move_to(self, cards: list[CardView], topic_field_uid: str) -> None:
        self._latest = [card.uid for card in cards]
        self._hands.move_to(cards, topic_field_uid)
        self.list.leave()

    def _place(self) -> dict[str, str | None]:
        bench = self.workbench
        return {"workshop_uid": bench.workshop_uid, "topic_field_uid": bench.topic_field_uid}

    # what stands around

    def _connect(self) -> None:
        self.view.kind.chosen.connect(lambda kind: self._set_kind(CardKind(kind)))
        self.view.question.chosen.connect(self._ask_question)
        self.view.menu_wanted.connect(self._show_menu)
        self.list.edit_wanted.connect(self.edit_last)
        self.list.delete_wanted.connect(self.delete_last)
        self.view.similar.counted.connect(self._on_counted)
        self.entry.submitted.connect(self._save)
        self.entry.edit.escaped.connect(self._escape)
        self.entry.edit.recalled.connect(self.edit_last)
        self.entry.edit.pasted_lines.connect(self.view.paste)

    def _show_outline(self) -> None:
        outline = self.workbench.outline
        if outline is None:
            return
        self.entry.learn(Vocabulary(outline.tags))
        self._ask_question(self._question_uid or "")

    def _ask_question(self, uid: str) -> None:
        self._question_uid = self.view.question.ask(uid)

    def _set_kind(self, kind: CardKind) -> None:
        self.view.kind.show_kind(kind)
        self.take_focus()

    def _show_menu(self, place: QPoint) -> None:
        self._pop_up(action_menu(self, self.workbench, self.theme), place)

    def _pop_up(self, menu: QMenu, place: QPoint | None = None) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place or self.hint.mapToGlobal(QPoint(0, 0)))
