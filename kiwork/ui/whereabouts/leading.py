"""The dialog on its way into the window, and the ways between cards and recommendations."""

from PySide6.QtWidgets import QWidget

from kiwork.queries.cards import CardView, cards_with
from kiwork.queries.whereabouts import whereabouts
from kiwork.ui.dialogs import answered
from kiwork.ui.theme import Theme
from kiwork.ui.whereabouts.dialog import WhereaboutsDialog
from kiwork.ui.workbench import Workbench


def open_whereabouts(workbench: Workbench, theme: Theme, parent: QWidget) -> None:
    """Show what became of every card; what a person wants to look at is shown afterwards."""
    dialog = WhereaboutsDialog(workbench, theme, parent)
    if answered(dialog) and dialog.goal:
        workbench.looking.lead_to(*dialog.goal)


def lead_to_recommendation(workbench: Workbench, card_uid: str) -> bool:
    """Go to the recommendation of a card, or say that there is none; False if there are several."""
    found = workbench.ask(whereabouts).get(card_uid)
    uids = found.recommendation_uids if found else ()
    if len(uids) == 1:
        workbench.looking.lead_to("recommend", uids[0])
    elif found and not uids:
        workbench.said.emit(workbench.text("whereabouts.no_recommendation_yet"))
    return len(uids) <= 1


def turned_to_card(workbench: Workbench, uid: str) -> CardView | None:
    """Turn to the topic field of a card, and return the card as it shows there; None if it hangs in none."""
    card = next(iter(workbench.ask(cards_with, [uid])), None)
    if card is None or card.topic_field_uid is None:
        return None
    workbench.look_anywhere(card.topic_field_uid)
    return card
