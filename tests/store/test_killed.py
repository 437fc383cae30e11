"""A card that was shown as saved survives the death of the program at any moment after."""

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
    from kiwork.store.opening import open_store
    from kiwork.usecases import capture

    def work(path):
        store = open_store(Path(path))
        number = 0
        while True:
            text = f"Karte {time.time_ns()} {number}"
            with store.operation("add_card") as db:
                capture.add_card(db, capture.CardDraft(text, None, None))
            print(text, flush=True)
            number += 1
""")


@pytest.mark.timeout(600)
@pytest.mark.skipif(os.name != "posix", reason="fork and SIGKILL")
def test_a_card_that_was_shown_as_saved_is_never_lost(tmp_path: Path) -> None:
    path = new_file(tmp_path / "Raum 4.kiwork")
    shown: list[str] = []
    with nursery(PROGRAM) as program:
        for number in range(TIMES):
            shown += saved_until_killed(program, path, after=1 + number % 3)
            with closing(open_store(path)) as store:
                assert store.read_only is None
                assert set(shown) <= set(texts(store))
                assert findings(store) == []
    assert len(shown) >= TIMES
