"""verify(plan, actuals, as_of) → Verification. Pure: no files, no clock, no printing."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from qcheck.blanks import told
from qcheck.dated import dater
from qcheck.errors import DataError
from qcheck.evidence import Evidence, gather
from qcheck.judge import attainment, judge, margin
from qcheck.matching import Matcher, doubts, unmatched_rows
from qcheck.model import (
    Finding,
    Names,
    Outcome,
    Severity,
    Status,
    Unmatched,
    Unreadable,
    Verdict,
    Verification,
    Waived,
)
from qcheck.region import is_whole
from qcheck.regions import ALL, shared
from qcheck.series import extended, met_before, unplanned
from qcheck.waiving import adjusted

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection, Iterable, Sequence

    from qcheck.judge import Judgement
    from qcheck.model import Actual, Actuals, Granted, Past, Plan, Point, Renaming, Target, Waiver
    from qcheck.regions import Part


def resolve_as_of(
    option: dt.date | None, actuals: Actuals, today: dt.date
) -> tuple[dt.date, str, tuple[Finding, ...]]:
    """The date that the run speaks of, and where it came from: option, title, row or today.

    A row's own date always dates that row; this is the date of all the others, and the day that
    tells whether a final value should have come by now.
    """
    until = option or today
    titles = {day: row.source for row in actuals.rows if (day := row.titled(until))}
    if option:
        own = {row.titled(until) for row in actuals.rows if row.own_time}
        others = [(d, source) for d, source in titles.items() if d != option and d not in own]
        differ = (
            _of_sheet("as-of-differs", source, used=option.isoformat(), title=day.isoformat())
            for day, source in others
        )
        return option, "option", tuple(differ)
    # A title like 2025年度 may name a year that is still running: its end dates no data yet.
    future = [(day, source) for day, source in titles.items() if day > today]
    if future:
        early = (
            _of_sheet("title-in-future", source, used=today.isoformat(), title=day.isoformat())
            for day, source in future
        )
        return today, "today", tuple(early)
    if titles:
        return max(titles), "title", ()
    rows = [row.date for row in actuals.rows if row.date]
    if rows and max(rows) <= today:  # a column 2025年 does not end the year before its time
        return max(rows), "row", ()
    return today, "today", ()


def _of_sheet(code: str, source: str, **params: str) -> Finding:
    """A warning that concerns the whole sheet of a cell."""
    place = source.rpartition("!")[0]
    return Finding(code=code, severity=Severity.WARNING, source=place, params=params)


def verify(  # noqa: PLR0913 - what is asked for, beside what is compared
    plan: Plan,
    actuals: Actuals,
    as_of: dt.date,
    as_of_from: str = "option",
    *,
    leads: Collection[str] = (),
    region: str | None = None,
    names: Sequence[Renaming] = (),
    past: Sequence[Past] = (),
    waivers: Granted | None = None,
) -> Verification:
    """All verdicts of one run, region by region, each in the plan's order.

    `leads` narrows the judged targets to those that one of these departments leads; rows of the
    others still match. `region` is what the reader chose the rows by, or `regions.ALL`: then every
    region that the rows name is judged. `names` are what a mapping file calls targets; `past` is
    what earlier results reported. `waivers` are those that hold in this run, for the plan's own
    region: they stand beside the verdicts and change none.

    Raises:
        DataError: no row of the actuals matched any target of the plan.
    """
    rows, unmatched, findings = match(plan, actuals, names, dater(as_of, as_of_from, plan.end))
    if not rows:
        said = (*actuals.findings, *findings, *unmatched_rows(unmatched))
        raise DataError("data.nothing-matched", said, plan=plan.id)
    rows = told(rows, actuals.rows, as_of)
    waived = {one.target: one for one in waivers.by_target} if waivers else {}
    targets = [one for one in plan.targets if not leads or not set(leads).isdisjoint(one.lead)]
    share = shared(plan, targets, rows, region, past)
    findings.extend(share.findings)
    verdicts: list[Verdict] = []
    near = {one.suggestions[0]: one for one in reversed(unmatched) if one.suggestions}
    for part in share.parts:
        judged = partial(_verdict, plan=plan, as_of=as_of, as_of_from=as_of_from)
        verdict, said = judged(part)
        if not part.rows:
            verdict = replace(verdict, near=near.get(part.target.name))
        findings.extend(said)
        waiver = waived.get(part.target.id)
        if waiver and _of_whole(part.region, region, plan.region):
            again = partial(_again, part=part, judged=judged)
            verdict, more = _waived(verdict, waiver, again, said)
            findings.extend(more)
        verdicts.append(verdict)
    findings.extend(_not_of_region(waived.values(), targets, verdicts, region))
    matched = {
        row.named_at or row.source: 1 + row.more for of_target in rows.values() for row in of_target
    }
    return Verification(
        plan=plan,
        as_of=as_of,
        as_of_from=as_of_from,
        verdicts=tuple(verdicts),
        unmatched=unmatched,
        findings=(
            *(waivers.findings if waivers else ()),
            *actuals.findings,
            *findings,
            *unplanned(past, plan),
        ),
        waivers=waivers,
        inputs=tuple(
            (one, sum(n for source, n in matched.items() if source.startswith(f"{one.path}!")))
            for one in actuals.inputs
        ),
        leads=tuple(leads),
        regions=share.regions,
    )


def match(
    plan: Plan,
    actuals: Actuals,
    names: Sequence[Renaming],
    dated: Callable[[Actual], dt.date],
) -> tuple[dict[str, list[Actual]], tuple[Unmatched, ...], list[Finding]]:
    """Rows by target id, the rows that belong to none, and what was wrong with them.

    `dated` gives the date of a row's value.
    """
    matcher = Matcher(plan.targets, names, plan.region)
    rows: dict[str, list[Actual]] = {}
    unmatched: list[Unmatched] = []
    findings = list(doubts(plan, names, actuals.rows))
    for row in actuals.rows:
        by_id = matcher.by_id(row.id) if row.id else None
        by_name, unit = matcher.by_name(row.name, dated(row).year) if row.name else (None, "")
        named = [by_name] if by_name else matcher.sharing(row.name)
        said = [by_id, *named] if by_id and by_id not in named else named
        if len(said) > 1:
            unclear = replace(row, value=_of_several(row, said))
            for either in said:
                rows.setdefault(either.id, []).append(unclear)
            continue
        target = by_id or by_name
        if target is None:
            name, place = row.name or row.id, row.named_at or row.source
            if unmatched and unmatched[-1].source == place:
                continue  # the same row of the sheet, of another region or period
            near = matcher.suggestions(name)
            unmatched.append(Unmatched(source=place, name=name, suggestions=near))
            continue
        rows.setdefault(target.id, []).append(
            row if row.unit or not unit else replace(row, unit=unit)
        )
    return rows, tuple(unmatched), findings


def _of_several(row: Actual, targets: list[Target]) -> Unreadable:
    """A row whose id and name, or whose name alone, belong to several targets."""
    names = Names(f"{target.name}({target.id})" for target in targets)
    return Unreadable(
        outcome=Outcome.AMBIGUOUS,
        code="row-of-two-targets",
        params={"id": row.id, "name": row.name, "targets": names},
    )


def _verdict(
    part: Part, plan: Plan, as_of: dt.date, as_of_from: str
) -> tuple[Verdict, tuple[Finding, ...]]:
    """The verdict on one target in one region, and what was wrong with its rows."""
    target = part.target
    dated = dater(as_of, as_of_from, plan.end)
    evidence = extended(target, gather(target, part.rows, dated), part.past)
    judgement = judge(target, evidence.points, as_of, evidence.unusable)
    late = _after(target, evidence, as_of)
    met = met_before(target, evidence.points, plan.document.issued) if part.own else ()
    verdict = replace(_from(target, judgement, part), series=_series(evidence))
    return verdict, (*evidence.findings, *late, *met)


def _series(evidence: Evidence) -> tuple[Point, ...]:
    """All that is known, oldest first, for the run after this one."""
    return tuple(sorted((*evidence.points, *evidence.kept), key=lambda point: point.date))


def _of_whole(place: str, asked: str | None, whole: str) -> bool:
    """Whether what is judged is the plan's own region, for which waivers are given."""
    of = place or ("" if asked in (None, ALL) else asked)
    return not of or not whole or is_whole(of, whole)


def _not_of_region(
    waivers: Iterable[Waiver],
    targets: Iterable[Target],
    verdicts: Iterable[Verdict],
    region: str | None,
) -> Iterable[Finding]:
    """Waivers that were not applied, because only another region was judged."""
    applied = {one.target.id for one in verdicts if one.waived}
    judged = {one.id for one in targets}
    for waiver in waivers:
        if waiver.target in judged - applied:
            yield Finding(
                code="waiver-other-region",
                severity=Severity.WARNING,
                source=waiver.source,
                target=waiver.target,
                params={"target": waiver.target, "region": region or ""},
            )


def _again(
    target: Target, part: Part, judged: Callable[[Part], tuple[Verdict, tuple[Finding, ...]]]
) -> tuple[Verdict, tuple[Finding, ...]]:
    """The verdict on the same rows by another requirement."""
    return judged(part._replace(target=target))


def _waived(
    verdict: Verdict,
    waiver: Waiver,
    judged: Callable[[Target], tuple[Verdict, Iterable[Finding]]],
    said: Iterable[Finding],
) -> tuple[Verdict, list[Finding]]:
    """The verdict with its waiver beside it, and what only the adjusted requirement brings up.

    The rows are read anew: whether a hedged or far-off value can be judged depends on the limit.
    """
    changed = adjusted(verdict.target, waiver)
    if changed is None:
        return replace(verdict, waived=Waived(waiver=waiver)), []
    anew, found = judged(changed)
    known = {(one.code, one.source) for one in said}
    new = [
        one
        for one in found
        if one.severity is Severity.ERROR and (one.code, one.source) not in known
    ]
    return replace(verdict, waived=Waived(waiver=waiver, verdict=anew)), new


def _after(target: Target, evidence: Evidence, as_of: dt.date) -> Iterable[Finding]:
    """Values dated after the run, which do not count."""
    for point in evidence.points:
        if point.date > as_of:
            yield Finding(
                code="value-after-as-of",
                severity=Severity.WARNING,
                source=point.source,
                target=target.id,
                params={"dated": point.date.isoformat(), "as_of": as_of.isoformat()},
            )


def _from(target: Target, judgement: Judgement, part: Part) -> Verdict:
    point, cell = judgement.point, judgement.cell
    known = point if judgement.status is not Status.UNKNOWN else None
    return Verdict(
        target=target,
        status=judgement.status,
        reason=judgement.reason,
        period=str(judgement.due.year),
        start=judgement.start,
        due=judgement.due,
        region=part.region,
        actual=None if cell else point,
        cell=(cell.raw, cell.source) if cell else ("", ""),
        flags=(*judgement.flags, *(part.flags if known else ())),
        margin=None if known is None else margin(target, known.value),
        attainment=None if known is None else attainment(target, known.value),
        pace=judgement.pace if known else None,
        baseline=judgement.baseline,
        years=judgement.years,
        missing_years=judgement.missing_years,
        overdue_years=judgement.overdue_years,
    )
