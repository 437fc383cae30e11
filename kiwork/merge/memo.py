"""What is remembered beside a working copy: the file it stands for, and what of it lies there."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from hashlib import blake2b
from pathlib import Path
from sqlite3 import Connection
from typing import NamedTuple

from kiwork.replacing import replacing

NAME = "target.json"


@dataclass(frozen=True)
class Content:
    """What a workshop file contains: its sum, the writes of everybody up to a number, how much is erased."""

    sum: int = -1
    seen: Mapping[int, int] = field(default_factory=dict[int, int])
    erased: int = 0

    def is_ahead_of(self, other: "Content") -> bool:
        """Whether there is anything in it that the other does not contain."""
        newer = any(n > other.seen.get(writer, 0) for writer, n in self.seen.items())
        return newer or self.erased > other.erased


class Memo(NamedTuple):
    """The target of a working copy and what lay there when both were joined last.

    `target` is None if the memo is damaged. `size` is in bytes, `modified` in nanoseconds, `published` in
    milliseconds since 1970; 0 if nothing was published yet.
    """

    target: Path | None = None
    content: Content = Content()
    size: int = -1
    modified: int = -1
    published: int = 0


def content_of(connection: Connection) -> Content:
    """Read what an open file contains."""
    (total,) = connection.execute("SELECT max(sum) FROM state").fetchone()
    (erased,) = connection.execute("SELECT count(*) FROM erased").fetchone()
    return Content(total, dict(connection.execute("SELECT writer, n FROM seen")), erased)


def write_memo(folder: Path, memo: Memo) -> None:
    """Write a memo into the folder of its working copy: whole or not at all."""
    body = json.dumps(
        {**memo._asdict(), "content": asdict(memo.content), "target": str(memo.target)}, ensure_ascii=True
    )
    with replacing(folder / NAME) as temporary:
        temporary.write_text(f"{_checksum(body)}\n{body}\n", encoding="ascii")


def read_memo(folder: Path) -> Memo:
    """Read the memo of a working copy; one that is damaged or missing knows no target and no content."""
    try:
        checksum, body = (folder / NAME).read_text(encoding="ascii").splitlines()
        data = json.loads(body) if checksum == _checksum(body) else {}
        content = data.pop("content")
        memo = Memo(**{**data, "target": Path(data["target"])})
        seen = {int(writer): int(n) for writer, n in content["seen"].items()}
        return memo._replace(content=Content(content["sum"], seen, content["erased"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Memo()


def _checksum(body: str) -> str:
    return blake2b(body.encode("ascii"), digest_size=8).hexdigest()
