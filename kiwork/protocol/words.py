"""How a protocol says things: words, dates, times and numbers of its language."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - `date` is what `Words` calls its method
from datetime import datetime
from itertools import pairwise

from kiwork import wording

TOPIC_FIELD_LABELS = ("topic_field", "field_of_action")


@dataclass(frozen=True)
class Words:
    """The words of one protocol; `topic_field` is what the process calls its topic fields."""

    language: str
    topic_field: str

    def __call__(self, name: str, **values: object) -> str:
        """Return a wording of the protocol."""
        return wording.text(f"protocol.{name}", self.language, label=self.topic_field, **values)

    def known(self, name: str, code: str) -> str:
        """Return the wording of a stored code, or the code itself where a person wrote something else."""
        known = f"{name}_{code}" in wording.subject_wording("protocol")
        return self(f"{name}_{code}") if known else code

    def number(self, number: int) -> str:
        """Return a number with the separators of the language."""
        return self("number", number=number)

    def date(self, iso: str) -> str:
        """Return an ISO date in the long form of the language; anything else as it stands."""
        try:
            day = Date.fromisoformat(iso)
        except ValueError:
            return iso
        month = self("months").split()[day.month - 1]
        return self("date", day=str(day.day), month=month, year=str(day.year))

    def day_of(self, moment: str) -> str:
        """Return the day of an ISO time, here, in the long form; anything else as it stands."""
        try:
            return self.date(datetime.fromisoformat(moment).astimezone().date().isoformat())
        except (ValueError, OverflowError):
            return moment

    def period(self, dates: Iterable[str]) -> str:
        """Return the first and the last of some ISO dates."""
        days = sorted(day for day in dates if day)
        if not days:
            return ""
        first, last = self.date(days[0]), self.date(days[-1])
        return first if first == last else self("period", first=first, last=last)

    def time(self, begins: str, ends: str) -> str:
        """Return from when to when, of what is known."""
        if begins and ends:
            return self("time", begins=begins, ends=ends)
        return self("time_from", begins=begins) if begins else ""

    def enumerated(self, parts: Iterable[str]) -> str:
        """Return parts as an enumeration: "a, b and c"."""
        *most, last = list(parts) or [""]
        return self("enumeration", most=", ".join(most), last=last) if most else last

    def card(self, number: int) -> str:
        """Return what a card of this protocol is called."""
        return self("card_reference", number=str(number))

    def cards(self, numbers: Iterable[int]) -> str:
        """Return what several cards are called, neighbours drawn together: "K 12, K 14–K 17"."""
        return ", ".join(self._run(run) for run in _runs(sorted(numbers)))

    def _run(self, run: list[int]) -> str:
        if len(run) > 2:  # noqa: PLR2004 - two neighbours are an enumeration, three a row
            return self("card_row", first=str(run[0]), last=str(run[-1]))
        return ", ".join(map(self.card, run))


def words_for(language: str, topic_field_label: str) -> Words:
    """Return the words of a language; a label that the program knows is said in that language too."""
    known = wording.subject_wording("protocol")
    for name in TOPIC_FIELD_LABELS:
        if not topic_field_label or topic_field_label in known[name].values():
            return Words(language, wording.text(f"protocol.{name}", language))
    return Words(language, topic_field_label)


def _runs(numbers: list[int]) -> list[list[int]]:
    runs = [numbers[:1]] if numbers else []
    for before, number in pairwise(numbers):
        if number == before + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs
