"""The lock on an open file outlives what other parts of the program do with the file."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from textwrap import dedent

import pytest

from kiwork.store.opening import open_store
from kiwork.store.store import Store

NEXT_DOOR = dedent("""
    import sys
    from contextlib import closing
    from pathlib import Path
    from kiwork.store.opening import open_store

    with closing(open_store(Path(sys.argv[1]))) as store:
        print(store.read_only.reason if store.read_only else "writable")
""")


def seen_next_door(path: Path) -> str:
    """Return how another program run opens a file."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    answer = subprocess.run(  # noqa: S603 - a program of our own
        [sys.executable, "-c", NEXT_DOOR, str(path)],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    return answer.stdout.strip()


@pytest.mark.skipif(sys.platform == "win32", reason="locks belong to one handle there")
def test_looking_into_the_open_file_does_not_let_others_write(store: Store) -> None:
    store.path.read_bytes()  # closes a handle of ours, as a file dialog does
    assert seen_next_door(store.path) == "in_use"


def test_a_closed_file_is_free_for_others(store: Store) -> None:
    store.close()
    assert seen_next_door(store.path) == "writable"
    with closing(open_store(store.path)) as again:
        assert again.read_only is None
