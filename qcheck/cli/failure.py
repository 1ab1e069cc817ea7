"""Where every exception ends: a clear message on stderr and the exit code it stands for."""

from __future__ import annotations

import re
import sys
import traceback
from typing import TYPE_CHECKING

import typer

from qcheck.errors import INTERRUPTED, DataError, Exit, PlanError, QcheckError
from qcheck.words import say, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from qcheck.model import Lang

# typer names the class of all wrong command lines nowhere else.
_Misuse: type[typer.BadParameter] = typer.BadParameter.__mro__[1]
_SHOWN = 50  # findings on the screen; the rest is counted


def outcome(command: Callable[[], object], args: Sequence[str], lang: Lang) -> int:
    """Runs a command to its exit code, whatever happens."""
    try:
        returned = command()
        sys.stdout.flush()
    except QcheckError as error:
        return _explained(error, lang)
    except _Misuse as error:
        return _misused(error, lang)
    except (KeyboardInterrupt, typer.Abort):
        returned = INTERRUPTED
    except MemoryError:
        return _explained(DataError("cli.no-memory"), lang)
    except Exception as error:  # noqa: BLE001 - the last line of defence: no traceback for users
        if "--debug" in args:
            traceback.print_exc()
        return last_line(Exit.INTERNAL, _internal(error, lang), lang)
    if returned == INTERRUPTED:  # what newer versions of typer make of Ctrl-C
        return last_line(INTERRUPTED, say("cli.interrupted", lang), lang)
    return int(returned) if isinstance(returned, int) else Exit.OK


def last_line(code: int, meaning: str, lang: Lang) -> int:
    """Says the code and its meaning, which is the last line on stderr, and hands the code back."""
    complain(say("cli.last-line", lang, code=int(code), meaning=meaning))
    return int(code)


def complain(text: str) -> None:
    """One line on stderr; when that is gone there is nobody left to tell."""
    try:
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        return


def _explained(error: QcheckError, lang: Lang) -> int:
    for finding in error.findings[:_SHOWN]:
        from qcheck.table.grouping import error_line

        complain(error_line(finding, lang, of_plan=isinstance(error, PlanError)))
    if len(error.findings) > _SHOWN:
        complain(say("cli.more-findings", lang, count=len(error.findings) - _SHOWN))
    params = {key: visible(value) for key, value in error.params.items()}
    complain(say(error.key, lang, **params))
    return last_line(error.exit_code, say(error.exit_key, lang), lang)


def _misused(error: typer.BadParameter, lang: Lang) -> int:
    """A command line that typer refused, in the user's language."""
    option = getattr(error, "option_name", None)
    near = getattr(error, "possibilities", None) or ()
    parameter = getattr(error, "param", None)
    extra = re.search(r"unexpected extra arguments? \((.*)\)", error.message)
    if extra:
        said = say("cli.too-many", lang, extra=visible(extra[1]))
    elif option and "does not take a value" in error.message:
        said = say("cli.option-takes-none", lang, option=option)
    elif option and hasattr(error, "possibilities"):
        said = say("cli.no-such-option", lang, option=visible(option))
        if near:
            said += say("cli.did-you-mean", lang, near=" ".join(sorted(near)))
    elif option:
        said = say("cli.option-needs-value", lang, option=option)
    elif parameter is not None and not error.message:
        said = say("cli.missing-parameter", lang, name=parameter.metavar or parameter.name)
    elif parameter is not None:
        said = say("cli.bad-parameter", lang, name=parameter.name, why=visible(error.message))
    else:
        said = say("cli.misused", lang, why=visible(error.format_message()))
    complain(said)
    complain(say("cli.see-help", lang))
    return last_line(Exit.USAGE, say("cli.exit-2", lang), lang)


def _internal(error: Exception, lang: Lang) -> str:
    what = visible(f"{type(error).__name__}: {error}")
    return say("cli.internal", lang, what=what)
