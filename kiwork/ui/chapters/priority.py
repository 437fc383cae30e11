"""Which priority comes before which, in whatever language it was written down."""

from kiwork import wording
from kiwork.models.text import folded
from kiwork.queries.recommendations import RecommendationView

ORDER = ("high", "medium", "low")


def rank(view: RecommendationView) -> int:
    """Return 0 for the highest; what has none, or one in other words, comes last."""
    return next((n for n, name in enumerate(ORDER) if folded(view.priority) in _words(name)), len(ORDER))


def _words(name: str) -> set[str]:
    said = wording.subject_wording("recommend")[f"priority_{name}"]
    return {name, *(folded(str(word)) for word in said.values())}
