"""The words of a text, made fit to compare: case, umlauts, punctuation and endings do not matter."""

import re
import unicodedata
from functools import lru_cache

_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}
_GENDER = re.compile(r"(?<=\w)(?:[:*·_/]-?|\(-?)(in(?:nen)?)\b\)?")
_THOUSANDS = re.compile(r"(?<=\d)[.'\u202f](?=\d{3}(?!\d))")
_ENDING = re.compile(r"(?<=\w{4})(?:ungen|ung|(?:er)?in(?:nen)?|ern|er|en|em|es|e|s|n)$")
_UNSEEN = {"Cf", "Cs"}
_SIGNS = {"Sc", "Sm", "So"}


class _Letters(dict[int, str]):
    """What each letter becomes; worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = _plain_letter(chr(code))
        return self[code]


def _plain_letter(letter: str) -> str:
    if letter in _UMLAUTS:
        return _UMLAUTS[letter]
    category = unicodedata.category(letter)
    if letter == "%" or category in _SIGNS:
        return f" {letter} "
    if category[0] in "PSZ" or category == "Cc":
        return " "
    if category in _UNSEEN:
        return ""
    return "".join(c for c in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(c))


_LETTERS = _Letters()


def words(text: str) -> tuple[str, ...]:
    """Return the words in their order: folded, ä as ae, ß as ss, `Bürger:innen` as one; signs stay."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    whole = _THOUSANDS.sub("", _GENDER.sub(r"\1", folded))
    return tuple(whole.translate(_LETTERS).split())


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return a word of `words` without its ending, and with a for ae as in Platz and Plätze.

    Other umlauts stay, for they tell fordern from fördern and Schulen from Schülern.
    """
    bare = _ENDING.sub("", word.replace("ae", "a"))
    return bare[:-1] if bare.endswith(("ss", "nn")) else bare
