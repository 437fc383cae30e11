"""What became of a card, in the words of the window."""

from kiwork.queries.board import clusters_of
from kiwork.queries.whereabouts import Way, Whereabouts, goals
from kiwork.ui.dates import shown_date
from kiwork.ui.workbench import Workbench


class WhereaboutsWords:
    """Knows the recommendations and headings of the open file as they are now."""

    def __init__(self, workbench: Workbench) -> None:
        self._text = workbench.text
        self.goals = workbench.ask(goals)
        self.headings = {cluster.uid: cluster.heading for cluster in workbench.ask(clusters_of)}

    def name(self, uid: str) -> str:
        """Return what a recommendation is called."""
        goal = self.goals[uid]
        return self._text("whereabouts.goal", number=goal.number, title=goal.title)

    def tell(self, found: Whereabouts, *, members: int = 0) -> str:
        """Say what became of a card; `members` are the cards it was joined out of."""
        told = self._way(found)
        return self._text("whereabouts.joined", n=members - 1, way=told) if members > 1 else told

    def _way(self, found: Whereabouts) -> str:
        match found.way:
            case Way.RECOMMENDED | Way.CLUSTER_RECOMMENDED:
                names = ", ".join(map(self.name, found.recommendation_uids))
                return self._say(found.way, n=len(found.recommendation_uids), names=names)
            case Way.DECIDED if found.date:
                return self._say("decided_on", date=shown_date(found.date), reason=found.reason)
            case Way.OFFER:
                return self._say(found.way, cluster=self.headings.get(found.cluster_uid or "", ""))
        return self._say(found.way, reason=found.reason)

    def _say(self, name: str, **values: object) -> str:
        return self._text(f"whereabouts.way_{name}", **values)
