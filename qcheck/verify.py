"""verify(plan, actuals, as_of) → Verification. Pure: no files, no clock, no printing."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from qcheck.errors import DataError
from qcheck.evidence import Evidence, gather, of_elsewhere, of_region
from qcheck.judge import attainment, judge, margin
from qcheck.matching import Matcher, doubts
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
from qcheck.series import extended, of_target, unplanned
from qcheck.waiving import adjusted

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection, Iterable, Sequence

    from qcheck.judge import Judgement
    from qcheck.model import Actual, Actuals, Granted, Past, Plan, Renaming, Target, Waiver


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
    """All verdicts of one run, in the plan's order.

    `leads` narrows the judged targets to those that one of these departments leads; rows of the
    others still match. `region` is what the reader chose the rows by; `names` are what a mapping
    file calls targets; `past` is what earlier results reported. `waivers` are those that hold in
    this run: they stand beside the verdicts and change none.

    Raises:
        DataError: no row of the actuals matched any target of the plan.
    """
    rows, unmatched, findings = match(plan, actuals, names)
    if not rows:
        unknown = (_unknown_row(one) for one in unmatched)
        raise DataError(
            "data.nothing-matched", (*actuals.findings, *findings, *unknown), plan=plan.id
        )
    waived = {one.target: one for one in waivers.by_target} if waivers else {}
    verdicts: list[Verdict] = []
    for target in plan.targets:
        if leads and set(leads).isdisjoint(target.lead):
            continue
        own, elsewhere = of_region(rows.get(target.id, []), plan.region, region)
        if own and elsewhere:
            findings.append(_left_out(elsewhere))
        used = own or of_elsewhere(elsewhere)
        place = next((row.region for row in used if row.region), "")
        earlier = of_target(past, target.id, place, plan.region)
        judged = partial(_verdict, rows=used, as_of=as_of, as_of_from=as_of_from, earlier=earlier)
        verdict, said = judged(target)
        findings.extend(said)
        if waiver := waived.get(target.id):
            verdict, more = _waived(verdict, waiver, judged, said)
            findings.extend(more)
        verdicts.append(verdict)
    matched = {row.named_at or row.source for of_target in rows.values() for row in of_target}
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
            (one, sum(source.startswith(f"{one.path}!") for source in matched))
            for one in actuals.inputs
        ),
        leads=tuple(leads),
    )


def match(
    plan: Plan, actuals: Actuals, names: Sequence[Renaming] = ()
) -> tuple[dict[str, list[Actual]], tuple[Unmatched, ...], list[Finding]]:
    """Rows by target id, the rows that belong to none, and what was wrong with them."""
    matcher = Matcher(plan.targets, names)
    rows: dict[str, list[Actual]] = {}
    unmatched: list[Unmatched] = []
    findings = list(doubts(plan, names, actuals.rows))
    for row in actuals.rows:
        by_id = matcher.by_id(row.id) if row.id else None
        by_name, unit = matcher.by_name(row.name) if row.name else (None, "")
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


def _unknown_row(row: Unmatched) -> Finding:
    near = Names(row.suggestions) or "—"
    return Finding(
        code="row-unmatched",
        severity=Severity.WARNING,
        source=row.source,
        params={"name": row.name, "near": near},
    )


def _left_out(rows: list[Actual]) -> Finding:
    """Rows of other regions, beside those of the plan's own."""
    names = Names(dict.fromkeys(row.region for row in rows))
    return Finding(
        code="rows-elsewhere",
        severity=Severity.INFO,
        source=rows[0].source,
        params={"count": str(len(rows)), "regions": names, "name": rows[0].name},
    )


def _verdict(
    target: Target,
    rows: list[Actual],
    as_of: dt.date,
    as_of_from: str,
    earlier: Sequence[Past],
) -> tuple[Verdict, tuple[Finding, ...]]:
    """The verdict on one target, and what was wrong with its rows."""
    evidence = extended(target, gather(target, rows, _dater(as_of, as_of_from)), earlier)
    region = next((row.region for row in rows if row.region), "")
    judgement = judge(target, evidence.points, as_of, evidence.unusable)
    late = _after(target, evidence, as_of)
    verdict = replace(_from(target, judgement, region), series=tuple(evidence.points))
    return verdict, (*evidence.findings, *late)


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
    """Values dated after the run, which only count where there is no other."""
    for point in evidence.points:
        if point.date > as_of:
            yield Finding(
                code="value-after-as-of",
                severity=Severity.WARNING,
                source=point.source,
                target=target.id,
                params={"dated": point.date.isoformat(), "as_of": as_of.isoformat()},
            )


def _dater(as_of: dt.date, as_of_from: str) -> Callable[[Actual], dt.date]:
    """The date of a row's value: its own, else the option's, else its sheet title's, else as_of."""

    def dated(row: Actual) -> dt.date:
        if row.date:
            return row.date
        given = as_of_from == "option" or row.title_date is None or row.title_date > as_of
        return as_of if given or row.title_date is None else row.title_date

    return dated


def _from(target: Target, judgement: Judgement, region: str) -> Verdict:
    point, cell = judgement.point, judgement.cell
    known = point if judgement.status is not Status.UNKNOWN else None
    return Verdict(
        target=target,
        status=judgement.status,
        reason=judgement.reason,
        period=str(judgement.due.year),
        start=judgement.start,
        due=judgement.due,
        region=region,
        actual=None if cell else point,
        cell=(cell.raw, cell.source) if cell else ("", ""),
        flags=judgement.flags,
        margin=None if known is None else margin(target, known.value),
        attainment=None if known is None else attainment(target, known.value),
        pace=judgement.pace if known else None,
        baseline=judgement.baseline,
        years=judgement.years,
        missing_years=judgement.missing_years,
    )
