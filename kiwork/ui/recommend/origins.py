"""Cards and clusters in the words of a row: what they say, and what is said about them."""

from kiwork.queries.board import Column, board
from kiwork.queries.cards import CardView
from kiwork.ui.itemmodels.origins import Origin
from kiwork.ui.workbench import Workbench


def card_origin(workbench: Workbench, card: CardView) -> Origin:
    """Return a card as a row: its words, and kind, workshop and mentions below."""
    workshop = workbench.outline.workshop(card.workshop_uid) if workbench.outline else None
    notes = [workbench.text("kinds.parked" if card.parked else f"kinds.{card.kind}")]
    notes += [workshop.title] if workshop else []
    notes += [f"×{card.mentions}"] if card.mentions > 1 else []
    notes += [workbench.text("recommend.also", text=text) for text in card.wordings]
    return Origin(card.uid, card.text, " · ".join(notes), card.kind)


def cluster_origin(workbench: Workbench, uid: str, heading: str, dots: int) -> Origin:
    """Return a cluster as a row: its heading, and its dots below."""
    note = f"{workbench.text('recommend.cluster')} · {workbench.text('recommend.dots', n=dots)}"
    return Origin(uid, heading, note)


def origins_of(workbench: Workbench, topic_field_uid: str) -> list[Origin]:
    """Return each cluster of a topic field with its cards below it, then the unsorted cards."""
    unsorted, *clusters = workbench.ask(board, topic_field_uid)
    return [row for column in (*clusters, unsorted) for row in _rows(workbench, column)]


def _rows(workbench: Workbench, column: Column) -> list[Origin]:
    cards = [card_origin(workbench, card) for card in column.cards]
    if column.cluster_uid is None:
        return cards
    return [cluster_origin(workbench, column.cluster_uid, column.heading, column.dots), *cards]
