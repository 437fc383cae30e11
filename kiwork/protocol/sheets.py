"""The sheet of one recommendation, led back to its clusters and cards."""

from collections.abc import Iterator, Sequence

from kiwork.models.kinds import Dimension, Feasibility, ReviewPart
from kiwork.protocol.asking import asked_table
from kiwork.protocol.document import Block, Facts, Heading, Paragraph, Sheet, Table
from kiwork.protocol.material import Material
from kiwork.queries.measures import MeasureView
from kiwork.queries.recommendations import ClusterOrigin, RecommendationView

TEXTS = ("goal", "situation", "description", "next_step")
MEASURE_COLUMNS = ("number", "what", "lead", "partners", "means", "due", "builds_on", "state")


def sheet(material: Material, view: RecommendationView) -> Sheet:
    """Return the sheet: first what fits a line each, then the texts, then where it comes from."""
    pairs = [*_who_and_when(material, view), *_others(material, view)]
    shown = tuple((material.words(label), value) for label, value in pairs if value)
    return Sheet(view.number, view.title, Facts(shown), tuple(_parts(material, view)))


def evidence(material: Material, view: RecommendationView) -> Iterator[Block]:
    """Name what surveys and interviews say to a recommendation."""
    words, found = material.words, material.evidence.get(view.uid, ())
    if found:
        yield Heading(4, words("evidence"))
    for one in found:
        counted = words("evidence_mentions", n=one.mentions) if one.mentions else ""
        quoted = words("evidence_quote", quote=one.quote) if one.quote else ""
        yield Paragraph(" · ".join(part for part in (counted, quoted, one.source) if part))


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
    if planned := material.measures.get(view.uid):
        yield Heading(4, material.words("measures"))
        yield measures_table(material, planned)
    asked = material.consultations.get(view.uid, ())
    if asked:
        yield Heading(4, material.words("consultation"))
        yield asked_table(material.words, asked)
    yield Heading(4, material.words("origin"))
    yield _origin(material, view)
    yield from evidence(material, view)


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
        *_found_by_the_review(view),
        ("publication", "" if view.public else words("internal")),
        ("version", _version(material, view)),
    ]


def _version(material: Material, view: RecommendationView) -> str:
    """Return what the newest version is called: day, state and room; and whether the sheet is another now."""
    words = material.words
    if view.uid not in material.versions:
        return ""
    version, is_changed = material.versions[view.uid]
    parts = (words.day_of(version.date), words.known("feasibility", version.state), version.room)
    name = " · ".join(filter(None, parts))
    return words("changed_version", version=name) if is_changed else name


def _tags(material: Material, view: RecommendationView, dimension: Dimension) -> str:
    tags = [tag for tag in material.outline.tags if tag.dimension is dimension and tag.uid in view.tag_uids]
    return ", ".join(tag.title for tag in tags)


def _feasibility(material: Material, view: RecommendationView) -> str:
    if view.feasibility is Feasibility.OPEN and not view.feasibility_reason:
        return ""
    state = material.words(f"feasibility_{view.feasibility}")
    return f"{state}: {view.feasibility_reason}" if view.feasibility_reason else state


def _found_by_the_review(view: RecommendationView) -> list[tuple[str, str]]:
    """Return cost and period of what is feasible; while it is not, they are of no account."""
    if ReviewPart.COST not in view.feasibility.needs:
        return []
    return [("cost_report", view.cost_report), ("review_period", view.review_period)]


def measures_table(material: Material, planned: Sequence[MeasureView]) -> Table:
    """Return measures as a table; columns in which nothing stands are left out."""
    words = material.words
    rows = [
        (
            one.number, one.what, one.lead, one.partners, one.means, words.date(one.due),
            one.builds_on_number, words(f"measure_{one.state}"),
        )
        for one in planned
    ]  # fmt: skip
    used = [number for number, _ in enumerate(MEASURE_COLUMNS) if any(row[number] for row in rows)]
    head = [words(f"measure_{MEASURE_COLUMNS[number]}") for number in used]
    return Table(head, [[row[number] for number in used] for row in rows])


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
    cards = [material.known[uid] for uid in _cards(material, view)]
    workshops = {uid for card in cards for uid in card.workshop_uids}
    if not cards:
        return ""
    number = words("card_count", n=len(cards))
    return words("from_workshops", cards=number, n=len(workshops)) if workshops else number


def _cards(material: Material, view: RecommendationView) -> list[str]:
    """Return the cards it cites and those that hang in clusters it cites, of those that may be named."""
    clusters = {cluster.uid for cluster in view.clusters}
    hanging = (card.uid for card in material.known.values() if card.cluster_uid in clusters)
    return [uid for uid in dict.fromkeys([*view.card_uids, *hanging]) if uid in material.known]


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
    cards = _cards(material, view)
    printed = [material.numbers[uid] for uid in cards if uid in material.numbers]
    elsewhere = sum(uid not in material.numbers for uid in cards)
    others = words("cards_elsewhere", n=elsewhere)
    if not printed:
        return others if elsewhere else ""
    return f"{words.cards(printed)} {words('and')} {others}" if elsewhere else words.cards(printed)
