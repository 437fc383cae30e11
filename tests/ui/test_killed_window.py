"""A card that the window shows as saved survives the death of the program right after."""

import os
from contextlib import closing
from pathlib import Path
from textwrap import dedent

import pytest

from kiwork.store.opening import open_store
from tests.builders import findings, new_file, texts
from tests.killing import nursery, saved_until_killed

TIMES = 50

PROGRAM = dedent("""
    import os, sys, time
    from pathlib import Path
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from kiwork.ui.app import make_application
    from kiwork.ui.program import Program
    from kiwork.ui.collect import page
    from kiwork.ui.preferences import Preferences

    def work(path):
        program = Program(make_application(), Preferences(Path(path + ".ini")), backups=None)
        program.window.show()
        program.workbench.open(Path(path))
        while True:
            text = f"Karte {time.time_ns()}"
            entry = program.window.focusWidget()
            entry.insertPlainText(text)
            QTest.keyClick(entry, Qt.Key.Key_Return)
            if entry.toPlainText() == "" and program.workbench.last_saved:
                print(text, flush=True)
""")


@pytest.mark.skipif(os.name != "posix", reason="fork and SIGKILL")
def test_a_card_that_the_window_shows_as_saved_is_never_lost(tmp_path: Path) -> None:
    path = new_file(tmp_path / "Raum 4.kiwork", template="example")
    shown: list[str] = []
    with nursery(PROGRAM) as program:
        for number in range(TIMES):
            shown += saved_until_killed(program, path, after=1 + number % 3)
            with closing(open_store(path)) as store:
                assert set(shown) <= set(texts(store))
    with closing(open_store(path)) as store:
        assert findings(store) == []
    assert len(shown) >= TIMES
