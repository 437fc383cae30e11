"""Long lists of ids in parts, so few at a time that one query can name them."""

from collections.abc import Iterator, Sequence

MOST = 500
"""Far below what SQLite lets a query name, so that there is room for what else it names."""


def in_parts(uids: Sequence[str]) -> Iterator[Sequence[str]]:
    """Cut a list into parts, in order; none of an empty one."""
    return (uids[start : start + MOST] for start in range(0, len(uids), MOST))
