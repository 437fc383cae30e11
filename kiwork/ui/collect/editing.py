"""A captured card that was taken up into the entry line."""

from kiwork.queries.cards import CardView, cards_with
from kiwork.ui.collect.entry import Entry
from kiwork.ui.collect.entry_box import EntryBox
from kiwork.ui.collect.prefixes import Written, chip_for, names_in
from kiwork.ui.workbench import Workbench
from kiwork.usecases import capture


class Editing:
    """`uid` names the card, "" is none; what stood in the line before comes back afterwards."""

    def __init__(self, workbench: Workbench, entry: EntryBox) -> None:
        self.uid = ""
        self.before = Entry()
        self._workbench = workbench
        self._entry = entry

    def begin(self, card: CardView) -> None:
        """Take a card up."""
        self.uid, self.before = card.text_uid, self._entry.entry
        vocabulary = self._entry.vocabulary
        tags = [tag for uid in card.tag_uids if (tag := vocabulary.with_uid(uid))]
        kept = names_in(card.text, vocabulary)
        self._entry.show_entry(Entry(card.text, tuple(chip_for(tag) for tag in tags), kept))

    def go_on(self, uid: str, before: Entry) -> None:
        """Go on where a window that was built anew had stopped."""
        self.uid, self.before = uid, before

    def save(self, written: Written) -> bool:
        """Save the card; false if that was refused."""
        return self._workbench.run(
            capture.edit_card,
            self.uid,
            written.text,
            [*written.tag_uids, *self._tags_elsewhere()],
            kind=written.kind,
            parked=written.parked or None,
        )

    def _tags_elsewhere(self) -> set[str]:
        """Return the tags of cards joined with it in other workshops, which are not seen here."""
        whole = self._workbench.ask(cards_with, [self.uid])
        here = self._workbench.ask(cards_with, [self.uid], workshop_uid=self._workbench.workshop_uid)
        return _tags_of(whole) - _tags_of(here) if here else set()

    def leave(self) -> None:
        """Put back what stood in the line before."""
        self._entry.show_entry(self.before)
        self.uid, self.before = "", Entry()

    def let_go(self) -> bool:
        """Keep the text but no longer the card, if the card is gone; false if it is still there."""
        if not self.uid or self._workbench.ask(cards_with, [self.uid]):
            return False
        self.uid, self.before = "", Entry()
        return True


def _tags_of(cards: list[CardView]) -> set[str]:
    return {uid for card in cards for uid in card.tag_uids}
