"""A program that captures cards and is killed while it does."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from textwrap import dedent

_NURSERY = dedent("""
    import os, sys
    for path in sys.stdin:
        child = os.fork()
        if child == 0:
            work(path.strip())
        print(child, flush=True)
        os.waitpid(child, 0)
        print("gone", flush=True)
""")


@contextmanager
def nursery(program_text: str) -> Iterator[subprocess.Popen[str]]:
    """Start a program that has everything imported, and for every path begets a child that captures cards.

    The text of the program defines `work(path)`, which prints every card that it shows as saved.
    """
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(  # noqa: S603 - a program of our own
        [sys.executable, "-c", program_text + _NURSERY],
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
