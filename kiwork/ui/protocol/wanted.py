"""What a person wants to print, as plain values that outlive a window."""

import json
from dataclasses import asdict, dataclass, field

from kiwork import wording
from kiwork.protocol.document import Document
from kiwork.protocol.editions import Choices, Edition
from kiwork.protocol.minutes import build
from kiwork.queries.outline import Outline
from kiwork.store.store import Db
from kiwork.ui.file_names import file_name


@dataclass(frozen=True)
class Wanted:
    """The choices of the page; a topic field that is not left out is printed, so new ones are.

    `language` is empty as long as nobody has chosen one, `organisation_uid` where all are meant.
    """

    edition: Edition = Edition.MINUTES
    left_out: frozenset[str] = frozenset()
    language: str = ""
    choices: Choices = field(default_factory=Choices)
    organisation_uid: str = ""

    def language_in(self, outline: Outline, window: str) -> str:
        """Return the language to print in: the chosen one, else that of the process, else the window's."""
        return next(code for code in (self.language, outline.language, window) if code in wording.LANGUAGES)

    def as_text(self) -> str:
        """Return the choices as one text; empty if they are the first ones."""
        if self == Wanted():
            return ""
        values = asdict(self) | {"left_out": sorted(self.left_out)}
        return json.dumps(values)


def wanted_from(text: str) -> Wanted:
    """Return the choices that `Wanted.as_text` wrote."""
    if not text:
        return Wanted()
    values = json.loads(text)
    return Wanted(
        edition=Edition(values["edition"]),
        left_out=frozenset(values["left_out"]),
        language=values["language"],
        choices=Choices(**values["choices"]),
        organisation_uid=values["organisation_uid"],
    )


def document(db: Db, wanted: Wanted, *, outline: Outline, workshop_uid: str | None, window: str) -> Document:
    """Build what is wanted; `window` is the language of the window."""
    left_in = [topic.uid for topic in outline.all_topic_fields if topic.uid not in wanted.left_out]
    return build(
        db,
        language=wanted.language_in(outline, window),
        edition=wanted.edition,
        workshop_uid=workshop_uid if wanted.edition is Edition.MINUTES else None,
        topic_field_uids=None if len(left_in) == len(outline.all_topic_fields) else left_in,
        organisation_uid=wanted.organisation_uid or None,
        choices=wanted.choices,
    )


def suggested_name(document: Document, wanted: Wanted, date: str) -> str:
    """Return a file name without its suffix: the kind of protocol, its title, its date."""
    kind = wording.text(f"protocol.{wanted.edition.value}", document.language)
    return file_name(" ".join(part for part in (kind, document.title, date) if part))
