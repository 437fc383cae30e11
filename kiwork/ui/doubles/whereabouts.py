"""Where doubles come from, in one line each: workshop, topic field, cluster, mentions."""

from kiwork.merge.duplicates import Doubles
from kiwork.queries.board import clusters_of
from kiwork.queries.cards import CardView, cards_with
from kiwork.ui.workbench import Workbench


def whereabouts(workbench: Workbench, group: Doubles) -> list[str]:
    """Return a line for each record of a group, in its order; empty where there is nothing to say."""
    if group.kind == "card":
        return _of_cards(workbench, group)
    if group.kind == "cluster":
        fields = {cluster.uid: cluster.topic_field_uid for cluster in workbench.ask(clusters_of)}
        return [_field(workbench, fields.get(uid)) for uid in group.uids]
    return ["" for _ in group.uids]


def _of_cards(workbench: Workbench, group: Doubles) -> list[str]:
    cards = {card.uid: card for card in workbench.ask(cards_with, group.uids)}
    headings = {cluster.uid: cluster.heading for cluster in workbench.ask(clusters_of)}
    return [_of_card(workbench, cards.get(uid), headings) for uid in group.uids]


def _of_card(workbench: Workbench, card: CardView | None, headings: dict[str, str]) -> str:
    if card is None:
        return ""
    outline = workbench.outline
    workshops = [outline.workshop(uid) for uid in card.workshop_uids] if outline else []
    titles = [workshop.title for workshop in workshops if workshop]
    mentions = f"×{card.mentions}" if card.mentions > 1 else ""
    parts = [
        *titles,
        _field(workbench, card.topic_field_uid),
        headings.get(card.cluster_uid or "", ""),
        mentions,
    ]
    return " · ".join(filter(None, parts))


def _field(workbench: Workbench, uid: str | None) -> str:
    field = workbench.outline.topic_field(uid) if workbench.outline else None
    return field.title if field else ""
