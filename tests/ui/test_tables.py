"""Tables never scroll sideways: their wide column keeps its part, however large the text is."""

import pytest
from pytestqt.qtbot import QtBot

from kiwork.ui.itemmodels.entries import EntriesModel
from kiwork.ui.tables import PlainTable
from kiwork.ui.theme import LIGHT, Theme


@pytest.mark.parametrize("scale", [1.0, 2.0, 3.0])
def test_the_wide_column_keeps_its_part(qtbot: QtBot, scale: float) -> None:
    model = EntriesModel([("Karte", "Kurse")], ("Art", "Wortlaut"))
    table = PlainTable(Theme(LIGHT, scale), model, "Neues", wide=1, widths={0: 200})
    qtbot.addWidget(table)
    table.resize(400, 200)
    with qtbot.waitExposed(table):
        table.show()
    assert table.columnWidth(1) >= 0.25 * table.viewport().width()
    assert table.columnWidth(0) + table.columnWidth(1) == table.viewport().width()
