"""One field of two sheets: its name above, both wordings side by side, the words that differ marked."""

from PySide6.QtWidgets import QFrame

from kiwork.queries.differences import Span, differences_of_both
from kiwork.queries.versions import Compared
from kiwork.ui.marked_words import MarkedWords
from kiwork.ui.pieces import column, label, row
from kiwork.ui.theme import Theme
from kiwork.ui.versions.words import VersionWords
from kiwork.ui.workbench import Workbench

MOST_LINES = 16


class DifferenceView(QFrame):
    """The arrows scroll in `left` and `right`; Tab goes from one to the other and on."""

    def __init__(
        self, workbench: Workbench, theme: Theme, compared: Compared, names: tuple[str, str]
    ) -> None:
        super().__init__()
        self.setProperty("role", "card")
        words = VersionWords(workbench)
        field = words.field(compared.field)
        texts = words.side(compared, compared.left), words.side(compared, compared.right)
        spans = _differing(compared, *texts)
        self.sides = tuple(
            MarkedWords(
                theme,
                workbench.text("versions.side", field=field, side=name, words=text),
                least=1,
                most=MOST_LINES,
            )
            for name, text in zip(names, texts, strict=True)
        )
        self.left, self.right = self.sides
        heading = field if any(spans) else workbench.text("versions.not_marked", field=field)
        layout, sides = column(self, margin=2, gap=1), row(gap=2)
        layout.addWidget(label(heading, "label", wrap=True))
        for box, text, own in zip(self.sides, texts, spans, strict=True):
            box.show_words(text, own)
            sides.addWidget(box, 1)
        layout.addLayout(sides)


def _differing(compared: Compared, left: str, right: str) -> tuple[list[Span], list[Span]]:
    """Return what is to be marked; what says that there is nothing is not."""
    return differences_of_both(left if compared.left else "", right if compared.right else "")
