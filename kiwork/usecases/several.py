"""One use case for several records, as one action."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Concatenate, ParamSpec

from sqlalchemy.orm import Session

P = ParamSpec("P")


def for_each(
    use_case: Callable[Concatenate[Session, str, P], object],
) -> Callable[Concatenate[Session, Sequence[str], P], None]:
    """Return a use case of the same name that takes many uids where the other takes one."""

    @wraps(use_case)
    def for_all(db: Session, uids: Sequence[str], /, *args: P.args, **kwargs: P.kwargs) -> None:
        for uid in uids:
            use_case(db, uid, *args, **kwargs)

    return for_all
