"""verify(plan, actuals, as_of) → Verification. Pure: no files, no clock, no printing."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from qcheck.errors import DataError, Exit
from qcheck.evidence import Evidence, gather, mixed_regions, of_one_region
from qcheck.judge import judge, margin
from qcheck.matching import Matcher
from qcheck.model import (
    Commitment,
    Finding,
    Op,
    Outcome,
    Reason,
    Severity,
    Status,
    Unmatched,
    Unreadable,
    Verdict,
    Verification,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

    from qcheck.judge import Judgement
    from qcheck.model import Actual, Actuals, Plan, Point, Target

_OF_TWO_TARGETS = Unreadable(outcome=Outcome.AMBIGUOUS, code="row-of-two-targets")
FAIL_ON = ("never", "fail", "missing", "at-risk")


def resolve_as_of(
    option: dt.date | None, actuals: Actuals, today: dt.date
) -> tuple[dt.date, str, tuple[Finding, ...]]:
    """The date that the run speaks of, and where it came from: option, title, row or today.

    A row's own date always dates that row; this is the date of all the others, and the day that
    tells whether a final value should have come by now.
    """
    titles = {row.title_date: row.source for row in actuals.rows if row.title_date}
    if option:
        others = [(day, source) for day, source in titles.items() if day != option]
        findings = tuple(
            Finding(
                code="as-of-differs",
                severity=Severity.WARNING,
                source=source.rpartition("!")[0],
                params={"used": option.isoformat(), "title": day.isoformat()},
            )
            for day, source in others
        )
        return option, "option", findings
    if titles:
        return max(titles), "title", ()
    rows = [row.date for row in actuals.rows if row.date]
    if rows:
        return max(rows), "row", ()
    return today, "today", ()


def verify(
    plan: Plan, actuals: Actuals, as_of: dt.date, as_of_from: str = "option"
) -> Verification:
    """All verdicts of one run, in the plan's order.

    Raises:
        DataError: no row of the actuals matched any target of the plan.
    """
    rows, unmatched, findings = _match(plan, actuals)
    if not rows:
        raise DataError("data.nothing-matched", (*actuals.findings, *findings), plan=plan.id)
    verdicts: list[Verdict] = []
    for target in plan.targets:
        verdict, said = _verdict(target, rows.get(target.id, []), plan.region, as_of, as_of_from)
        verdicts.append(verdict)
        findings.extend(said)
    matched = {row.source for of_target in rows.values() for row in of_target}
    return Verification(
        plan=plan,
        as_of=as_of,
        as_of_from=as_of_from,
        verdicts=tuple(verdicts),
        unmatched=unmatched,
        findings=(*actuals.findings, *findings),
        inputs=tuple(
            (one, sum(source.startswith(f"{one.path}!") for source in matched))
            for one in actuals.inputs
        ),
    )


def _match(
    plan: Plan, actuals: Actuals
) -> tuple[dict[str, list[Actual]], tuple[Unmatched, ...], list[Finding]]:
    """Rows by target id, the rows that belong to none, and what was wrong with them."""
    matcher = Matcher(plan.targets)
    rows: dict[str, list[Actual]] = {}
    unmatched: list[Unmatched] = []
    findings: list[Finding] = []
    for row in actuals.rows:
        by_id = matcher.by_id(row.id) if row.id else None
        by_name, unit = matcher.by_name(row.name) if row.name else (None, "")
        if by_id and by_name and by_id is not by_name:
            findings.append(_contradiction(row, by_id, by_name))
            unclear = replace(row, value=_OF_TWO_TARGETS)
            for either in (by_id, by_name):
                rows.setdefault(either.id, []).append(unclear)
            continue
        target = by_id or by_name
        if target is None:
            name = row.name or row.id
            unmatched.append(
                Unmatched(source=row.source, name=name, suggestions=matcher.suggestions(name))
            )
            continue
        rows.setdefault(target.id, []).append(
            row if row.unit or not unit else replace(row, unit=unit)
        )
    return rows, tuple(unmatched), findings


def _contradiction(row: Actual, by_id: Target, by_name: Target) -> Finding:
    return Finding(
        code="id-name-differ",
        severity=Severity.ERROR,
        source=row.source,
        params={"id": row.id, "name": row.name, "by_id": by_id.name, "by_name": by_name.id},
    )


def _verdict(
    target: Target, rows: list[Actual], whole: str, as_of: dt.date, as_of_from: str
) -> tuple[Verdict, tuple[Finding, ...]]:
    """The verdict on one target, and what was wrong with its rows."""
    rows, mixed = of_one_region(rows, whole)
    if mixed:
        rows = mixed_regions(rows)
    evidence = gather(target, rows, _dater(as_of, as_of_from))
    region = next((row.region for row in rows if row.region), "") if not mixed else ""
    if evidence.problem is not None:
        return _without_value(target, evidence, region, as_of), evidence.findings
    usable = [point for point in evidence.points if point.date <= as_of] or evidence.points
    judgement = judge(target, usable, as_of)
    return _from(target, judgement, region), evidence.findings


def _dater(as_of: dt.date, as_of_from: str) -> Callable[[Actual], dt.date]:
    """The date of a row's value: its own, else the option's, else its sheet title's, else as_of."""

    def dated(row: Actual) -> dt.date:
        if row.date:
            return row.date
        return as_of if as_of_from == "option" or row.title_date is None else row.title_date

    return dated


def _without_value(target: Target, evidence: Evidence, region: str, as_of: dt.date) -> Verdict:
    problem = evidence.problem or Reason.NO_DATA
    waiting = problem is Reason.NO_DATA and as_of < target.start
    return Verdict(
        target=target,
        status=Status.UNKNOWN,
        reason=Reason.NOT_STARTED if waiting else problem,
        period=str(target.due.year),
        start=target.start,
        due=target.due,
        region=region,
        cell=evidence.cell,
    )


def _from(target: Target, judgement: Judgement, region: str) -> Verdict:
    point = judgement.point
    return Verdict(
        target=target,
        status=judgement.status,
        reason=judgement.reason,
        period=str(judgement.due.year),
        start=judgement.start,
        due=judgement.due,
        region=region,
        actual=point,
        flags=judgement.flags,
        margin=None if point is None else margin(target.requirement, point.value),
        attainment=None if point is None else _attainment(target, point),
        pace=judgement.pace,
        years=judgement.years,
        missing_years=judgement.missing_years,
    )


def _attainment(target: Target, point: Point) -> Fraction | None:
    """v/T, where more is better: the plain share of the required value, which is no pace."""
    requirement = target.requirement
    if requirement.op not in (Op.GE, Op.GT) or not requirement.value:
        return None
    return Fraction(point.value) / Fraction(requirement.value)


def gate(verification: Verification, fail_on: str, *, strict: bool) -> tuple[Exit, tuple[str, int]]:
    """The exit code, and the key of its reason with the number of targets behind it.

    Only binding targets gate unless `strict`. A run that compared nothing is never OK.
    """
    gating = [v for v in verification.verdicts if strict or _binds(v)]
    failed = _count(gating, lambda v: v.status is Status.FAIL)
    missing = _count(
        gating, lambda v: v.status is Status.UNKNOWN and v.reason is not Reason.NOT_STARTED
    )
    at_risk = _count(gating, lambda v: v.status is Status.AT_RISK)
    level = FAIL_ON.index(fail_on)
    if failed and level >= FAIL_ON.index("fail"):
        return Exit.FAIL, ("failed", failed)
    if missing and level >= FAIL_ON.index("missing"):
        return Exit.MISSING, ("missing", missing)
    if at_risk and level >= FAIL_ON.index("at-risk"):
        return Exit.AT_RISK, ("at-risk", at_risk)
    if all(v.status is Status.UNKNOWN for v in verification.verdicts):
        return Exit.MISSING, ("nothing-compared", len(verification.verdicts))
    return Exit.OK, ("passed", 0)


def _binds(verdict: Verdict) -> bool:
    return verdict.target.commitment is Commitment.BINDING


def _count(verdicts: Iterable[Verdict], wanted: Callable[[Verdict], bool]) -> int:
    return sum(1 for verdict in verdicts if wanted(verdict))
