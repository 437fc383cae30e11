"""The names by which tags are called while typing: `#` for most dimensions, `@` for municipalities."""

from collections.abc import Iterable
from typing import NamedTuple

from kiwork.models.kinds import Dimension
from kiwork.models.text import folded
from kiwork.queries.outline import TagView

MOST_COMPLETIONS = 8


def mark_of(tag: TagView) -> str:
    """Return the sign a tag is called with."""
    return "@" if tag.dimension == Dimension.MUNICIPALITY else "#"


class Fragment(NamedTuple):
    """A name that is being typed: its sign, where it begins and ends in the text, and what is there of it."""

    mark: str
    start: int
    end: int
    typed: str


class Vocabulary:
    """The tags of a process by sign and folded name; a title goes before a code of the same letters."""

    def __init__(self, tags: Iterable[TagView] = ()) -> None:
        self._tags = tuple(tags)
        self._by_name: dict[tuple[str, str], TagView] = {}
        for name in ("title", "code"):
            for tag in self._tags:
                if folded(getattr(tag, name)):
                    self._by_name.setdefault((mark_of(tag), folded(getattr(tag, name))), tag)
        self.longest = max((len(name) for _, name in self._by_name), default=0)

    def named(self, mark: str, name: str) -> TagView | None:
        """Return the tag of this title or code."""
        return self._by_name.get((mark, folded(name)))

    def with_uid(self, uid: str) -> TagView | None:
        """Return the tag with this uid."""
        return next((tag for tag in self._tags if tag.uid == uid), None)

    def may_become_another(self, mark: str, beginning: str, tag_uid: str) -> bool:
        """Whether more letters could make a beginning the name of another tag."""
        start = _beginning(beginning)
        return any(
            sign == mark and name.startswith(start) and name != start and other.uid != tag_uid
            for (sign, name), other in self._by_name.items()
        )

    def completions(self, fragment: Fragment) -> list[TagView]:
        """Return the tags a fragment may mean, those that begin like it first."""
        start = _beginning(fragment.typed)
        own = [tag for tag in self._tags if mark_of(tag) == fragment.mark]
        first = [tag for tag in own if _begins(tag, start)]
        later = [tag for tag in own if tag not in first and _has_word(tag, start)]
        return [*first, *later][:MOST_COMPLETIONS]


def _beginning(text: str) -> str:
    return folded(text) + (" " if text[-1:].isspace() else "")


def _begins(tag: TagView, start: str) -> bool:
    return any(folded(name).startswith(start) for name in (tag.title, tag.code) if name)


def _has_word(tag: TagView, start: str) -> bool:
    return bool(start) and any(word.strip("(").startswith(start) for word in folded(tag.title).split())
