"""`qcheck verify`: compare spreadsheets with a plan, show the table, write the gap report."""

import datetime as dt
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qcheck import __version__
from qcheck.cli import options
from qcheck.cli.failure import last_line
from qcheck.cli.output import check_exports, export, export_by_lead, hint, show_result
from qcheck.errors import Exit, UsageError
from qcheck.model import Lang, Names, Plan, Verification
from qcheck.words import say

if TYPE_CHECKING:
    from qcheck.gate import Gated


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
    from qcheck import console, library, reading
    from qcheck.dating import date_of_run
    from qcheck.gate import FAIL_ON
    from qcheck.reading import results
    from qcheck.regions import ALL
    from qcheck.verify import verify
    from qcheck.waiving import grant

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
    wanted = options.profiled(library.load(plan, options.folder(targets)), profile)
    _check_leads(wanted, lead or ())
    said, warned = library.load_map(names)
    allowed = None if waivers is None else library.load_waivers(waivers)
    with console.Progress(language) as progress:
        read = reading.read(
            actuals,
            sheet=sheet,
            column=column,
            region=None if region == ALL else region,
            period=period,
            input_format=input_format,
            stdin=getattr(sys.stdin, "buffer", None),
            columns=said.columns,
            progress=progress,
        )
    past = results.history(history or (), wanted.id)
    today = dt.datetime.now().astimezone()
    when, origin, doubts = date_of_run(day, read, today.date())
    read = replace(read, findings=(*warned, *read.findings, *doubts))
    granted = grant(wanted, allowed, when) if allowed else None
    verification = verify(
        wanted,
        read,
        when,
        origin,
        leads=lead or (),
        region=region,
        names=said.names,
        past=past,
        waivers=granted,
    )
    result = _result(verification, fail_on, language, today, strict=strict)
    show_result(result, form, language, color, view)
    if origin != "option" and when < wanted.end < today.date():
        hint("cli.plan-over", language, color, end=wanted.end.isoformat(), as_of=when.isoformat())
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


def _result(
    verification: Verification, fail_on: str, lang: Lang, now: dt.datetime, *, strict: bool
) -> Mapping[str, Any]:
    from qcheck.gate import gate
    from qcheck.result import build

    code, gated = gate(verification, fail_on, strict=strict)
    return build(
        verification,
        lang=lang,
        version=__version__,
        generated_at=now.isoformat(timespec="seconds"),
        gate={
            "fail_on": fail_on,
            "strict": strict,
            "exit_code": int(code),
            "exit_reason": _meaning(code, gated, fail_on, lang, strict=strict),
        },
    )


def _meaning(code: Exit, gated: "Gated", fail_on: str, lang: Lang, *, strict: bool) -> str:
    """What the exit code means in this run, in words."""
    scope = say("verdict.gate-all" if strict else "verdict.gate-binding", lang)
    below = gated.fail or gated.missing or gated.at_risk
    key, count = {
        Exit.FAIL: ("failed", gated.fail),
        Exit.MISSING: ("missing", gated.missing),
        Exit.AT_RISK: ("at-risk", gated.at_risk),
    }.get(code, ("below" if below else "passed", 0))
    if code is Exit.MISSING and gated.nothing:
        key, count = "nothing-compared", gated.nothing
    elif key == "passed" and gated.exempt:
        key = "passed-but"
    said = say(
        f"verdict.gate-{key}", lang, **gated._asdict(), count=count, scope=scope, fail_on=fail_on
    )
    return say("verdict.sentence-separator", lang).join((said, *_waiving(gated, lang)))


def _waiving(gated: "Gated", lang: Lang) -> Iterator[str]:
    """What waivers took from the gate, and how many of them were refused."""
    waived = gated.exempt + gated.adjusted
    if waived:
        yield say("verdict.gate-waived", lang, waived=waived, **gated._asdict())
    if gated.refused:
        yield say("verdict.gate-refused", lang, refused=gated.refused)


def _check_leads(plan: Plan, leads: Sequence[str]) -> None:
    """Refuses departments that lead no target of the plan."""
    known = sorted({name for target in plan.targets for name in target.lead})
    if leads and set(leads).isdisjoint(known):
        raise UsageError("cli.no-such-lead", lead=Names(leads), known=Names(known) or "—")
