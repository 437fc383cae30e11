"""The sheet of one recommendation, led back to its clusters and cards."""

from collections.abc import Iterator

from kiwork.models.kinds import Dimension, Feasibility
from kiwork.protocol.asking import asked_table
from kiwork.protocol.document import Block, Facts, Heading, Paragraph, Sheet
from kiwork.protocol.material import Material
from kiwork.queries.recommendations import ClusterOrigin, RecommendationView

TEXTS = ("goal", "situation", "description", "next_step")


def sheet(material: Material, view: RecommendationView) -> Sheet:
    """Return the sheet: first what fits a line each, then the texts, then where it comes from."""
    pairs = [*_who_and_when(material, view), *_others(material, view)]
    shown = tuple((material.words(label), value) for label, value in pairs if value)
    return Sheet(view.number, view.title, Facts(shown), tuple(_parts(material, view)))


def _who_and_when(material: Material, view: RecommendationView) -> list[tuple[str, str]]:
    words = material.words
    return [
        ("lead", view.lead or words("still_open")),
        ("partners", ", ".join(view.partners)),
        ("timeframe", view.timeframe),
        ("due", words.date(view.due)),
        ("priority", " · ".join(filter(None, (view.priority, view.category)))),
    ]


def _parts(material: Material, view: RecommendationView) -> Iterator[Block]:
    for name in TEXTS:
        text = getattr(view, name)
        if text:
            yield Heading(4, material.words(name))
            yield Paragraph(text)
    asked = material.consultations.get(view.uid, ())
    if asked:
        yield Heading(4, material.words("consultation"))
        yield asked_table(material.words, asked)
    yield Heading(4, material.words("origin"))
    yield _origin(material, view)


def _others(material: Material, view: RecommendationView) -> list[tuple[str, str]]:
    words = material.words
    return [
        ("target_group", _tags(material, view, Dimension.TARGET_GROUP)),
        ("municipality", _tags(material, view, Dimension.MUNICIPALITY)),
        ("level", view.level),
        ("theme", _tags(material, view, Dimension.THEME)),
        ("resources", view.resources),
        ("cost", view.cost),
        ("funding", view.funding),
        ("separate_decision", words.known("decision", view.separate_decision)),
        ("indicator", view.indicator),
        ("feasibility", _feasibility(material, view)),
        ("publication", "" if view.public else words("internal")),
    ]


def _tags(material: Material, view: RecommendationView, dimension: Dimension) -> str:
    tags = [tag for tag in material.outline.tags if tag.dimension is dimension and tag.uid in view.tag_uids]
    return ", ".join(tag.title for tag in tags)


def _feasibility(material: Material, view: RecommendationView) -> str:
    if view.feasibility is Feasibility.OPEN and not view.feasibility_reason:
        return ""
    state = material.words(f"feasibility_{view.feasibility}")
    return f"{state}: {view.feasibility_reason}" if view.feasibility_reason else state


def _origin(material: Material, view: RecommendationView) -> Block:
    words = material.words
    pairs = [
        ("goes_back_to", _in_numbers(material, view)),
        ("clusters", "; ".join(_cluster(material, cluster) for cluster in view.clusters)),
        ("cards", _card_numbers(material, view)),
    ]
    shown = tuple((words(label), value) for label, value in pairs if value)
    return Facts(shown) if shown else Paragraph(words("no_origin"))


def _in_numbers(material: Material, view: RecommendationView) -> str:
    words = material.words
    cards = [material.known[uid] for uid in view.card_uids if uid in material.known]
    workshops = {uid for card in cards for uid in card.workshop_uids}
    if not cards:
        return ""
    number = words("card_count", n=len(cards))
    return words("from_workshops", cards=number, n=len(workshops)) if workshops else number


def _cluster(material: Material, cluster: ClusterOrigin) -> str:
    name = " / ".join((cluster.heading, *cluster.wordings))
    if not cluster.dots or not material.choices.weighting:
        return name
    return f"{name} ({material.words('dot_count', n=cluster.dots)})"


def _card_numbers(material: Material, view: RecommendationView) -> str:
    """Name the cards by their numbers, and say how many stand elsewhere."""
    if not material.choices.cards:
        return ""
    words = material.words
    printed = [material.numbers[uid] for uid in view.card_uids if uid in material.numbers]
    elsewhere = sum(uid in material.known and uid not in material.numbers for uid in view.card_uids)
    others = words("cards_elsewhere", n=elsewhere)
    if not printed:
        return others if elsewhere else ""
    return f"{words.cards(printed)} {words('and')} {others}" if elsewhere else words.cards(printed)
