"""`qcheck report`: render an earlier result again."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from qcheck.cli import options
from qcheck.cli.failure import last_line
from qcheck.cli.output import check_exports, export, show_result
from qcheck.errors import DataError, Exit
from qcheck.words import say


def run(
    result: Annotated[
        str, typer.Argument(metavar="RESULT.json", help="cli.arg-result", show_default=False)
    ],
    *,
    exports: options.Exports = None,
    form: options.Format = "table",
    only: Annotated[list[str] | None, options.option("--only", metavar="STATUS")] = None,
    lang: options.Language = None,
    color: options.Color = "auto",
    debug: options.Debug = False,
) -> int:
    """Shows a stored result and writes the files asked for; nothing is judged again."""
    del debug
    language, form, color = options.look(lang, color, form)
    shown = options.statuses(only)
    check_exports(exports or (), (result,))
    from qcheck.reading.results import load

    stored = load(result, getattr(sys.stdin, "buffer", None))
    with complete(result):
        if exports is None or form != "table":
            show_result(stored, form, language, color, only=shown)
        failed = export(exports or (), stored, language)
    code = Exit.OUTPUT if failed else Exit.OK
    return last_line(code, say(f"cli.exit-{int(code)}", language), language)


@contextmanager
def complete(path: str) -> Iterator[None]:
    """What draws a result relies on its fields: one that is missing, or odd, is said as such."""
    try:
        yield
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        raise DataError("report.not-a-result", path=path) from error
