"""`qcheck report`: render an earlier result again."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Annotated, Any

import typer

from qcheck.cli import options
from qcheck.cli.failure import last_line
from qcheck.cli.output import check_exports, export, export_by_lead, show_result
from qcheck.errors import DataError, Exit, UsageError
from qcheck.model import Names
from qcheck.words import say


def run(
    result: Annotated[
        str, typer.Argument(metavar="RESULT.json", help="cli.arg-result", show_default=False)
    ],
    *,
    check: Annotated[str | None, options.option("--check", metavar="NAME")] = None,
    exports: options.Exports = None,
    form: options.Format = "table",
    only: options.Only = None,
    lead: options.Leads = None,
    sort: options.Sort = None,
    group: options.Group = None,
    summary: options.Summary = False,
    by_lead: options.ByLead = None,
    lang: options.Language = None,
    color: options.Color = "auto",
    debug: options.Debug = False,
) -> int:
    """Shows a stored result and writes the files asked for; nothing is judged again."""
    del debug
    language, form, color = options.look(lang, color, form)
    view = options.view(form, only, lead, sort, group, summary=summary)
    check_exports(exports or (), (result,))
    from qcheck.reading.results import load

    stored = load(result, getattr(sys.stdin, "buffer", None), check)
    with complete(result):
        _check_leads(stored, lead or ())
        if (exports is None and by_lead is None) or form != "table" or summary:
            show_result(stored, form, language, color, view)
        failed = export(exports or (), stored, language)
        failed |= export_by_lead(by_lead, stored, language, inputs=(result,), leads=lead or ())
    code = Exit.OUTPUT if failed else Exit.OK
    return last_line(code, say(f"cli.exit-{int(code)}", language), language)


def _check_leads(result: Mapping[str, Any], leads: Sequence[str]) -> None:
    """Refuses departments that lead none of the targets."""
    known = sorted({name for entry in result["results"] for name in entry["lead"]})
    if leads and set(leads).isdisjoint(known):
        raise UsageError("cli.no-such-lead", lead=Names(leads), known=Names(known) or "—")


@contextmanager
def complete(path: str) -> Iterator[None]:
    """What draws a result relies on its fields: one that is missing, or odd, is said as such."""
    try:
        yield
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        raise DataError("report.not-a-result", path=path) from error
