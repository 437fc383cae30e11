"""All wordings of one thing to decide, side by side where there is room."""

from PySide6.QtCore import Signal

from kiwork.queries.differences import differences
from kiwork.queries.undecided import Differing
from kiwork.ui.merging.beside import Beside
from kiwork.ui.merging.variant_box import VariantBox
from kiwork.ui.merging.words import Words
from kiwork.ui.theme import Theme
from kiwork.ui.workbench import Workbench

_FIRST_LETTER = ord("A")


class VariantsView(Beside):
    """One box a wording, from A on; `taken` carries the number of one."""

    taken = Signal(int)

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__(theme)
        self._workbench, self._theme = workbench, theme
        self._words = Words(workbench)
        self.boxes: list[VariantBox] = []

    def show_found(self, found: Differing, *, editable: bool) -> None:
        """Show the wordings; the one that is shown elsewhere comes first."""
        variants = (found.conflict.shown, *found.conflict.others)
        self._make_boxes(len(variants))
        values = [self._words.value(found, variant) for variant in variants]
        for number, (box, variant) in enumerate(zip(self.boxes, variants, strict=True)):
            others = values[1:] if number == 0 else values[:1]
            spans = differences(values[number], others) if self._words.is_written(found) else []
            box.show_value(values[number], self._words.author(variant), spans, editable=editable)

    def _make_boxes(self, number: int) -> None:
        if len(self.boxes) == number:
            return
        self.boxes = [self._box(place) for place in range(number)]
        self.show_boxes(self.boxes)

    def _box(self, place: int) -> VariantBox:
        letter = chr(_FIRST_LETTER + place)
        box = VariantBox(self._workbench, self._theme, letter, shown=place == 0)
        box.taken.connect(lambda: self.taken.emit(place))
        return box
