"""`qcheck inspect`: what the reader saw in spreadsheets, and why."""

import datetime as dt
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from qcheck.cli import options
from qcheck.cli.failure import complain, last_line
from qcheck.cli.output import hint, show_inspection
from qcheck.errors import DataError, Exit, OutputError, QcheckError, UsageError
from qcheck.model import Actuals, Finding, Lang, Severity
from qcheck.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from qcheck.inspection import Matched
    from qcheck.model import NameMap, Plan


def run(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE...", help="cli.arg-actuals", show_default=False),
    ] = None,
    *,
    plan: options.Plan = None,
    names: options.NameMapping = None,
    write_map: Annotated[Path | None, options.option("--write-map", metavar="NAMES.yaml")] = None,
    force: Annotated[bool, options.option("--force")] = False,
    every: Annotated[bool, options.option("--all")] = False,
    as_of: options.AsOf = None,
    region: Annotated[str | None, options.option("--region", metavar="NAME")] = None,
    period: Annotated[str | None, options.option("--period", metavar="PERIOD")] = None,
    sheet: Annotated[str | None, options.option("--sheet", metavar="NAME")] = None,
    column: Annotated[str | None, options.option("--column", metavar="HEADER")] = None,
    input_format: options.InputFormat = None,
    form: options.Format = "table",
    targets: options.Targets = None,
    lang: options.Language = None,
    color: options.Color = "auto",
    debug: options.Debug = False,
) -> int:
    """Shows sheets, headers, columns, rows and doubts; judges nothing."""
    del debug
    from qcheck import library, reading
    from qcheck.inspection import build
    from qcheck.reading.seen import Trace
    from qcheck.regions import ALL, named_in
    from qcheck.table.inspection import Asked

    language, form, color = options.look(lang, color, form)
    day = options.day("--as-of", as_of)
    if not files:
        raise UsageError("inspect.no-input")
    own = options.folder(targets)
    if write_map is not None and plan is None:
        raise UsageError("mapping.needs-plan", known=" ".join(library.plan_ids(own)))
    if write_map is not None:
        _keep(write_map, (*files, str(plan), str(names)), force=force)
    wanted = library.load(plan, own) if plan else None
    said, warned = library.load_map(names)
    trace = Trace()
    actuals, problem = _read(
        lambda: reading.read(
            files,
            sheet=sheet,
            column=column,
            region=None if region == ALL else region,
            period=period,
            input_format=input_format,
            stdin=getattr(sys.stdin, "buffer", None),
            columns=said.columns,
            trace=trace,
            places=named_in(wanted) if wanted else (),
        )
    )
    actuals = replace(actuals, findings=(*warned, *actuals.findings))
    seen = _matched(wanted, actuals, said, day, region)
    problem = problem or seen.problem
    about = _as_finding(problem) if problem else None
    entry = build(
        files=trace.files,
        rows=actuals.rows,
        findings=seen.findings,
        matched=seen.matched,
        lang=language,
        problem=about,
        period=period or "",
        as_of=seen.as_of,
    )
    given: dict[str, object] = {
        "--plan": plan,
        "--as-of": as_of,
        "--region": region,
        "--period": period,
    }
    given |= {
        "--sheet": sheet,
        "--column": column,
        "--map": names,
        "--targets": targets,
        "--input-format": input_format,
    }
    typed = {key: str(one) for key, one in given.items() if one}
    asked = Asked(files=files, options=typed, mapping=str(write_map or ""))
    show_inspection(entry, form, language, color, every=every, asked=asked)
    if (
        wanted is not None
        and write_map is not None
        and not _write(write_map, entry, wanted, language)
    ):
        return last_line(Exit.OUTPUT, say("cli.exit-5", language), language)
    told = write_map is not None or form in ("table", "markdown")
    return _end(entry, problem, language, color, told=told)


def _read(reader: "Callable[[], Actuals]") -> tuple[Actuals, QcheckError | None]:
    """What was read, or why nothing could be: what was seen is shown all the same."""
    try:
        return reader(), None
    except QcheckError as error:
        return Actuals(rows=(), inputs=(), findings=error.findings), error


class _Seen(NamedTuple):
    """What a plan makes of the rows, all findings, and why none of the rows is of this plan."""

    matched: "Matched | None"
    findings: "Sequence[Finding]"
    problem: QcheckError | None = None
    as_of: dt.date | None = None


def _matched(
    plan: "Plan | None",
    actuals: Actuals,
    said: "NameMap",
    day: dt.date | None,
    region: str | None,
) -> _Seen:
    from qcheck.dated import dater
    from qcheck.dating import certain
    from qcheck.inspection import Matched
    from qcheck.verify import match, resolve_as_of, verify

    if plan is None:
        return _Seen(None, actuals.findings)
    today = dt.datetime.now().astimezone().date()
    when, origin, doubts = resolve_as_of(day, actuals, today)
    rows, unmatched, _ = match(plan, actuals, said.names, dater(when, origin, plan.end))
    matched = Matched(plan=plan, rows=rows, unmatched=unmatched)
    if not actuals.rows:
        return _Seen(matched, actuals.findings)
    actuals = certain(actuals, origin, today)
    try:
        found = verify(plan, actuals, when, origin, region=region, names=said.names).findings
    except DataError as error:
        shown = [one for one in error.findings if not one.code.startswith("row-unmatched")]
        return _Seen(matched, shown, error, when)
    return _Seen(matched, (*found, *doubts), as_of=when)


def _keep(path: Path, inputs: "Sequence[str]", *, force: bool) -> None:
    """Refuses, before anything is read, to replace what somebody may have filled in.

    Raises:
        UsageError: it is a file that is read.
        OutputError: the file exists.
    """
    from qcheck.report import check_writable

    check_writable(path, inputs)
    if path.exists() and not force:
        raise OutputError("mapping.exists", path=str(path))


def _as_finding(problem: QcheckError) -> Finding:
    return Finding(
        code=problem.key.rpartition(".")[2],
        severity=Severity.ERROR,
        source=problem.params.get("file", ""),
        params=problem.params,
    )


def _write(path: Path, entry: "Mapping[str, Any]", plan: "Plan", lang: Lang) -> bool:
    """Writes the starting point of a mapping file and says so; whether that went well."""
    from qcheck.library.mapping import shown_meanings
    from qcheck.report import write
    from qcheck.report.names import render

    try:
        write(path, render(entry, plan, shown_meanings(), str(path), lang))
    except OutputError as error:
        complain(say(error.key, lang, **error.params))
        return False
    complain(say("cli.written", lang, path=path))
    return True


def _end(
    entry: "Mapping[str, Any]",
    problem: QcheckError | None,
    lang: Lang,
    color: str,
    *,
    told: bool,
) -> int:
    """The last lines on stderr and the exit code; `told`: what to do about names has been said."""
    from qcheck.table.inspection import total

    if problem is not None:  # its findings have been shown
        raise type(problem)(problem.key, (), **problem.params)
    summary = entry["summary"]
    unmatched = summary["matched"] is not None and summary["matched"] < summary["read"]
    if unmatched and not told:
        hint("inspect.next-map", lang, color)
    return last_line(Exit.OK, total(entry, lang), lang)
