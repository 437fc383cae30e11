"""What the dot votes came to, within what is printed."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from kiwork.queries.turnout import Turnout, turnout
from kiwork.queries.weighing import RoundView, TargetView, rounds, weighing


@dataclass(frozen=True)
class Target:
    """A cluster or card with its dots; `rank` is 1 for the most, the same for equal numbers."""

    uid: str
    text: str
    topic_field_uid: str | None
    dots: int
    rank: int


@dataclass(frozen=True)
class Result:
    """One round: what got dots, most first, and who put them; people are None where nobody counted.

    `themes` counts what could have got dots, by topic field.
    """

    round: RoundView
    targets: tuple[Target, ...]
    turnouts: tuple[Turnout, ...]
    themes: Mapping[str | None, int]

    @property
    def people(self) -> int | None:
        """How many people put these dots."""
        shown = {target.uid for target in self.targets}
        counted = [turnout.people for turnout in self.turnouts if turnout.target_uids & shown]
        return sum(number or 0 for number in counted) if counted and None not in counted else None

    @property
    def dots(self) -> int:
        """How many dots were put."""
        return sum(target.dots for target in self.targets)

    @property
    def choices(self) -> int | None:
        """How many themes each person chose from; None where they were those of several topic fields."""
        return next(iter(self.themes.values())) if len(self.themes) == 1 else None

    @property
    def each(self) -> int | None:
        """How many dots each person had, if that is one number."""
        return self.round.rule.dots_for(self.choices or 0, self.round.dots_per_person)

    @property
    def whole(self) -> bool:
        """Whether these are all the dots that these people put."""
        shown = {target.uid for target in self.targets}
        return all(turnout.target_uids <= shown for turnout in self.turnouts if turnout.target_uids & shown)

    def within(self, topic_field_uid: str | None) -> "Result":
        """Return the part of one topic field, ranked anew."""
        own = [target for target in self.targets if target.topic_field_uid == topic_field_uid]
        places = _ranks(target.dots for target in own)
        ranked = (Target(t.uid, t.text, t.topic_field_uid, t.dots, places[t.dots]) for t in own)
        themes = {topic_field_uid: self.themes.get(topic_field_uid, 0)}
        return Result(self.round, tuple(ranked), self.turnouts, themes)


def results(
    db: Session, workshop_uid: str | None, topic_field_uids: Collection[str | None]
) -> Iterator[Result]:
    """Return every round that has dots, of one workshop if named, within some topic fields."""
    for view in rounds(db):
        weighed = weighing(db, view.uid, workshop_uid=workshop_uid)
        targets = [t for t in (weighed.targets if weighed else ()) if t.topic_field_uid in topic_field_uids]
        ranked = _ranked(t for t in targets if t.dots_here)
        present = [t for t in turnout(db, view.uid) if workshop_uid in {None, t.workshop_uid}]
        if ranked:
            themes = Counter(target.topic_field_uid for target in targets)
            yield Result(view, tuple(ranked), tuple(present), themes)


def _ranked(targets: Iterable[TargetView]) -> list[Target]:
    found = sorted(targets, key=lambda target: -target.dots_here)
    places = _ranks(target.dots_here for target in found)
    return [Target(t.uid, t.text, t.topic_field_uid, t.dots_here, places[t.dots_here]) for t in found]


def _ranks(dots: Iterable[int]) -> dict[int, int]:
    ordered = sorted(dots, reverse=True)
    return {number: ordered.index(number) + 1 for number in set(ordered)}
