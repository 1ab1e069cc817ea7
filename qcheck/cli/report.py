"""`qcheck report`: render an earlier result again."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Annotated, Any

import typer

from qcheck.cli import options
from qcheck.cli.failure import last_line
from qcheck.cli.output import check_exports, export, show_result
from qcheck.errors import DataError, Exit
from qcheck.words import say

SCHEMA = "qcheck.result/1"


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
    stored = load(result)
    with complete(result):
        if exports is None or form != "table":
            show_result(stored, form, language, color, only=shown)
        failed = export(exports or (), stored, language)
    code = Exit.OUTPUT if failed else Exit.OK
    return last_line(code, say(f"cli.exit-{int(code)}", language), language)


def load(path: str) -> Mapping[str, Any]:
    """A stored result with its figures exact.

    Raises:
        DataError: the file cannot be read or is no result.
    """
    import json
    from decimal import Decimal

    from qcheck.reading.files import load as read_bytes

    data = read_bytes(path, getattr(sys.stdin, "buffer", None))
    try:
        stored = json.loads(data.decode("utf-8-sig"), parse_float=Decimal, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise DataError("report.not-a-result", path=path) from error
    if not isinstance(stored, dict) or stored.get("schema") != SCHEMA:
        raise DataError("report.not-a-result", path=path)
    return stored


def _refuse(constant: str) -> None:
    """NaN and Infinity are no figures."""
    raise ValueError(constant)


@contextmanager
def complete(path: str) -> Iterator[None]:
    """What draws a result relies on its fields: one that is missing, or odd, is said as such."""
    try:
        yield
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        raise DataError("report.not-a-result", path=path) from error
