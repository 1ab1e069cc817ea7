"""`qcheck verify`: compare spreadsheets with a plan, show the table, write the gap report."""

import datetime as dt
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Annotated, Any

import typer

from qcheck import __version__
from qcheck.cli import options
from qcheck.cli.failure import last_line
from qcheck.cli.output import check_exports, export, hint, show_result
from qcheck.errors import Exit, UsageError
from qcheck.model import Lang, Plan, Status, Target, Verification
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
    sheet: Annotated[str | None, options.option("--sheet", metavar="NAME")] = None,
    column: Annotated[str | None, options.option("--column", metavar="HEADER")] = None,
    input_format: Annotated[str | None, options.option("--input-format", metavar="FORMAT")] = None,
    exports: options.Exports = None,
    form: options.Format = "table",
    fail_on: Annotated[
        str, options.option("--fail-on", metavar="never|fail|missing|at-risk")
    ] = "missing",
    strict: Annotated[bool, options.option("--strict")] = False,
    only: Annotated[list[str] | None, options.option("--only", metavar="STATUS")] = None,
    lead: options.Leads = None,
    targets: options.Targets = None,
    lang: options.Language = None,
    color: options.Color = "auto",
    debug: options.Debug = False,
) -> int:
    """Judges every target of a plan by what the spreadsheets say."""
    del debug  # read from the command line by whoever catches exceptions
    from qcheck import library, reading
    from qcheck.verify import FAIL_ON, resolve_as_of, verify

    language = options.language(lang)
    form = options.one_of("--format", form, options.FORMATS)
    color = options.one_of("--color", color, options.COLORS)
    fail_on = options.one_of("--fail-on", fail_on, FAIL_ON)
    shown = options.some_of("--only", only, tuple(status.value for status in Status))
    day = options.day("--as-of", as_of)
    if not actuals:
        raise UsageError("cli.no-actuals")
    if plan is None:
        raise UsageError("cli.no-plan", known=" ".join(library.plan_ids(options.folder(targets))))
    check_exports(exports or (), (*actuals, plan))
    wanted = _led_by(library.load(plan, options.folder(targets)), lead or ())
    read = reading.read(
        actuals,
        sheet=sheet,
        column=column,
        region=region,
        input_format=input_format,
        stdin=sys.stdin.buffer,
    )
    today = dt.datetime.now().astimezone()
    when, origin, doubts = resolve_as_of(day, read, today.date())
    verification = verify(wanted, replace(read, findings=(*read.findings, *doubts)), when, origin)
    result = _result(verification, fail_on, language, today, strict=strict)
    show_result(result, form, language, color, only=shown)
    if origin != "option" and when < wanted.end < today.date():
        hint("cli.plan-over", language, color, end=wanted.end.isoformat(), today=today.date())
    failed = export(exports or (), result, language)
    gate = result["gate"]
    if failed:
        return last_line(Exit.OUTPUT, say("cli.exit-5", language), language)
    return last_line(gate["exit_code"], gate["exit_reason"], language)


def _result(
    verification: Verification, fail_on: str, lang: Lang, now: dt.datetime, *, strict: bool
) -> Mapping[str, Any]:
    from qcheck.result import build
    from qcheck.verify import gate

    code, (key, count) = gate(verification, fail_on, strict=strict)
    scope = say("verdict.gate-all" if strict else "verdict.gate-binding", lang)
    return build(
        verification,
        lang=lang,
        version=__version__,
        generated_at=now.isoformat(timespec="seconds"),
        gate={
            "fail_on": fail_on,
            "strict": strict,
            "exit_code": int(code),
            "exit_reason": say(f"verdict.gate-{key}", lang, count=count, scope=scope),
        },
    )


def _led_by(plan: Plan, leads: Sequence[str]) -> Plan:
    """The plan with only the targets that one of these departments leads."""
    if not leads:
        return plan
    kept = tuple(target for target in plan.targets if _leads(target, leads))
    if not kept:
        known = sorted({name for target in plan.targets for name in target.lead})
        raise UsageError("cli.no-such-lead", lead="、".join(leads), known="、".join(known) or "—")
    return replace(plan, targets=kept)


def _leads(target: Target, leads: Sequence[str]) -> bool:
    return not set(leads).isdisjoint(target.lead)
