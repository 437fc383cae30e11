"""Which cards are to be selected after a change: those that were, as they are now, or those it moved."""

from collections.abc import Mapping, Sequence

from kiwork.store.changes import ChangeSet
from kiwork.ui.arrange.contents import Contents, Pile

Goal = tuple[list[str], str]
"""The cards to be selected, and the one that gets the focus."""

_BY_HAND = ("move_cards", "delete_cards", "add_cluster", "split_cluster", "delete_cluster")
"""Actions whose undo leads back to the cards they were about."""


def as_joined_now(piles: Sequence[Pile], uids: Sequence[str], current: str) -> Goal:
    """Return what was selected; of cards that are one with another now, that one."""
    cards = [card for pile in piles for card in pile.cards]
    shown = {member.uid: card.uid for card in cards for member in card.members}
    return list(dict.fromkeys(shown.get(uid, uid) for uid in uids)), shown.get(current, current)


def brought_back(
    change: ChangeSet, before: Mapping[str, str | None], contents: Contents | None, piles: Sequence[Pile]
) -> Goal | None:
    """Return the cards that undo or redo of an action by hand moved; `before` are their columns then."""
    if contents is None or change.name not in _BY_HAND:
        return None
    moved = [uid for uid, key in before.items() if contents.key_of(uid) not in {None, key}]
    shown = [card.uid for pile in piles for card in pile.cards if card.uid in moved]
    return (shown, shown[0]) if shown else None
