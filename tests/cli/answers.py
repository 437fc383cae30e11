"""What a call of the command line answers, and the files it is given."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import cast


@dataclass(frozen=True)
class Answer:
    """What a call printed, and its exit status."""

    status: int
    out: str
    err: str

    @property
    def data(self) -> dict[str, object]:
        """The JSON object that was printed."""
        return cast("dict[str, object]", json.loads(self.out))

    def refused(self) -> str:
        """Return the one line that says why it could not be done."""
        assert self.status == 1
        assert self.err.count("\n") == 1
        assert "Traceback" not in self.err
        return self.err.strip()


Kiwork = Callable[..., Answer]


def write(name: str, content: str | bytes) -> str:
    """Write a file into the folder of the call and return its name."""
    Path(name).write_bytes(content.encode() if isinstance(content, str) else content)
    return name
