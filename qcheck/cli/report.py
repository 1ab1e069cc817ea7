"""`qcheck report`: render an earlier result again."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

import typer

from qcheck.cli import options
from qcheck.cli.failure import last_line
from qcheck.cli.output import check_exports, export, show_result
from qcheck.errors import DataError, Exit
from qcheck.model import Status
from qcheck.words import say

SCHEMA = "qcheck.result/"


def run(
    result: Annotated[
        Path, typer.Argument(metavar="RESULT.json", help="cli.arg-result", show_default=False)
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
    language = options.language(lang)
    form = options.one_of("--format", form, options.FORMATS)
    color = options.one_of("--color", color, options.COLORS)
    shown = options.some_of("--only", only, tuple(status.value for status in Status))
    check_exports(exports or (), (str(result),))
    stored = load(result)
    if exports is None or form != "table":
        show_result(stored, form, language, color, only=shown)
    if export(exports or (), stored, language):
        return last_line(Exit.OUTPUT, say("cli.exit-5", language), language)
    return Exit.OK


def load(path: Path) -> Mapping[str, Any]:
    """A stored result with its figures exact.

    Raises:
        DataError: the file cannot be read or is no result.
    """
    import json

    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "UTF-8"
        raise DataError("cli.result-unreadable", path=str(path), why=why) from error
    try:
        stored = json.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        raise DataError("report.not-a-result", path=str(path)) from error
    if not isinstance(stored, dict) or not str(stored.get("schema")).startswith(SCHEMA):
        raise DataError("report.not-a-result", path=str(path))
    return stored
