"""File names made from titles that people typed."""

import re

LONGEST = 120
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def file_name(title: str) -> str:
    """Return a name without separators, reserved names or invisible letters, at most 120 letters long."""
    name = " ".join(_FORBIDDEN.sub(" ", title).split()).strip(". ")[:LONGEST].strip(". ")
    if not name:
        return "Kiwork"
    return f"_{name}" if _RESERVED.fullmatch(name) else name
