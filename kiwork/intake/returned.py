"""One answer as it stands in a file that came back, before anybody has judged it."""

import re
from dataclasses import dataclass

KEY = re.compile(r"([0-9a-f]{32})\.([0-9a-f]{16})\.([0-9a-f]{0,8})")
"""What a sheet carries for each recommendation: the asking, its token, and the process."""

FIELDS = 3
"""Answer, remark and day stand before the key; before these, after the number, the texts."""

MOST_ANSWERS = 2_000


@dataclass(frozen=True)
class Returned:
    """`texts` are those of the recommendation as the file has them, all others what was filled in.

    `is_formula` says that a field holds a formula in place of a text.
    """

    file: str
    key: str
    texts: tuple[str, ...]
    answer: str
    condition: str
    day: str
    is_formula: bool = False
