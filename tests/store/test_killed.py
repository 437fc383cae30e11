"""A card that was shown as saved survives the death of the program at any moment after."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from textwrap import dedent

import pytest

from kiwork.store.opening import open_store
from tests.builders import findings, new_file, texts

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

    for path in sys.stdin:
        child = os.fork()
        if child == 0:
            work(path.strip())
        print(child, flush=True)
        os.waitpid(child, 0)
        print("gone", flush=True)
""")


@contextmanager
def nursery() -> Iterator[subprocess.Popen[str]]:
    """Start a program that has everything imported, and for every path begets a child that captures cards."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(  # noqa: S603 - a program of our own
        [sys.executable, "-c", PROGRAM],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    ) as program:
        yield program
        assert program.stdin
        program.stdin.close()


def saved_until_killed(program: subprocess.Popen[str], path: Path, *, after: int) -> list[str]:
    """Let a child capture cards, kill it once it has shown `after` of them, and return what it showed."""
    assert program.stdin
    assert program.stdout
    print(path, file=program.stdin, flush=True)
    child, shown, killed = 0, list[str](), False
    for line in iter(program.stdout.readline, "gone\n"):
        if line.strip().isdigit():
            child = int(line)
        else:
            shown.append(line.strip())
        if child and len(shown) >= after and not killed:
            os.kill(child, signal.SIGKILL)
            killed = True
    return shown


@pytest.mark.skipif(os.name != "posix", reason="fork and SIGKILL")
def test_a_card_that_was_shown_as_saved_is_never_lost(tmp_path: Path) -> None:
    path = new_file(tmp_path / "Raum 4.kiwork")
    shown: list[str] = []
    with nursery() as program:
        for number in range(TIMES):
            shown += saved_until_killed(program, path, after=1 + number % 3)
            with closing(open_store(path)) as store:
                assert store.read_only is None
                assert set(shown) <= set(texts(store))
                assert findings(store) == []
    assert len(shown) >= TIMES
