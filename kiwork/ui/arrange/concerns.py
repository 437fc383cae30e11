"""What of the board a change is about: some cards, or the columns themselves."""

from kiwork.store.changes import ChangeSet

_OF_CARDS = {"card": "uid", "mention": "card_uid", "card_tag": "card_uid"}
"""Kinds of record that concern one card, and the column that names it."""
_OF_BOARD = (
    "cluster", "topic_field", "workshop", "tag", "tag_dimension", "dot_count", "dot_round",
    "recommendation", "recommendation_card", "recommendation_cluster",
)  # fmt: skip
_MOST_CARDS = 400
"""Beyond this many changed cards the whole board is read again."""


def cards_of(change: ChangeSet) -> set[str]:
    """Return the cards that a change is about."""
    rows = change.of_kind(*_OF_CARDS)
    return {row.uid if row.kind == "card" else str(row.after["card_uid"]) for row in rows}


def concerns_columns(change: ChangeSet) -> bool:
    """Whether the whole board is to be read again."""
    return bool(change.of_kind(*_OF_BOARD)) or len(cards_of(change)) > _MOST_CARDS
