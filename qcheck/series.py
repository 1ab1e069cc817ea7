"""Earlier results and a baseline beside what is reported now: one series for each target.

What is reported now decides what is judged: earlier values only come before it. A value that
another run gave for the same date is replaced by the newer one and told as a revision.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qcheck.evidence import falls
from qcheck.model import (
    Actual,
    Figure,
    Finding,
    Kind,
    Outcome,
    Point,
    Reason,
    Severity,
    Unreadable,
)
from qcheck.plausible import implausible
from qcheck.quantity import plain, satisfies
from qcheck.region import is_whole
from qcheck.revision import revised

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from qcheck.evidence import Evidence
    from qcheck.model import Past, Plan, Target


def of_target(past: Iterable[Past], target: str, region: str, whole: str) -> list[Past]:
    """The earlier values of one target in one region; `whole` is the plan's own."""
    own = is_whole(region, whole)
    return [
        one
        for one in past
        if one.target == target and (one.region == region or (own and is_whole(one.region, whole)))
    ]


def unplanned(past: Iterable[Past], plan: Plan) -> Iterable[Finding]:
    """Earlier values of targets that the plan no longer has."""
    known = {target.id for target in plan.targets}
    gone = {one.target: one.source for one in past if one.target not in known}
    for target, source in gone.items():
        yield Finding(
            code="history-no-target",
            severity=Severity.WARNING,
            source=source,
            params={"id": target},
        )


def extended(target: Target, evidence: Evidence, past: Sequence[Past]) -> Evidence:
    """The evidence with the earlier values before it, and what is to be said of them."""
    findings: list[Finding] = []
    fitting = [one for one in _fitting(target, past, findings) if _true(target, one, findings)]
    earlier = _by_date(target, fitting, findings)
    if evidence.points and earlier:
        evidence = _joined(target, evidence, earlier, findings)
    else:
        unclear = _unclear(evidence)
        kept = tuple(point for day, point in earlier.items() if day not in unclear)
        evidence = replace(evidence, kept=kept)
    findings.extend(_baseline(target, evidence.points))
    return replace(evidence, findings=(*evidence.findings, *findings))


def _fitting(target: Target, past: Sequence[Past], findings: list[Finding]) -> Iterable[Past]:
    """Those that were held against the same requirement in the same unit."""
    requirement = target.requirement
    now = (requirement.op.value, requirement.value, requirement.upper)
    said: set[str] = set()
    for one in past:
        if (one.unit, one.required) == (requirement.unit, now):
            yield one
            continue
        then = _worded(one)
        if then not in said:
            said.add(then)
            findings.append(
                Finding(
                    code="history-target-differs",
                    severity=Severity.WARNING,
                    source=one.source,
                    target=target.id,
                    params={"then": then, "now": requirement.text},
                )
            )


def _true(target: Target, past: Past, findings: list[Finding]) -> bool:
    """Whether an earlier value can be true of the target, by what a sheet's is held against."""
    if target.kind is Kind.MILESTONE:
        odd = None if past.value in (0, 1) else _NEITHER
    else:
        figure = Figure(value=past.value, unit=past.unit)
        row = Actual(value=figure, raw=past.raw, unit=past.unit, source=past.source)
        odd = implausible(target, past.value, row, figure)
    if odd is not None:
        said = {"text": past.raw, **odd.params}
        if odd.code != "share-or-percent":
            said["text"] = plain(past.value)
        findings.append(
            Finding(
                code=odd.code,
                severity=Severity.WARNING,
                source=past.source,
                target=target.id,
                params=said,
            )
        )
    return odd is None


_NEITHER = Unreadable(outcome=Outcome.INVALID, code="milestone-unclear")


def _worded(past: Past) -> str:
    op, *ends = past.required
    return f"{op} {'–'.join(plain(end) for end in ends if end is not None)}{past.unit}"


def _by_date(target: Target, past: Iterable[Past], findings: list[Finding]) -> dict[dt.date, Point]:
    """One value for each date: the most final, and of equally final ones that of the newer run."""
    found: dict[dt.date, Point] = {}
    for one in sorted(past, key=lambda each: each.written):
        point = Point(
            value=one.value,
            date=one.date,
            raw=one.raw,
            source=one.source,
            basis=one.basis,
            written=one.written,
        )
        before = found.get(one.date)
        if before is None:
            found[one.date] = point
            continue
        kept, replaced = (before, point) if _more_final(before, point) else (point, before)
        findings.extend(revised(target, replaced, kept))
        found[one.date] = kept
    return found


def _more_final(one: Point, other: Point) -> bool:
    return bool(one.basis and other.basis and one.basis.rank > other.basis.rank)


def _joined(
    target: Target, evidence: Evidence, past: dict[dt.date, Point], findings: list[Finding]
) -> Evidence:
    points = {point.date: point for point in evidence.points}
    unclear, later = _unclear(evidence), list[Point]()
    latest = evidence.points[-1].date
    for day, point in past.items():
        if day > latest:
            findings.append(_later(target, point, latest))
            later.append(point)
        elif day in points:
            now = points[day]
            kept, replaced = (point, now) if _more_final(point, now) else (now, point)
            findings.extend(revised(target, replaced, kept))
            points[day] = kept
        elif day not in unclear:
            points[day] = point
    joined = tuple(points[day] for day in sorted(points))
    # A count may have fallen since an earlier result, or not any more.
    said = (one for one in evidence.findings if one.code != "count-fell")
    return replace(
        evidence,
        points=joined,
        findings=(*said, *falls(target, joined)),
        kept=tuple(later),
    )


def _unclear(evidence: Evidence) -> set[dt.date]:
    """The dates of which today's rows say something that cannot be judged."""
    return {one.date for one in evidence.unusable if one.reason is not Reason.NO_DATA}


def _later(target: Target, point: Point, latest: dt.date) -> Finding:
    return Finding(
        code="history-later",
        severity=Severity.WARNING,
        source=point.source,
        target=target.id,
        params={"dated": point.date.isoformat(), "latest": latest.isoformat()},
    )


def _baseline(target: Target, points: Sequence[Point]) -> Iterable[Finding]:
    """A report of the baseline's own day that says something else than the plan.

    A baseline without a date is held against the last report up to the start.
    """
    base = target.baseline
    if base is None or target.yearly or target.kind not in (Kind.LEVEL, Kind.STOCK, Kind.HOLD):
        return
    early = [one for one in points if one.date <= target.start]
    same = [one for one in early if one.date == base.date] if base.date else early[-1:]
    for point in same:
        if point.value != base.value:
            yield Finding(
                code="baseline-differs",
                severity=Severity.WARNING,
                source=point.source,
                target=target.id,
                params={
                    "planned": f"{plain(base.value)}{base.unit}",
                    "reported": f"{point.raw} ({point.date})",
                },
            )


def met_before(
    target: Target, points: Sequence[Point], issued: dt.date | None
) -> Iterable[Finding]:
    """A target that was met when it was set (目标低于基期值): there is nothing to make progress in.

    Held against it is the plan's own baseline, else the last report up to the start, else the first
    of those up to the day on which the plan was issued: what came after it was progress.
    """
    if target.yearly or target.kind not in (Kind.LEVEL, Kind.STOCK):
        return
    base = target.baseline
    if base is not None:
        value, dated, source = base.value, base.date, target.source
    else:
        early = [one for one in points if one.date <= target.start]
        early = early or [one for one in points if issued and one.date <= issued][:1]
        if not early:
            return
        value, dated, source = early[-1].value, early[-1].date, early[-1].source
    if satisfies(value, target.requirement):
        unit, limit = target.requirement.unit, target.requirement.text
        said = {"value": f"{plain(value)}{unit}", "target": limit, "name": target.name}
        yield Finding(
            code="target-below-baseline",
            severity=Severity.WARNING,
            source=source,
            target=target.id,
            params=said | {"dated": dated.isoformat() if dated else "—"},
        )
