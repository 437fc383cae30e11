"""The parts in which recommendations are printed: chapters if there are any, else topic fields."""

from collections.abc import Collection
from dataclasses import dataclass

from kiwork.protocol.material import Material
from kiwork.queries.chapters import ChapterContents
from kiwork.queries.recommendations import RecommendationView


@dataclass(frozen=True)
class Part:
    """Recommendations that stand together, in order, under a title."""

    title: str
    introduction: str
    recommendations: tuple[RecommendationView, ...]


def parts(material: Material, contents: Collection[ChapterContents]) -> tuple[Part, ...]:
    """Return the parts that hold something; what has no chapter comes last."""
    printed = {view.uid: view for field in material.fields for view in field.recommendations}
    if not any(one.chapter for one in contents):
        return tuple(Part(f.title, "", f.recommendations) for f in material.fields if f.recommendations)
    in_order = sorted(contents, key=lambda one: one.chapter is None)
    found = (_part(material, one, printed) for one in in_order)
    return tuple(part for part in found if part.recommendations)


def _part(material: Material, contents: ChapterContents, printed: dict[str, RecommendationView]) -> Part:
    chapter = contents.chapter
    return Part(
        title=chapter.title if chapter else material.words("no_chapter"),
        introduction=chapter.introduction if chapter else "",
        recommendations=tuple(printed[view.uid] for view in contents.recommendations if view.uid in printed),
    )
