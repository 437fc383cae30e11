"""How a name is known again that people write in many ways: a heading of a column, a kind of card."""

import re

from kiwork.models.text import folded

_IN_BRACKETS = re.compile(r"\([^()]*\)")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


def known_as(name: str) -> str:
    """Return letters and digits of a name: case, spelt-out umlauts, signs and brackets do not matter."""
    plain = _IN_BRACKETS.sub("", folded(name)).translate(_UMLAUTS)
    return "".join(letter for letter in plain if letter.isalnum())
