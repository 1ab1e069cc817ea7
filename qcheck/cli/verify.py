"""`qcheck verify`: compare spreadsheets with a plan, show the table, write the gap report."""

import datetime as dt
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from qcheck.cli import options
from qcheck.cli.failure import last_line
from qcheck.cli.output import check_exports, export, export_by_lead, hint, show_result
from qcheck.errors import Exit, UsageError
from qcheck.words import say


def run(
    actuals: Annotated[
        list[str] | None,
        typer.Argument(metavar="ACTUALS...", help="cli.arg-actuals", show_default=False),
    ] = None,
    *,
    plan: options.Plan = None,
    as_of: options.AsOf = None,
    region: Annotated[str | None, options.option("--region", metavar="NAME")] = None,
    period: Annotated[str | None, options.option("--period", metavar="PERIOD")] = None,
    sheet: Annotated[str | None, options.option("--sheet", metavar="NAME")] = None,
    column: Annotated[str | None, options.option("--column", metavar="HEADER")] = None,
    input_format: options.InputFormat = None,
    names: options.NameMapping = None,
    history: Annotated[list[str] | None, options.option("--history", metavar="FILE")] = None,
    profile: options.Profile = None,
    exports: options.Exports = None,
    form: options.Format = "table",
    fail_on: options.Gate = "missing",
    strict: Annotated[bool, options.option("--strict")] = False,
    only: options.Only = None,
    lead: options.Leads = None,
    waivers: Annotated[str | None, options.option("--waivers", metavar="FILE")] = None,
    sort: options.Sort = None,
    group: options.Group = None,
    summary: options.Summary = False,
    by_lead: options.ByLead = None,
    targets: options.Targets = None,
    lang: options.Language = None,
    color: options.Color = "auto",
    debug: options.Debug = False,
) -> int:
    """Judges every target of a plan by what the spreadsheets say."""
    del debug  # read from the command line by whoever catches exceptions
    from qcheck import console, library, verifying
    from qcheck.gate import FAIL_ON
    from qcheck.pace.settings import PROFILES

    language, form, color = options.look(lang, color, form)
    fail_on = options.one_of("--fail-on", fail_on, FAIL_ON)
    view = options.view(form, only, lead, sort, group, summary=summary)
    day = options.day("--as-of", as_of)
    if not actuals:
        raise UsageError("cli.no-actuals")
    if plan is None:
        raise UsageError("cli.no-plan", known=" ".join(library.plan_ids(options.folder(targets))))
    others = (waivers, None if names is None else str(names))
    kept = (*_files(actuals), plan, *(history or ()), *filter(None, others))
    check_exports(exports or (), kept)
    task = verifying.Task(
        plan=plan,
        targets=options.folder(targets),
        inputs=actuals,
        as_of=day,
        region=region,
        period=period,
        sheet=sheet,
        column=column,
        input_format=input_format,
        names=names,
        past=history or (),
        profile=profile
        if profile is None
        else options.one_of("--profile", profile, tuple(PROFILES)),
        leads=lead or (),
        waivers=waivers,
        fail_on=fail_on,
        strict=strict,
    )
    now = dt.datetime.now().astimezone()
    with console.Progress(language) as progress:
        stdin = getattr(sys.stdin, "buffer", None)
        result = verifying.verified(task, language, now, stdin=stdin, progress=progress)
    show_result(result, form, language, color, view)
    if verifying.is_over(result, now.date()):
        ends = {"end": result["plan"]["end"], "as_of": result["as_of"]}
        hint("cli.plan-over", language, color, **ends)
    failed = export(exports or (), result, language)
    failed |= export_by_lead(by_lead, result, language, inputs=(*actuals, plan))
    gate = result["gate"]
    if failed:
        return last_line(Exit.OUTPUT, say("cli.exit-5", language), language)
    return last_line(gate["exit_code"], gate["exit_reason"], language)


def _files(actuals: Sequence[str]) -> Sequence[str]:
    """The files that will be read."""
    from qcheck.reading.inbox import gather

    return gather(actuals).files
