"""The command line: batch work without a window; the calls are a contract from release to release."""

from collections.abc import Callable, Sequence

from kiwork.cli import language, output
from kiwork.errors import KiworkError

NOT_DONE = 1
INTERRUPTED = 130


class SystemRefusedError(KiworkError):
    """The system refused to read or write something."""


class NoDisplayError(KiworkError):
    """There is no screen to open the window on."""


class UnexpectedError(KiworkError):
    """Something happened that nobody thought of."""


def names() -> tuple[str, ...]:
    """Return the names of all calls."""
    from kiwork.cli.calls import NAMES

    return NAMES


def run(arguments: Sequence[str], self_test: Callable[[str], int]) -> int:
    """Do what the arguments say and return the exit status: 0 done, 1 could not be done, 2 wrong usage.

    What cannot be done is said in one line on standard error, never by a traceback. `self_test` is given the
    language.
    """
    from kiwork.cli.calls import execute

    output.prepare()
    chosen = language.choose(arguments)
    try:
        return execute(arguments, chosen, self_test)
    except KiworkError as error:
        return _refused(error, chosen)
    except OSError as error:
        return _refused(SystemRefusedError(file=error.filename or "", reason=error.strerror or error), chosen)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - this is the exception hook of the command line
        return _refused(UnexpectedError(kind=type(error).__name__, place=_place(error)), chosen)


def _refused(error: KiworkError, chosen: str) -> int:
    output.say_error(error, chosen)
    return NOT_DONE


def _place(error: BaseException) -> str:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}" if trace else "?"
