"""One verification from files: plan, mapping, waivers, earlier results, spreadsheets → the result.

What `qcheck verify` does once and `qcheck run` for each check of a job. What few runs have, waivers
and earlier results, is read by modules that are imported then.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING, Any

from qcheck import __version__, library, reading
from qcheck.dating import certain, date_of_run
from qcheck.errors import DataError, Exit, UsageError
from qcheck.gate import gate
from qcheck.model import Names, Record
from qcheck.pace.settings import profiled
from qcheck.regions import ALL, named_in
from qcheck.result import build
from qcheck.verify import verify
from qcheck.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from qcheck.gate import Gated
    from qcheck.model import Actuals, Finding, Granted, Lang, Past, Plan, Verification, Waivers
    from qcheck.reading.inbox import Report


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Task(Record):
    """What is to be judged, by what, and when the exit code is to complain."""

    plan: str  # an id, or a path
    targets: Path | None = None  # folder of own plans
    inputs: Sequence[str]
    as_of: dt.date | None = None
    latest: dt.datetime | None = None  # when an earlier one was made: it cannot be before that
    region: str | None = None
    period: str | None = None
    sheet: str | None = None
    column: str | None = None
    input_format: str | None = None
    names: Path | None = None  # the mapping file
    past: Sequence[str] = ()  # earlier results
    profile: str | None = None
    leads: Sequence[str] = ()
    waivers: str | None = None
    fail_on: str = "missing"
    strict: bool = False


def verified(
    task: Task,
    lang: Lang,
    now: dt.datetime,
    *,
    stdin: BinaryIO | None = None,
    progress: Report | None = None,
) -> Mapping[str, Any]:
    """The result of one verification, made `now`.

    Raises:
        QcheckError: nothing could be judged.
    """
    return _result(_verification(task, now, stdin, progress), task, lang, now)


def _verification(
    task: Task, now: dt.datetime, stdin: BinaryIO | None, progress: Report | None
) -> Verification:
    """What the files say, judged. All the rows that were read are let go with the end of this.

    Of a long table they are as much again as the result, which is made from the verdicts alone.
    """
    plan = profiled(library.load(task.plan, task.targets), task.profile)
    _check_leads(plan, task.leads)
    said, warned = library.load_map(task.names)
    allowed = None if task.waivers is None else library.load_waivers(task.waivers)
    read = reading.read(
        task.inputs,
        sheet=task.sheet,
        column=task.column,
        region=None if task.region == ALL else task.region,
        home="" if task.region == ALL else plan.region,
        places=named_in(plan),
        period=task.period,
        input_format=task.input_format,
        stdin=stdin,
        columns=said.columns,
        progress=progress,
    )
    past = _past(task.past, plan) if task.past else ()
    when, origin, doubts = _dated(task, read, now.date())
    read = certain(read, origin, _today(task, now.date()))
    return verify(
        plan,
        replace(read, findings=(*warned, *read.findings, *doubts)),
        when,
        origin,
        leads=task.leads,
        region=task.region,
        names=said.names,
        past=past,
        waivers=_granted(plan, allowed, when) if allowed else None,
    )


def _past(files: Sequence[str], plan: Plan) -> tuple[Past, ...]:
    past: tuple[Past, ...] = import_module("qcheck.reading.results").history(files, plan.id)
    return past


def _granted(plan: Plan, file: Waivers, when: dt.date) -> Granted:
    granted: Granted = import_module("qcheck.waiving").grant(plan, file, when)
    return granted


def _dated(task: Task, read: Actuals, today: dt.date) -> tuple[dt.date, str, tuple[Finding, ...]]:
    """The date of the run. By a clock that was set back, only one that no clock decides.

    Raises:
        DataError: the clock is wrong, and the date would be another on another day.
    """
    latest = _today(task, today)
    found = date_of_run(task.as_of, read, latest)
    if today == latest:
        return found
    if found[1] == "today" or found[:2] != date_of_run(task.as_of, read, dt.date.max)[:2]:
        days = {"today": today.isoformat(), "latest": latest.isoformat()}
        raise DataError("data.clock-behind", (), **days)
    return found


def _today(task: Task, today: dt.date) -> dt.date:
    """The day of the clock, or that of an earlier run that was later: then the clock is behind."""
    return max(today, task.latest.date()) if task.latest else today


def is_over(result: Mapping[str, Any], today: dt.date) -> bool:
    """Whether the plan has ended, and the data, of an earlier date, may not be the final ones."""
    if result["as_of_from"] == "option":
        return False
    return str(result["as_of"]) < str(result["plan"]["end"]) < today.isoformat()


def _check_leads(plan: Plan, leads: Sequence[str]) -> None:
    """Refuses departments that lead no target of the plan."""
    known = sorted({name for target in plan.targets for name in target.lead})
    if leads and set(leads).isdisjoint(known):
        raise UsageError("cli.no-such-lead", lead=Names(leads), known=Names(known) or "—")


def _result(
    verification: Verification, task: Task, lang: Lang, now: dt.datetime
) -> Mapping[str, Any]:
    code, gated = gate(verification, task.fail_on, strict=task.strict)
    return build(
        verification,
        lang=lang,
        version=__version__,
        generated_at=now.isoformat(timespec="seconds"),
        gate={
            "fail_on": task.fail_on,
            "strict": task.strict,
            "exit_code": int(code),
            "exit_reason": _meaning(code, gated, task, lang),
        },
    )


def _meaning(code: Exit, gated: Gated, task: Task, lang: Lang) -> str:
    """What the exit code means in this run, in words."""
    scope = say("verdict.gate-all" if task.strict else "verdict.gate-binding", lang)
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
    filled = {**gated._asdict(), "count": count, "scope": scope, "fail_on": task.fail_on}
    said = say(f"verdict.gate-{key}", lang, **filled)
    return say("verdict.sentence-separator", lang).join((said, *_waiving(gated, lang)))


def _waiving(gated: Gated, lang: Lang) -> Iterator[str]:
    """What waivers took from the gate, and how many of them were refused."""
    waived = gated.exempt + gated.adjusted
    if waived:
        yield say("verdict.gate-waived", lang, waived=waived, **gated._asdict())
    if gated.refused:
        yield say("verdict.gate-refused", lang, refused=gated.refused)
