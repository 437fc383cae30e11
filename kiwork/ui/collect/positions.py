"""Positions in a text as Qt counts them (UTF-16) and as Python does."""


def to_python(text: str, position: int) -> int:
    """Return the index of the letter at a position of Qt's."""
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * position].decode("utf-16-le", "ignore"))


def to_qt(text: str, index: int) -> int:
    """Return Qt's position of the letter at an index."""
    return len(text[:index].encode("utf-16-le", "surrogatepass")) // 2
