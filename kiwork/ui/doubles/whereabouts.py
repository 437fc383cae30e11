"""Where doubles come from, in one line each: workshop, topic field, cluster, mentions."""

from dataclasses import dataclass

from kiwork.merge.duplicates import Doubles
from kiwork.queries.board import clusters_of
from kiwork.queries.cards import CardView, cards_with
from kiwork.ui.workbench import Workbench


@dataclass(frozen=True)
class Whereabouts:
    """One line of where a record comes from, and the other wordings of a card that was joined already."""

    line: str = ""
    wordings: tuple[str, ...] = ()


def whereabouts(workbench: Workbench, group: Doubles) -> list[Whereabouts]:
    """Return where each record of a group comes from, in its order."""
    if group.kind == "card":
        return _of_cards(workbench, group)
    if group.kind == "cluster":
        fields = {cluster.uid: cluster.topic_field_uid for cluster in workbench.ask(clusters_of)}
        return [Whereabouts(_field(workbench, fields.get(uid))) for uid in group.uids]
    return [Whereabouts() for _ in group.uids]


def _of_cards(workbench: Workbench, group: Doubles) -> list[Whereabouts]:
    cards = {card.uid: card for card in workbench.ask(cards_with, group.uids)}
    headings = {cluster.uid: cluster.heading for cluster in workbench.ask(clusters_of)}
    return [_of_card(workbench, cards.get(uid), headings) for uid in group.uids]


def _of_card(workbench: Workbench, card: CardView | None, headings: dict[str, str]) -> Whereabouts:
    if card is None:
        return Whereabouts()
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
    return Whereabouts(" · ".join(filter(None, parts)), card.wordings)


def _field(workbench: Workbench, uid: str | None) -> str:
    field = workbench.outline.topic_field(uid) if workbench.outline else None
    return field.title if field else ""
