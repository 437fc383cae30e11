"""Versions and what differs between them, in the words that people use for them."""

from collections import Counter
from collections.abc import Iterable

from kiwork import wording
from kiwork.queries.versions import Agreement, Compared, Side, VersionView
from kiwork.ui.dates import shown_date, shown_time
from kiwork.ui.merging.words import Words
from kiwork.ui.workbench import Workbench
from kiwork.usecases.versions import Missing


class VersionWords:
    """The words of one window for versions."""

    def __init__(self, workbench: Workbench) -> None:
        self._text, self._words = workbench.text, Words(workbench)

    def name(self, version: VersionView) -> str:
        """Return what a version is called: date, state and room."""
        return self.called(shown_time(version.date), version.state, version.room)

    def called(self, date: str, state: str, room: str) -> str:
        """Return what a version of this date, in words, would be called."""
        known = f"state_{state}" in wording.subject_wording("recommend")
        return self._text(
            "versions.name",
            date=date,
            state=self._text(f"recommend.state_{state}" if known else "versions.unknown_state"),
            room=room or self._text("versions.no_room"),
        )

    def answered(self, version: VersionView) -> str:
        """Return who answered to a version."""
        return " · ".join(map(self._answer, version.agreements)) or self._text("versions.nobody")

    def _answer(self, given: Agreement) -> str:
        answer = self._text(f"consultation.answer_{given.answer}")
        told = f"{answer} ({given.condition})" if given.condition else answer
        key = "versions.answered_on" if given.answered_on else "versions.answered"
        date = shown_date(given.answered_on)
        return self._text(key, organisation=given.organisation, answer=told, date=date)

    def field(self, field: str) -> str:
        """Return what a field of the sheet is called."""
        own = f"field_{field}" in wording.subject_wording("versions")
        return self._text(f"versions.field_{field}") if own else self._words.field("recommendation", field)

    def side(self, compared: Compared, side: Side) -> str:
        """Return what one sheet has in a field; measures have a line for each of their columns."""
        if compared.field != "measure":
            lines = [self._value("recommendation", name, value) for name, value in side]
            return "\n".join(lines) or self._text("versions.empty")
        lines = [
            self._text(
                "versions.line",
                field=self._words.field("measure", name),
                words=self._value("measure", name, value),
            )
            for name, value in side
        ]
        return "\n".join(lines) or self._text("versions.no_measure")

    def _value(self, kind: str, name: str, value: object) -> str:
        if value is None:
            return self._text("versions.card_gone")
        return shown_date(str(value)) if name == "due" else self._words.plain(f"{kind}.{name}", value)

    def missing(self, missing: Iterable[Missing]) -> str:
        """Return what could not be brought back; cards are counted."""
        counted = Counter(missing)
        parts = [self._missing(one, number) for one, number in counted.items()]
        return self._text("versions.not_there", names=", ".join(parts))

    def _missing(self, missing: Missing, number: int) -> str:
        if missing.kind == "card":
            return self._text("versions.missing_cards", n=number)
        return self._text("versions.missing_name", kind=self._words.kind(missing.kind), name=missing.name)
