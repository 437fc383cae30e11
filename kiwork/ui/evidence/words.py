"""Evidence in the words of the window."""

from kiwork.queries.evidence import EvidenceView
from kiwork.ui.workbench import Workbench


def evidence_in_words(workbench: Workbench, view: EvidenceView) -> str:
    """Say how often it was mentioned, quote it, and name the source."""
    text = workbench.text
    counted = text("evidence.counted", n=view.mentions) if view.mentions else ""
    quoted = text("evidence.quoted", quote=view.quote) if view.quote else ""
    return " · ".join(part for part in (counted, quoted, view.source) if part)
